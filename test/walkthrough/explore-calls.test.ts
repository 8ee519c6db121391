import { describe, expect, it } from 'vitest';
import { explored, playbookWith } from './explored.ts';

const question = (id: string, rest = '') => `    - id: ${id}
      title: Ask ${id}
      options:
        - { id: one, label: One }
        - { id: two, label: Two${rest} }
`;

const calling = `- id: act
  title: Act
  steps:
    - { id: check, title: Check, use: checking }
`;

const asking = (steps: string) => `- id: look
  title: Look
  steps:
${steps}`;

describe('a called playbook', () => {
  it('is one move: its positions come on top of those around it, and do not multiply with them', async () => {
    const letters = [...'abc'];
    const inside = letters.flatMap(id => [question(id), question(`${id}${id}`)]).join('');
    const judged = letters.map(
      id =>
        `    - { id: if-${id}, title: If, when: outcome("${id}") == "one" && outcome("${id}${id}") == "one" }\n`,
    );
    const tell = `    - { id: tell, title: Tell, when: outcome("check") == "done" }\n`;
    const choices = ['k', 'l', 'm', 'n'];
    const around = `${choices.map(id => question(id)).join('')}    - { id: check, title: Check, use: checking }
${choices.map(id => `    - { id: then-${id}, title: Then, when: outcome("${id}") == "one" }\n`).join('')}${tell}`;
    const called = asking(inside + judged.join(''));
    const alone = await explored(playbookWith(called));
    const caller = await explored(
      playbookWith(`- id: act\n  title: Act\n  steps:\n${around}`, { checking: called }),
    );
    expect(caller).toMatchObject({ complete: true, faults: [] });
    expect(alone).toMatchObject({ complete: true, faults: [] });
    expect(caller.positions).toBeLessThan(alone.positions + 100);
  });

  it('leaves each outcome behind that a condition of the caller looks at', async () => {
    const judged = `${calling}    - { id: if-one, title: If one, when: outcome("check/a") == "one" }
    - { id: if-two, title: If two, when: outcome("check/a") == "two" }
    - { id: if-both, title: If both, when: outcome("check/a") == "one" && outcome("check/b") == "one" }
    - { id: if-set, title: If set, when: check.theft == "yes" }
`;
    const called = asking(
      `${question('a')}${question('b')}    - { id: set, title: Set, asks: { theft: { ask: "Stolen?", type: yes-no } } }\n`,
    );
    const { faults, complete } = await explored(playbookWith(judged, { checking: called }));
    expect({ faults, complete }).toEqual({ faults: [], complete: true });
    const never = judged.replace('outcome("check/b") == "one"', 'outcome("check/a") == "two"');
    expect((await explored(playbookWith(never, { checking: called }))).faults).toEqual([
      expect.objectContaining({ kind: 'never-reached', step: 'if-both' }),
    ]);
  });

  it('meets what the caller needs by some of its ways, and the way past it is named', async () => {
    const needs = `${calling}    - { id: block, title: Block, needs: [aware] }\n`;
    const some = asking(question('a', ', marks: aware'));
    expect((await explored(playbookWith(needs, { checking: some }))).faults).toEqual([
      {
        kind: 'dead-end',
        message: 'block waits for aware, and nothing else is left to do',
        step: 'block',
        way: ['check/a: one'],
      },
    ]);
    const all = asking(`${question('a')}    - { id: sure, title: Sure, marks: aware }\n`);
    expect((await explored(playbookWith(needs, { checking: all }))).faults).toEqual([]);
  });

  it('tells what it marks apart also where that was known before in another way', async () => {
    const twice = `- id: act
  title: Act
  steps:
${question('before', ', marks: aware')}    - { id: check, title: Check, use: checking }
    - { id: block, title: Block, needs: [aware] }
`;
    const { faults } = await explored(
      playbookWith(twice, { checking: asking(question('a', ', marks: aware')) }),
    );
    expect(faults.map(({ step, way }) => [step, way])).toEqual([['block', ['before: one', 'check/a: one']]]);
  });

  it('may wait in its midst for what stands beside it', async () => {
    const beside = `- id: act
  title: Act
  parallel:
    - { id: check, title: Check, use: checking }
    - { id: learn, title: Learn, marks: aware }
`;
    const waits = asking(`${question('a')}    - { id: block, title: Block, needs: [aware] }\n`);
    expect(await explored(playbookWith(beside, { checking: waits }))).toMatchObject({
      complete: true,
      faults: [],
    });
    const without = beside.replace(', marks: aware', '');
    expect((await explored(playbookWith(without, { checking: waits }))).faults).toEqual([
      expect.objectContaining({ kind: 'dead-end', step: 'check/block' }),
    ]);
  });

  it('can be called for each value of a list, and call another one', async () => {
    const each = `- id: act
  title: Act
  steps:
    - id: ask
      title: Ask
      asks:
        hosts: { ask: Which?, type: hostname, many: true }
    - { id: check, title: Check, each: { host: hosts }, use: checking }
    - { id: after, title: After, when: outcome("check/deep/a") == "two" }
`;
    const called = {
      checking: asking('    - { id: deep, title: Deeper, use: deeper }\n'),
      deeper: asking(question('a')),
    };
    expect(await explored(playbookWith(each, called))).toMatchObject({ complete: true, faults: [] });
  });

  it('has its own round without an end found from outside and by itself', async () => {
    const round = asking(`    - id: verdict
      title: Clear?
      options:
        - { id: unclear, label: It is not, next: verdict }
        - { id: doubtful, label: Perhaps, next: verdict }
`);
    const inside = await explored(playbookWith(calling, { checking: round }));
    const alone = await explored(playbookWith(round));
    expect(inside.faults.map(({ kind, step }) => [kind, step])).toEqual([['cannot-close', 'check/verdict']]);
    expect(alone.faults.map(({ kind, step }) => [kind, step])).toEqual([['cannot-close', 'verdict']]);
  });

  it('is not at fault where a caller comes to it in a way that leaves a step of it out', async () => {
    const known = calling.replace('steps:\n', 'steps:\n    - { id: learn, title: Learn, marks: aware }\n');
    const called = asking('    - { id: tell, title: Tell, when: "!reached(\\"aware\\")" }\n');
    expect((await explored(playbookWith(known, { checking: called }))).faults).toEqual([]);
  });
});
