import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { factsOf } from '../../src/engine/facts.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { latestSlot } from '../../src/engine/latest.ts';
import { endingOf } from '../../src/engine/outcome.ts';
import { counts } from '../../src/engine/state.ts';
import { arbitrarySession, patience, play, runs } from './arbitrary-session.ts';
import { type Condition, type Sight, weigh } from './condition.ts';
import type { Writer } from './writer.ts';

it(
  'P9: no automatic choice rests on a value that is disputed or on an outcome in conflict',
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySession({ contrary: true }), async session => {
        const { conditions } = session.generated;
        const onDrafts = (drafts: Draft[], writer: Writer) => {
          for (const draft of drafts) expectFirmGround(draft, writer, conditions);
        };
        await play(session, { onDrafts });
      }),
      { numRuns: runs },
    );
  },
  patience,
);

/** The condition of what opens or is passed by of itself comes out the same by what nobody disputes. */
function expectFirmGround(draft: Draft, writer: Writer, conditions: Map<string, Condition>): void {
  const condition = conditions.get(writer.playbook.steps[draft.at?.step ?? '']?.when ?? '');
  if (condition) expect(weigh(condition, sightOf(writer))).toBe(draft.type === 'step.opened');
}

function sightOf(writer: Writer): Sight {
  const facts = writer.seen().filter(by => counts(writer.state, by));
  const engine = factsOf(writer.state, writer.now);
  return {
    input: name => agreed(facts.flatMap(by => writesOf(by, name))),
    severity: () =>
      agreed(facts.flatMap(by => (by.type === 'severity.set' ? { by, value: by.data.value } : []))),
    reached: milestone => {
      const told = facts.flatMap(by => marksOf(by, milestone));
      const newest = standing(told);
      if (new Set(newest.map(({ value }) => JSON.stringify(value))).size > 1) return undefined;
      return newest.length > 0 && newest[0]?.value !== null;
    },
    outcome: id => (inConflict(writer, id) ? undefined : engine.outcome(id)),
    passes: id => engine.passes(id),
  };
}

interface Told {
  by: Recorded;
  value: unknown;
}

function writesOf(by: Recorded, name: string): Told[] {
  if (by.type === 'input.set') return by.data.name === name ? [{ by, value: by.data.value }] : [];
  const { answers, sets } = by.data as { answers?: object; sets?: object };
  const values: Record<string, unknown> = { ...answers, ...sets };
  return name in values ? [{ by, value: values[name] }] : [];
}

function marksOf(by: Recorded, milestone: string): Told[] {
  if (by.type === 'milestone.set') {
    if (by.data.name !== milestone) return [];
    return [{ by, value: by.data.retracted ? null : (by.occurred ?? { at: by.ts, precision: 'second' }) }];
  }
  const { marks } = by.data as { marks?: Record<string, unknown> };
  return marks && milestone in marks ? [{ by, value: marks[milestone] }] : [];
}

/** Those that no other replaced in sight of them. */
function standing(told: Told[]): Told[] {
  return told.filter(({ by }) => !told.some(other => hadSeen(other.by, by)));
}

function agreed(told: Told[]): string | undefined {
  const values = new Set(standing(told).map(({ value }) => value));
  const [value] = values;
  return values.size === 1 && value !== null ? (value as string) : undefined;
}

/** Two performed the newest turn of the step's present pass otherwise than each other, and nobody has decided between them. */
function inConflict(writer: Writer, id: string): boolean {
  const name = latestSlot(writer.state, id).turns.at(-1)?.instance;
  const facts = writer.seen().filter(r => r.at && name && instanceName(r.at) === instanceName(name));
  const performed = facts.filter(r => endingOf(r)?.performed);
  const [first, ...rest] = performed.filter(r => !performed.some(other => hadSeen(r, other)));
  const differ = rest.some(r => first && wordOf(r) !== wordOf(first));
  return differ && !facts.some(r => r.type === 'conflict.resolved');
}

function wordOf(record: Recorded): string {
  const ending = endingOf(record);
  return `${ending?.word} ${ending?.option ?? ''}`;
}

function hadSeen(later: Recorded, earlier: Recorded): boolean {
  return later.w === earlier.w ? earlier.seq < later.seq : (later.known[earlier.w] ?? -1) >= earlier.seq;
}
