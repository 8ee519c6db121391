import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { display } from '../../src/terminal/display.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import type { Risk } from '../../src/workspace/workspace.ts';
import { writeRisk } from '../../src/workspace/write-risk.ts';

const head = 'tocsin-workspace: 1\norganisation: Example Ltd\n';
const risk: Risk = {
  id: 'flood',
  title: 'Flood in the basement',
  likelihood: 1,
  impact: 4,
  treatment: 'accept',
  playbooks: [],
  controls: [],
  reviews: [],
};

const read = (text: string) => loadWorkspace(text, 'tocsin.yaml').workspace?.risks;

describe('a risk that is written into a workspace', () => {
  test.each([
    ['has no register', head],
    ['has no register and no end of line', head.trimEnd()],
    ['has an empty one', `${head}risks: []\nlint:\n  rules: {}\n`],
    [
      'has one of it on one line',
      `${head}risks:\n  - { id: flood, title: Old, likelihood: 5, impact: 5, treatment: avoid }\n`,
    ],
    [
      'has lines that end as on Windows',
      `${head}risks:\n  - { id: flood, title: Old, likelihood: 5, impact: 5, treatment: avoid }\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    ],
  ])('is read as it was meant where the file %s', (_, text) => {
    expect(read(writeRisk(text, risk))).toEqual([risk]);
  });

  test('leaves the rest of the file as it was, to the byte, and the comments in the register', () => {
    const before = `# ours\n${head}\nrisks:\n  # the big one\n  - id: fire\n    title: Fire # really\n    likelihood: 2\n    impact: 5\n    treatment: mitigate\n\n# what lint thinks\nlint:\n    rules:   { unused-role:   off }\n`;
    const after = writeRisk(before, {
      ...risk,
      reviews: [
        { day: '2026-11-22', by: 'dana', likelihood: 1, impact: 4, treatment: 'accept', why: 'It is dry' },
      ],
    });
    expect(after).toBe(
      before.replace(
        '    treatment: mitigate\n',
        `    treatment: mitigate
  - id: flood
    title: Flood in the basement
    likelihood: 1
    impact: 4
    treatment: accept
    reviews:
      - day: 2026-11-22
        by: dana
        likelihood: 1
        impact: 4
        treatment: accept
        why: It is dry
`,
      ),
    );
  });

  test('keeps the comments and the layout of what it changes', () => {
    const before = `${head}risks:\n  - id: flood\n    title: Old # why\n    likelihood: 5 # a lot\n    impact: 4\n    treatment: accept\n    playbooks: [a, b]\n`;
    expect(writeRisk(before, { ...risk, playbooks: ['a', 'b'] })).toBe(
      before.replace('Old', 'Flood in the basement').replace('5 # a lot', '1 # a lot'),
    );
  });

  test('is read as it was meant whatever people write, and no other risk changes', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map(text => text.replace(/\s+/gu, ' ').trim())
      .filter(text => text !== '' && display(text) === text);
    const grade = fc.integer({ min: 1, max: 5 });
    const other = { ...risk, id: 'fire', title: 'Fire: "all" of it # yes', controls: ['- dry', 'yes', '3'] };
    fc.assert(
      fc.property(
        words,
        words,
        words,
        grade,
        grade,
        fc.boolean(),
        (title, owner, control, likelihood, impact, known) => {
          const text = writeRisk(head, other);
          const before = known ? writeRisk(text, risk) : text;
          const after = { ...risk, title, owner, controls: [control], likelihood, impact };
          expect(read(writeRisk(before, after))).toEqual([other, after]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is refused, with the reason, where people wrote what nobody can see', () => {
    expect(() => writeRisk(head, { ...risk, title: 'Fl\u200bood' })).toThrow(
      /cannot be written so: .*U\+200B/,
    );
  });
});
