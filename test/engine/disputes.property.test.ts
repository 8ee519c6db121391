import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Draft, Instance, Recorded } from '../../src/engine/event.ts';
import { factsOf } from '../../src/engine/facts.ts';
import { instanceName } from '../../src/engine/instance.ts';
import { itemSlots, latestSlots } from '../../src/engine/latest.ts';
import { endingOf } from '../../src/engine/outcome.ts';
import { counts } from '../../src/engine/state.ts';
import { valueName } from '../../src/engine/value-name.ts';
import type { Step } from '../../src/playbook/playbook.ts';
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

/** What opens or is passed by of itself does so by what nobody disputes: its condition, and the list that it is opened for. */
function expectFirmGround(draft: Draft, writer: Writer, conditions: Map<string, Condition>): void {
  const at = draft.at as Instance;
  const { id, when = '', each } = writer.playbook.steps[at.step] as Step;
  const sight = sightOf(writer, at, prefixOf(id));
  const condition = conditions.get(written(when, prefixOf(id)));
  if (condition) expect([when, weigh(condition, sight)]).toEqual([when, draft.type === 'step.opened']);
  if (each) expect(sightOf(writer, { ...at, item: '' }, '').input(each.of)).toContain(at.item);
}

/** Of a fragment the name of its place: `victim/`. */
function prefixOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}

/** As it stands in the fragment, without the name of its place. */
function written(when: string, prefix: string): string {
  return prefix === '' ? when : when.replaceAll(prefix, '').replaceAll(dotted(prefix), '');
}

function dotted(prefix: string): string {
  return prefix.replaceAll('/', '.').replaceAll('-', '_');
}

function sightOf(writer: Writer, at: Instance, prefix: string): Sight {
  const facts = writer.seen().filter(by => counts(writer.state, by));
  const engine = factsOf(writer.state, writer.now, at);
  return {
    input: name => {
      const full = dotted(prefix) + name;
      const place = valueName(writer.playbook, full, at);
      const here = facts.filter(by => valueName(writer.playbook, full, by.at) === place);
      return agreed(here.flatMap(by => writesOf(by, full)));
    },
    item: name => engine.values[name] as string | undefined,
    severity: () =>
      agreed(facts.flatMap(by => (by.type === 'severity.set' ? { by, value: by.data.value } : []))) as
        | string
        | undefined,
    reached: milestone => {
      const told = facts.flatMap(by => marksOf(by, milestone));
      const newest = standing(told);
      if (new Set(newest.map(({ value }) => JSON.stringify(value))).size > 1) return undefined;
      return newest.length > 0 && newest[0]?.value !== null;
    },
    outcome: id => (inConflict(writer, prefix + id, at) ? undefined : engine.outcome(prefix + id)),
    passes: id => engine.passes(prefix + id),
  };
}

interface Told {
  by: Recorded;
  value: unknown;
}

function writesOf(by: Recorded, name: string): Told[] {
  if (by.type === 'input.set') return by.data.name === name ? [{ by, value: by.data.value }] : [];
  const { answers, sets, with: given } = by.data as { answers?: object; sets?: object; with?: object };
  const values: Record<string, unknown> = { ...answers, ...sets, ...given };
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

function agreed(told: Told[]): unknown {
  const heads = standing(told);
  const values = new Set(heads.map(({ value }) => JSON.stringify(value)));
  return values.size === 1 && heads[0]?.value !== null ? heads[0]?.value : undefined;
}

/** Of any of its instances two performed the newest turn otherwise than each other, and nobody has decided between them. */
function inConflict(writer: Writer, id: string, at: Instance): boolean {
  const { state } = writer;
  const slots = latestSlots(state, id, at).flatMap(slot => itemSlots(state, slot));
  return slots.some(slot => isTurnInConflict(writer, slot.turns.at(-1)?.instance));
}

function isTurnInConflict(writer: Writer, name: Instance | undefined): boolean {
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
