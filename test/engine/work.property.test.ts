import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { Walk } from '../../src/engine/walk.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { arbitraryPlaybook, type Generated } from './arbitrary-playbook.ts';
import { patience, runs } from './arbitrary-session.ts';
import { compile, documentOf } from './compile.ts';
import { finish } from './random-command.ts';
import { Tape } from './tape.ts';
import { start, Writer } from './writer.ts';

const { walkSlot } = Walk.prototype;
let walked = 0;

Walk.prototype.walkSlot = function (slot) {
  walked++;
  return walkSlot.call(this, slot);
};

afterAll(() => {
  Walk.prototype.walkSlot = walkSlot;
});

it(
  'P12: what a fact costs depends on the playbook, not on how many facts there are',
  async () => {
    const numbers = fc.array(fc.nat({ max: 0xffff }), { maxLength: 200, size: 'max' });
    await fc.assert(
      fc.asyncProperty(arbitraryPlaybook(), numbers, async (generated, tape) => {
        await workThrough(generated, new Tape(tape), () => {
          const calls = walked;
          walked = 0;
          return calls;
        });
      }),
      { numRuns: runs },
    );
  },
  patience,
);

it('P12: the two-hundredth time round a loop costs what the second did', async () => {
  const round = {
    id: 'contain',
    title: 'Contain',
    steps: [
      {
        id: 'prepare',
        title: 'Prepare',
        parallel: [
          { id: 'a', title: 'A' },
          { id: 'b', title: 'B' },
        ],
      },
      {
        id: 'enough',
        title: 'Is it enough?',
        options: [
          { id: 'no', label: 'No', next: 'prepare' },
          { id: 'yes', label: 'Yes' },
        ],
      },
    ],
  };
  const playbook = compile(documentOf([round]));
  const expressions = await bindExpressions(playbook);
  const writer = new Writer('dana', playbook, expressions, { now: start }).openCase().settle();
  const costs: number[] = [];
  for (let pass = 1; pass <= 200; pass++) {
    for (const { at } of writer.agenda().open) writer.act({ kind: 'complete-step', at });
    const [decision] = writer.agenda().open;
    if (!decision) throw new Error('the decision is not open');
    writer.act({ kind: 'choose-option', at: decision.at, option: 'no' });
    costs.push(walked);
    walked = 0;
  }
  expect(costs[199]).toBe(costs[1]);
});

async function workThrough(generated: Generated, tape: Tape, spent: () => number): Promise<void> {
  const { playbook, partOf } = generated;
  const expressions = bindExpressions(playbook);
  const writer = new Writer('dana', playbook, expressions, { now: start }, 0, partOf).openCase();
  while (!tape.ended) {
    spent();
    const lines = writer.log.length;
    const command = finish(tape, writer, writer.agenda());
    if (command) writer.record(command);
    else writer.record({ kind: 'set-input', name: 'known', value: tape.pick(['yes', 'no']) ?? '' });
    writer.settle();
    const facts = writer.log.length - lines;
    const steps = Object.keys(writer.playbook.steps).length;
    expect(spent()).toBeLessThanOrEqual(4 * steps * (facts + 1));
  }
}
