import type { Expressions } from '../../engine/expressions.ts';
import { expressionNames } from '../../expression/names.ts';
import { scopeOf } from '../../expression/scope.ts';
import type { Input, Playbook, Value } from '../../playbook/playbook.ts';
import type { Entry } from '../../playbook/walkthrough.ts';
import { conditionsOf, literalsIn, readsOfText } from './reads.ts';

/** A value as one enters it, and as the case keeps it. */
export interface Candidate {
  entry: Entry;
  value: Value;
}

/**
 * The values of an input that can lead to different steps: each that a condition names, what is less and more, one that none names, for a list none, one
 * and two of them. Those that no condition tells apart, whatever else is known, are one.
 */
export function candidatesOf(playbook: Playbook, expressions: Expressions, input: Input): Candidate[] {
  const conditions = conditionsOn(playbook, input.name);
  const one: Input = { ...input, many: false };
  const named = conditions.flatMap(literalsIn);
  const entries = [
    ...choicesOf(input),
    ...named,
    ...aroundOf(input, named),
    ...(samples[input.type] ?? []),
    ...(input.pattern === undefined ? [] : words),
  ];
  const single = parsed([...new Set(entries)], one, expressions);
  const all = input.many ? listsOf(single, input, expressions) : single;
  const opens = Object.values(playbook.steps).some(({ each }) => each?.of === input.name);
  if (!opens && conditions.length === 0) return all.slice(0, 2);
  return distinct(all, candidate => {
    const count = opens ? (candidate.value as unknown[]).length : '';
    return `${count} ${meaning(playbook, expressions, input, conditions, candidate)}`;
  });
}

function conditionsOn(playbook: Playbook, name: string): string[] {
  return Object.values(playbook.steps)
    .flatMap(conditionsOf)
    .filter(text => readsOfText(playbook, text).inputs.has(name));
}

function choicesOf({ type, choices }: Input): readonly string[] {
  if (type === 'yes-no') return ['yes', 'no', 'unknown'];
  return type === 'boolean' ? ['true', 'false'] : choices;
}

/** Values below and above all those that a condition can compare with. */
function aroundOf({ type }: Input, named: readonly string[]): readonly string[] {
  if (type === 'number')
    return named.flatMap(text =>
      Number.isFinite(Number(text)) ? [`${Number(text) - 1}`, `${Number(text) + 1}`] : [],
    );
  if (type === 'time') return ['2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'];
  return type === 'duration' ? ['1s', '9999h'] : [];
}

const samples: Partial<Record<Input['type'], readonly string[]>> = {
  text: ['something', 'something else'],
  number: ['1', '2'],
  time: ['2026-11-21T01:00:00Z', '2026-11-21T02:00:00Z'],
  duration: ['1h', '2h'],
  ip: ['192.0.2.1', '192.0.2.2'],
  hostname: ['host-1', 'host-2'],
  email: ['one@example.com', 'two@example.com'],
  url: ['https://one.example', 'https://two.example'],
  hash: ['a'.repeat(64), 'b'.repeat(64)],
  person: ['kim', 'sam'],
  file: ['one.txt', 'two.txt'],
};

/** For a pattern that none of the others fits. */
const words = ['A', 'abc', 'ABC', '123', 'abc-123', 'ABC-123', 'ABC-2026-001', 'A1B2C3D4', '2026-11-21'];

function parsed(entries: readonly Entry[], input: Input, expressions: Expressions): Candidate[] {
  const candidates = entries.flatMap(entry => {
    const read = expressions.parse(entry, input);
    return 'error' in read ? [] : [{ entry, value: read.value }];
  });
  return distinct(candidates, ({ value }) => JSON.stringify(value));
}

/** None, each one, each two. */
function listsOf(single: readonly Candidate[], input: Input, expressions: Expressions): Candidate[] {
  const entries = single.map(({ entry }) => entry as string);
  const pairs = entries.flatMap((a, i) => entries.slice(i + 1).map(b => [a, b]));
  return parsed([[], ...entries.map(entry => [entry]), ...pairs], input, expressions);
}

/**
 * How each condition comes out with this value, with all that its other inputs can be; the value itself where it looks at more than inputs, or
 * at one value of the list after another.
 */
function meaning(
  playbook: Playbook,
  expressions: Expressions,
  input: Input,
  conditions: readonly string[],
  { value }: Candidate,
): string {
  const results = conditions.map(text => {
    const reads = readsOfText(playbook, text);
    const others = [...reads.inputs].filter(name => name !== input.name);
    const { outcomes, passes, milestones, evidence, severity } = reads;
    const isPlain = outcomes.size + passes.size + milestones.size + evidence.size === 0 && !severity;
    const isDirect = expressionNames(text, scopeOf(playbook)).includes(input.name);
    const worlds = isPlain && isDirect ? worldsOf(playbook, others) : undefined;
    if (!worlds) return value;
    return worlds.map(world => {
      const found = expressions.evaluate(text, { ...nothing, values: { ...world, [input.name]: value } });
      return found.kind === 'value' ? found.value : found.kind;
    });
  });
  return JSON.stringify(results);
}

const nothing = {
  now: 0,
  outcome: () => undefined,
  passes: () => 0,
  reached: () => undefined,
  timeOf: () => undefined,
  hasEvidence: () => false,
};

/** Every way in which these inputs can be known or not; nothing where they are too many, or more than a few fixed values. */
function worldsOf(playbook: Playbook, names: readonly string[]): Record<string, Value>[] | undefined {
  let worlds: Record<string, Value>[] = [{}];
  for (const name of names) {
    const input = playbook.inputs[name];
    if (!input || input.many || choicesOf(input).length === 0) return undefined;
    const values = choicesOf(input).map(
      (choice): Value => (input.type === 'boolean' ? choice === 'true' : choice),
    );
    worlds = worlds.flatMap(world => [world, ...values.map(value => ({ ...world, [name]: value }))]);
    if (worlds.length > mostWorlds) return undefined;
  }
  return worlds;
}

const mostWorlds = 200;

function distinct<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter(one => {
    const name = nameOf(one);
    return !seen.has(name) && seen.add(name);
  });
}
