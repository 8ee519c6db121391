import { expect, test } from 'vitest';
import { findTold, toldIn } from './acknowledged.ts';
import type { CasePlaybook } from './case-playbook.ts';
import type { RawEntry, RawLog } from './raw-logs.ts';
import { isWhole, toldOf } from './saved-note.ts';

const playbook: CasePlaybook = {
  label: (_, option) => ({ pay: 'Pay', later: 'Pay {{ sum }} later (in parts)' })[option],
  questions: [],
};

test('a decision’s line speaks of the option that it names, and of no other', () => {
  expect(isFound('✓ 03:09Z posture  Pay or not?  DECIDED: Pay; too dear  dana  #0', decided('pay'))).toBe(
    true,
  );
  expect(
    isFound(
      '✓ 03:09Z posture  Pay or not?  DECIDED: Pay 5 EUR later (in parts); too dear  dana  #0',
      decided('pay'),
    ),
  ).toBe(false);
  expect(
    isFound(
      '✓ 03:09Z posture  Pay or not?  DECIDED: Pay 5 EUR later (in parts); too dear  dana  #0',
      decided('later'),
    ),
  ).toBe(true);
  expect(isFound('✓ 03:09Z posture  Pay or not?  DECIDED: Pay; too dear  dana  #0', decided('later'))).toBe(
    false,
  );
  expect(isFound('✓ 03:09Z posture  Pay or not?  DECIDED: Pay; too dear  dana  #0', decided('gone'))).toBe(
    false,
  );
});

test('a long note’s line speaks of the first line and of how many more there are', () => {
  const line = '· 03:09Z a (and 3 more lines)  NOTE  dana  #0';
  expect(isFound(line, noted('a\nb\nc\nd'))).toBe(true);
  expect(isFound(line, noted('a\nb\nc'))).toBe(false);
  expect(isFound(line, noted('a\nb\nc\nd\ne'))).toBe(false);
  expect(isFound('· 03:09Z a / b / c  NOTE  dana  #0', noted('a\nb\nc'))).toBe(true);
});

test('a note is whole where the log has every line that stood in the editor', () => {
  const saved = { text: 'a\n\n    b\nc\nd', from: 9 };
  expect(isWhole(saved, noted('a\n\n\tb\nc\nd'))).toBe(true);
  expect(isWhole(saved, noted('a\n\n\tb\nc\ne'))).toBe(false);
  expect(isWhole(saved, noted('a\n\tb\nc\nd'))).toBe(false);
});

test('a note was told of by the line that came after it was saved, once it was printed whole', () => {
  const raw = '· 03:08Z a  NOTE  dana  #4\r\nNote\r· 03:09Z a  NOTE  dana  #7\r\n';
  const from = raw.indexOf('Note');
  expect(toldOf({ text: 'a', from }, raw)).toMatchObject({ seq: 7 });
  expect(toldOf({ text: 'a', from }, raw.slice(0, -2))).toBeUndefined();
});

function isFound(line: string, entry: RawEntry): boolean {
  const [told] = toldIn(`${line}\n`);
  const log: RawLog = { w: 'dana@vm~1', path: '', entries: [entry], torn: 0 };
  return told !== undefined && findTold(told, [log], playbook) !== undefined;
}

function decided(option: string): RawEntry {
  return entry('decision.made', { option, reason: 'too dear' }, 'posture');
}

function noted(text: string): RawEntry {
  return entry('note.added', { text });
}

function entry(type: string, data: Record<string, unknown>, step?: string): RawEntry {
  const at = step === undefined ? {} : { step };
  return { seq: 0, hash: '', ts: '2026-11-22T03:09:51Z', type, actor: { name: 'dana' }, ...at, data };
}
