import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/lint/lint-text.ts';
import { playbookOf } from '../playbook/write-playbook.ts';

/** What is found in the steps of a phase: the rule, its severity where it is no error, and the line that it points at. */
async function found(steps: string): Promise<string[]> {
  const text = playbookOf(steps);
  const lines = text.split('\n');
  return (await lintText(text, 'p.yaml')).map(({ rule, severity, range }) => {
    const line = lines[range.start.line - 1]?.trim();
    return `${rule}${severity === 'error' ? '' : ` (${severity})`} at ${line}`;
  });
}

const ask = '- { id: ask, title: Ask, asks: { way: { ask: Which?, choices: [mail, web] } } }\n';
const use = '- { id: tell, title: Tell, guide: "It was {{ way }}" }\n';

describe('a value that is used', () => {
  it.each([
    ['after it was asked', ask + use],
    [
      'in the step that asks it',
      '- { id: a, title: A, asks: { way: { ask: Which? } }, guide: "{{ way }}" }\n',
    ],
    [
      'beside the step that asks it, in whatever order people choose',
      `- id: side-by-side\n  title: Both\n  parallel:\n  ${ask}  ${use}`,
    ],
    [
      'behind the option that asks it, where the other one ends',
      `- id: d
  title: D
  options:
    - { id: a, label: A, next: end }
    - id: b
      label: B
      steps:
        - { id: ask, title: Ask, asks: { way: { ask: Which? } } }
${use}`,
    ],
    [
      'under the conditions that it is asked under',
      `${ask}- { id: deeper, title: Deeper, when: way == "mail", asks: { sender: { ask: Who? } } }
- { id: block, title: Block, when: way == "mail" && severity == "sev1", guide: "{{ sender }}" }
`,
    ],
    [
      'where the option that asks it was chosen',
      `- id: d
  title: D
  options:
    - { id: a, label: A }
    - id: b
      label: B
      steps:
        - { id: ask, title: Ask, asks: { way: { ask: Which? } } }
- { id: tell, title: Tell, when: outcome("d") == "b", guide: "{{ way }}" }
`,
    ],
    [
      'behind a step that needs what asks it',
      `- id: tracks
  title: Tracks
  parallel:
    ${ask.trim()}
    - { id: tell, title: Tell, needs: [ask], guide: "{{ way }}" }
`,
    ],
    [
      'in what a group says of itself, whose steps ask it',
      `- id: group\n  title: "Work on {{ way }}"\n  steps:\n    ${ask}`,
    ],
  ])('%s is fine', async (_, steps) => {
    expect(await found(steps)).toEqual([]);
  });

  it.each([
    [
      'before it is asked',
      use + ask,
      'use-before-set at - { id: tell, title: Tell, guide: "It was {{ way }}" }',
    ],
    [
      'to tell whether the step applies that asks it',
      '- id: a\n  title: A\n  when: way == "web"\n  asks: { way: { ask: Which? } }\n',
      'use-before-set at when: way == "web"',
    ],
    [
      'in one option where the other asks it',
      `- id: d
  title: D
  options:
    - { id: a, label: A, steps: [{ id: ask, title: Ask, asks: { way: { ask: Which? } } }] }
    - id: b
      label: B
      steps:
        - id: tell
          title: Tell
          why: It was {{ way }}
`,
      'use-before-set at why: It was {{ way }}',
    ],
    [
      'where only one option asked it',
      `- id: d
  title: D
  options:
    - { id: a, label: A, steps: [{ id: ask, title: Ask, asks: { way: { ask: Which? } } }] }
    - { id: b, label: B }
- id: tell
  title: Tell
  why: It was {{ way }}
`,
      'use-before-set (warning) at why: It was {{ way }}',
    ],
    [
      'where it was asked only if a condition held',
      `${ask}- { id: deeper, title: Deeper, when: way == "mail", asks: { sender: { ask: Who? } } }
- id: block
  title: Block
  guide: "{{ sender }}"
`,
      'use-before-set (warning) at guide: "{{ sender }}"',
    ],
    [
      'first, and asked on the way round',
      `- id: look
  title: Look
  why: Last time it was {{ way }}
${ask}- id: d
  title: D
  options:
    - { id: again, label: Again, next: look }
    - { id: done, label: Done }
`,
      'use-before-set (warning) at why: Last time it was {{ way }}',
    ],
    [
      'for each of its values, before they are known',
      `- id: clean
  title: Clean {{ host }}
  each: { host: hosts }
- { id: ask, title: Ask, asks: { hosts: { ask: Which?, many: true } } }
`,
      'use-before-set at each: { host: hosts }',
    ],
  ])('%s is found', async (_, steps, finding) => {
    expect(await found(steps)).toEqual([finding]);
  });

  it('is found once, at its first use', async () => {
    expect(await found(use + use.replace('tell', 'tell-more') + ask)).toHaveLength(1);
  });
});

