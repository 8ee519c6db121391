import type { Instance, Joined } from '../engine/event.ts';
import { factsOf } from '../engine/facts.ts';
import { readInput } from '../engine/state.ts';
import { writtenValues } from '../engine/written-values.ts';
import { RefusedError, UsageError } from '../errors.ts';
import { given } from '../given.ts';
import type { Shelves } from '../library/list-playbooks.ts';
import { type Joining, openJoining } from '../library/open-joining.ts';
import { nearest } from '../nearest.ts';
import type { List, Playbook, Step, Value } from '../playbook/playbook.ts';
import type { CaseSession } from './case-session.ts';

/**
 * Keeps a playbook of the library in the case, to join it, and says what to record. It is given what the step that switches to it says, and
 * else what the case knows under the same names. Throws UsageError where the library has none of that id, RefusedError where it has faults.
 */
export function keepJoining(
  session: CaseSession,
  id: string,
  shelves: Shelves,
  { by, from, open = openJoining }: Way = {},
): Joined {
  const { playbook: part, name, texts, findings } = open(id, shelves);
  if (!part) {
    const [first] = findings;
    throw new RefusedError(
      `${id} cannot join the case before it is mended: ${first?.message ?? 'it has faults'}.`,
      `\`tocsin lint ${id}\` shows all that is wrong.`,
    );
  }
  const entry = from === undefined ? undefined : entryOf(part, name, from);
  const { digest, compiled } = session.store.keepPlaybook(texts, part);
  const values = { ...knownValues(session, part, name), ...(by && valuesGiven(session, part, name, by)) };
  const call = part.steps[name];
  const version = call?.kind === 'use' ? (call.version ?? '') : '';
  return { name, playbook: { id, version, digest, compiled }, with: values, ...given({ from: entry }) };
}

interface Way {
  by?: { at: Instance; step: Call } | undefined;
  /** The step at which the case enters it. */
  from?: string | undefined;
  /** Where it has been read before. */
  open?: ((id: string, shelves: Shelves) => Joining) | undefined;
}

type Call = Extract<Step, { kind: 'use' }>;

/** The step at which the case enters it: one that no decision and no `each` stands before. */
function entryOf(part: Playbook, name: string, from: string): string {
  const id = `${name}/${from}`;
  if (!part.steps[id]) {
    const meant = nearest(
      from,
      Object.keys(part.steps).map(known => known.slice(name.length + 1)),
    );
    throw new UsageError(
      `the playbook has no step "${from}".`,
      meant ? `Did you mean "${meant}"?` : undefined,
    );
  }
  let at: Step | undefined = part.steps[id];
  for (; at; at = part.steps[part.lists[at.list]?.owner ?? '']) {
    const list: List | undefined = part.lists[at.list];
    const holder = part.steps[list?.owner ?? ''];
    if (list?.option === undefined && !holder?.each) continue;
    throw new UsageError(
      `${from} stands behind a choice or a list of its own, and a case cannot enter there.`,
      `Name a step of a phase or group, such as ${holder?.id.slice(name.length + 1)}.`,
    );
  }
  return id;
}

/**
 * What the case knows under the name of one of its inputs, and with the same type; a fragment's too, where both include it by one name and the
 * playbook gives it nothing of its own.
 */
function knownValues({ state }: CaseSession, part: Playbook, name: string): Record<string, Value> {
  const prefix = prefixOf(name);
  const own = givenToFragments(part);
  const values: Record<string, Value> = {};
  for (const input of Object.values(part.inputs)) {
    if (!input.name.startsWith(prefix) || own.has(input.name)) continue;
    const short = input.name.slice(prefix.length);
    const known = state.playbook.inputs[short];
    if (known?.type !== input.type || known.many !== input.many) continue;
    const reading = readInput(state, short);
    if (reading.kind === 'set') values[input.name] = reading.value;
  }
  return values;
}

function givenToFragments({ steps }: Playbook): ReadonlySet<string> {
  const includes = Object.values(steps).flatMap(step =>
    step.kind === 'group' && step.include ? [step.include] : [],
  );
  return new Set(includes.flatMap(include => Object.keys(include.with)));
}

function valuesGiven(
  { state, now, expressions }: CaseSession,
  part: Playbook,
  name: string,
  { at, step }: { at: Instance; step: Call },
): Record<string, Value> {
  const texts = Object.fromEntries(
    Object.entries(step.with).map(([input, text]) => [`${prefixOf(name)}${input}`, text]),
  );
  const written = writtenValues(part, texts, factsOf(state, now, at), expressions);
  if (written.kind === 'values') return written.values;
  const why = written.kind === 'missing' ? `${written.names.join(', ')} is not known yet` : written.message;
  throw new RefusedError(`${step.playbook} cannot be given ${written.input}: ${why}.`);
}

function prefixOf(name: string): string {
  return `${name.replaceAll('-', '_')}.`;
}
