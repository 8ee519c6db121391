import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import { redact } from '../../src/report/redact.ts';
import { playFile } from '../playbooks/play-file.ts';
import { everywhere } from './everywhere.ts';
import { playedReport } from './played-report.ts';

/** Where a record can name somebody, each as it would add to a record. */
const ways: Record<string, (name: string) => Pick<Recorded, 'type' | 'data'> | { actor: { name: string } }> =
  {
    'who recorded': name => ({ actor: { name } }),
    'a role': person => ({ type: 'role.assigned', data: { role: 'commander', person } }),
    'sent to': to => ({ type: 'notification.sent', data: { to, text: '', digest: '' } }),
    'sent to, among others': name => ({
      type: 'notification.sent',
      data: { to: `the board, ${name} (by hand) and lee`, text: '', digest: '' },
    }),
    'who approved': name => ({ type: 'approval.given', data: { name, role: 'commander' } }),
    'a witness': witness => ({ type: 'step.completed', data: { witness } }),
    'on whose authority': name => ({
      type: 'step.completed',
      data: { authority: name.charAt(0).toUpperCase() + name.slice(1) },
    }),
    'the owner of an action': owner => ({
      type: 'action.added',
      data: { what: '', owner, due: '2026-12-31', kind: 'prevent' },
    }),
    'whom it is handed to': to => ({
      type: 'handover.offered',
      data: { to, brief: '', roles: [], heads: {} },
    }),
    'a person as an answer': name => ({ type: 'input.set', data: { name: 'reporter', value: name } }),
    'one of several people': name => ({
      type: 'step.completed',
      data: { answers: { reporter: ['lee', name] } },
    }),
  };

const part = fc.constantFrom(
  ...[
    "O'Brien",
    'Quist',
    'İsmail',
    'Straßer',
    'José',
    'Łukasz',
    'Ελένη',
    'Nguyễn',
    '田中',
    '김철수',
    'Иван',
    'يوسف',
    'ole',
  ],
);
const name = fc.array(part, { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '));
const spelled: ((text: string) => string)[] = [
  text => text,
  text => text.toUpperCase(),
  text => text.toLowerCase(),
  text => text.normalize('NFD'),
  text => text.split(' ').at(-1) as string,
  text => text.split(' ').join('.'),
];
const around = fc.constantFrom('', ' ', '"', '(', ':', '_', '/', '; ', '@host ', '🚨');

it('no spelling of a name leaves from any text, however the record came to know it', async () => {
  const { session, records } = await playFile('phishing-common.yaml');
  const { state } = session;
  expect(state.playbook.inputs.reporter?.type).toBe('person');
  const report = await playedReport('phishing-common.yaml');
  const { integrity } = report;
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(ways)),
      name,
      fc.constantFrom(...spelled),
      around,
      around,
      (way, known, spell, before, after) => {
        const added = { ...records[0], ...ways[way]?.(known) } as Recorded;
        const planted = spell(known);
        const text = `${before}${planted}${after}`;
        const redacted = redact({ ...everywhere(report, text), integrity }, state, [...records, added]);
        for (const left of textsIn(redacted))
          expect(left.normalize('NFC').toLowerCase()).not.toContain(planted.normalize('NFC').toLowerCase());
      },
    ),
    { numRuns: 60 },
  );
});

/** All texts but those that are the program's own words. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return own.has(key) ? [] : [value];
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([k, v]) => textsIn(v, Array.isArray(value) ? key : k))
    : [];
}

const own = new Set(
  'at digest kind mark mode outcome sha256 stage state type verdict tlp precision'.split(' '),
);