describe('a step that nothing leads to', () => {
  it('is told once, however much follows it', async () => {
    const steps = `- id: d
  title: D
  options:
    - { id: a, label: A, next: end }
    - { id: b, label: B, next: end }
- id: lost
  title: Lost
- { id: lost-too, title: Lost, steps: [{ id: inside, title: Inside }] }
`;
    expect(await found(steps)).toEqual(['unreachable-step at - id: lost']);
  });

  it('stands behind a group that is always left', async () => {
    const steps = `- id: group
  title: Group
  steps:
    - { id: d, title: D, options: [{ id: a, label: A, next: end }] }
- id: lost
  title: Lost
`;
    expect(await found(steps)).toEqual(['unreachable-step at - id: lost']);
  });

  it('stands behind a switch, unless that applies only at times', async () => {
    const steps = '- { id: go, title: Go over, use: other, mode: switch }\n- id: lost\n  title: Lost\n';
    expect(await found(steps)).toEqual(['unreachable-step at - id: lost']);
    expect(await found(steps.replace('use:', 'when: severity == "sev1", use:'))).toEqual([]);
  });
});

describe('a loop', () => {
  const loop = (next: string) => `- id: work
  title: Work
- id: d
  title: D
  options:
    - { id: again, label: Again, next: work }
    - { id: on, label: On${next} }
- id: after
  title: After
`;

  it('may be left by an option or to the end', async () => {
    expect(await found(loop(''))).toEqual([]);
    expect(await found(loop(', next: after'))).toEqual([]);
  });

  it('that nothing leaves is told, and what is behind it is not told as well', async () => {
    expect(await found(loop(', next: work'))).toEqual(['no-way-out at - { id: on, label: On, next: work }']);
  });

  it('is passed where its decision applies only at times', async () => {
    expect(
      await found(loop(', next: work').replace('title: D', 'title: D\n  when: severity == "sev1"')),
    ).toEqual([]);
  });
});

describe('needs', () => {
  it('that wait for one another are one finding', async () => {
    const steps = `- id: tracks
  title: Tracks
  parallel:
    - id: one
      title: One
      needs: [two]
    - id: two
      title: Two
      needs: [one]
- id: after
  title: After
`;
    expect(await found(steps)).toEqual(['needs-cycle at needs: [two]']);
  });

  it('may not name what holds the step, or what it holds', async () => {
    const group = (outer: string, inner: string) =>
      `- id: group\n  title: Group${outer}\n  steps:\n    - id: inside\n      title: Inside${inner}\n`;
    expect(await found(group('\n  needs: [inside]', ''))).toEqual(['needs-cycle at needs: [inside]']);
    expect(await found(group('', '\n      needs: [group]'))).toEqual(['needs-cycle at needs: [group]']);
  });

  it('may name what a loop brings before the second time', async () => {
    const steps = `- id: work
  title: Work
- id: d
  title: D
  options:
    - { id: again, label: Again, marks: contained, next: work }
    - { id: on, label: On, steps: [{ id: lift, title: Lift, needs: [contained] }] }
`;
    expect(await found(steps)).toEqual([]);
  });

  it('cannot be met by what another option holds', async () => {
    const steps = `- id: d
  title: D
  options:
    - { id: a, label: A, steps: [{ id: one, title: One }] }
    - id: b
      label: B
      steps:
        - id: two
          title: Two
          needs: [one]
`;
    expect(await found(steps)).toEqual(['needs-never-met (warning) at needs: [one]']);
  });
});

describe('a condition', () => {
  it('cannot hold where the opposite does', async () => {
    const steps = `${ask}- id: group
  title: By mail
  when: way == "mail"
  steps:
    - id: inside
      title: Inside
      when: way == "web"
`;
    expect(await found(steps)).toEqual(['constant-condition (warning) at when: way == "web"']);
  });

  it('may where the value is asked again in between', async () => {
    const steps = `${ask}- id: group
  title: By mail
  when: way == "mail"
  steps:
    - { id: again, title: Ask again, asks: { way: } }
    - { id: inside, title: Inside, when: way == "web" }
`;
    expect(await found(steps)).toEqual([]);
  });
});

describe('what a playbook takes in', () => {
  it('is looked at by itself: the conditions of a regulation', () => {
    const text = `tocsin-regulation: 1
id: example
title: Example law
inputs:
  personal_data: { ask: Is personal data concerned?, type: yes-no }
clocks:
  - id: tell-authority
    title: Tell the authority
    starts: { milestone: awre }
    within: 72h
    applies_when: personal_data != "no" || personal_data != "yes"
    source: Art. 1
    reviewed: 2026-02-30
`;
    expect(lintText(text, 'r.yaml').map(({ rule }) => rule)).toEqual([
      'unknown-milestone',
      'constant-condition',
      'impossible-date',
    ]);
  });

  it('is looked at by itself: the steps of a fragment', () => {
    const text = `tocsin-fragment: 1
id: example
title: Example
steps:
  - { id: go, title: Go over, use: other, mode: switch }
  - { id: lost, title: Lost, needs: [contained] }
`;
    expect(lintText(text, 'f.yaml').map(({ rule }) => rule)).toEqual(['unreachable-step']);
  });
});
