import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../src/lint/apply-fixes.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

/** What becomes of steps when every safe fix is made, once. */
function fixed(steps: string): string {
  const text = playbookOf(steps);
  return applyFixes(text, lintText(text, 'p.yaml')).text;
}

const becomes = (from: string, to: string) => expect(fixed(from)).toBe(playbookOf(to));
const stays = (steps: string) => becomes(steps, steps);

describe('a fix is made where there is one thing that can have been meant', () => {
  it.each([
    ['a letter swapped', 'titel: A', 'title: A'],
    ['a letter missing', 'gide: A', 'guide: A'],
    ['a letter too many', 'guidde: A', 'guide: A'],
    ['another letter', 'goide: A', 'guide: A'],
  ])('in a key: %s', (_, wrong, right) => {
    const rest = right.startsWith('title') ? '' : '\n  title: A';
    becomes(
      `- id: a${rest}\n  ${wrong} # kept\n\n  # kept too\n  role:   commander\n`,
      `- id: a${rest}\n  ${right} # kept\n\n  # kept too\n  role:   commander\n`,
    );
  });

  it('in the id of a step, wherever it stands', () => {
    becomes(
      '- { id: isolate-hosts, title: A }\n- { id: b, title: B, needs: [isolate-hots] }\n',
      '- { id: isolate-hosts, title: A }\n- { id: b, title: B, needs: [isolate-hosts] }\n',
    );
  });

  it('in a truth value or a word of a list', () => {
    becomes(
      '- { id: a, title: A, critical: yes, asks: { x: { ask: X, type: Yes-No, required: TRUE } } }\n',
      '- { id: a, title: A, critical: true, asks: { x: { ask: X, type: yes-no, required: true } } }\n',
    );
  });

  it('in a template without quotes', () => {
    becomes(
      '- id: a\n  title: A\n  asks: { x: { ask: X } }\n  notify:\n    to: {{ x }}\n    message: Hello\n',
      '- id: a\n  title: A\n  asks: { x: { ask: X } }\n  notify:\n    to: "{{ x }}"\n    message: Hello\n',
    );
  });

  it('in a condition that YAML takes for a tag', () => {
    becomes('- id: a\n  title: A\n  when: !done # why\n', "- id: a\n  title: A\n  when: '!done' # why\n");
  });

  it('in a text with a character of no width', () => {
    becomes('- id: a\n  title: A\u200bB\n', '- id: a\n  title: AB\n');
  });

  it('in a comment that hides nothing', () => {
    becomes(
      '- id: a\n  # kept\n  # tocsin: ignore[cut-text] no more\n  title: A   # tocsin: ignore[cut-text] no more\n',
      '- id: a\n  # kept\n  title: A\n',
    );
  });
});

describe('nothing is changed', () => {
  it.each([
    [
      'where two could be meant',
      '- { id: host-ab, title: A }\n- { id: host-ac, title: A }\n- { id: b, title: B, needs: [host-ad] }\n',
    ],
    ['where a digit differs', '- { id: host-1, title: A }\n- { id: b, title: B, needs: [host-2] }\n'],
    [
      'where more than a slip differs',
      '- { id: isolate-hosts, title: A }\n- { id: b, title: B, needs: [isolate-all] }\n',
    ],
    ['in short words', '- { id: abc, title: A }\n- { id: b, title: B, needs: [abd] }\n'],
    ['where the key is there already', '- { id: a, title: A, titel: B }\n'],
    ['where a comment may be meant', '- id: a\n  title: A #b\n'],
    ['where direction is hidden', '- id: a\n  title: A\u202eB\n'],
    [
      'where a template is part of a text',
      '- id: a\n  title: A {{ x }} b\n  notify: { to: Dear {{ x }}, message: c }\n',
    ],
  ])('%s', (_, steps) => {
    stays(steps);
  });
});

it('fixes that touch each other are made one after the other', () => {
  const range = (from: number, to: number) => ({
    start: { line: 1, column: from },
    end: { line: 1, column: to },
  });
  const [finding] = lintText(playbookOf('- { id: a, titel: A }\n'), 'p.yaml');
  if (!finding) throw new Error('nothing found');
  const fix = (from: number, to: number, text: string) => ({
    ...finding,
    fix: { safe: true, edits: [{ range: range(from, to), text }] },
  });
  expect(applyFixes('abcdef', [fix(1, 3, 'x'), fix(2, 4, 'y'), fix(5, 6, '')])).toEqual({
    text: 'xcdf',
    fixed: 2,
  });
  expect(
    applyFixes('abcdef', [{ ...finding, fix: { safe: false, edits: fix(1, 2, 'x').fix.edits } }]),
  ).toEqual({
    text: 'abcdef',
    fixed: 0,
  });
});

it('a key with one slip is put right, whichever it is', () => {
  const keys = ['title', 'guide', 'role', 'critical', 'checklist', 'witness'];
  const value: Record<string, string> = {
    role: 'commander',
    critical: 'true',
    witness: 'true',
    checklist: '[a]',
  };
  fc.assert(
    fc.property(fc.constantFrom(...keys), fc.nat(20), fc.constantFrom(...'qxz'), (key, at, letter) => {
      const place = at % (key.length + 1);
      const typo = key.slice(0, place) + letter + key.slice(place);
      const steps = (written: string) =>
        `- id: a\n${key === 'title' ? '' : '  title: A\n'}  ${written}: ${value[key] ?? 'A'}\n`;
      expect(fixed(steps(typo))).toBe(playbookOf(steps(key)));
    }),
  );
});
