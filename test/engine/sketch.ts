import fc from 'fast-check';
import { type DraftCondition, draftCondition } from './condition.ts';

/** Steps as they are generated: what they name elsewhere is a number, drawn later from what there is. */
export interface Sketch {
  kind:
    | 'task'
    | 'approve'
    | 'review'
    | 'notify'
    | 'run'
    | 'wait'
    | 'lift'
    | 'group'
    | 'decision'
    | 'include'
    | 'use'
    | 'switch';
  side: boolean;
  body: Sketch[];
  options: OptionSketch[];
  when: DraftCondition | undefined;
  needs: number[] | undefined;
  /** Over which of the lists; over none. */
  each: number | undefined;
  with: number;
  asks: boolean;
  checklist: boolean;
  collect: boolean;
  destroys: number | undefined;
  witness: boolean;
  marks: boolean;
  /** Which of the clocks; none. */
  meets: number | undefined;
  measure: boolean;
  critical: boolean;
  preparation: boolean;
}

interface OptionSketch {
  body: Sketch[];
  side: boolean;
  next: number | undefined;
  marks: boolean;
  meets: number | undefined;
  sets: boolean;
}

/** True once in `n`. */
const once = (n: number) => fc.nat({ max: n - 1 }).map(x => x === n - 1);

/** A value once in `n`. */
function onceIn<T>(n: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: n - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** What a file can take in: the case's playbook fragments and playbooks, one that it takes in itself only fragments, a fragment nothing. */
export type Reach = 'all' | 'fragments' | 'nothing';

/** A step, with no more than `depth` levels inside; once in `when` it has a condition. */
export function sketch(depth: number, when: number, reach: Reach): fc.Arbitrary<Sketch> {
  const kinds = [
    'task',
    'task',
    'task',
    'task',
    'approve',
    'review',
    'notify',
    'run',
    'wait',
    'lift',
  ] as const;
  const holding = ['group', 'group', 'group', 'decision', 'decision', 'decision'] as const;
  const kind = fc.constantFrom(...kinds, ...takenIn[reach], ...(depth > 0 ? holding : []));
  return kind.chain(kind => sketchOf(kind, depth, when, reach));
}

const takenIn = {
  all: ['include', 'use', 'use', 'switch'],
  fragments: ['include', 'switch'],
  nothing: [],
} as const;

function sketchOf(kind: Sketch['kind'], depth: number, when: number, reach: Reach): fc.Arbitrary<Sketch> {
  const list = (min: number) =>
    fc.array(sketch(depth - 1, when, reach), { minLength: min, maxLength: 3, size: 'max' });
  const none = fc.constant([] as Sketch[]);
  const option = fc.record({
    body: fc.oneof(none, list(1)),
    side: once(4),
    next: fc.option(fc.nat(), { nil: undefined, freq: 2 }),
    marks: once(6),
    meets: onceIn(6, fc.nat()),
    sets: once(6),
  });
  return fc.record({
    kind: fc.constant(kind),
    side: once(3),
    body: kind === 'group' ? list(1) : none,
    options: kind === 'decision' ? fc.array(option, { minLength: 1, maxLength: 3 }) : fc.constant([]),
    when: onceIn(when, draftCondition),
    needs: onceIn(8, fc.array(fc.nat(), { minLength: 1, maxLength: 2 })),
    each: kind === 'include' ? fc.constant(undefined) : onceIn(5, fc.nat()),
    with: fc.nat(),
    asks: once(5),
    checklist: once(8),
    collect: once(8),
    destroys: onceIn(8, fc.nat()),
    witness: once(12),
    marks: once(8),
    meets: onceIn(6, fc.nat()),
    measure: once(8),
    critical: once(12),
    preparation: fc.constant(false),
  });
}

export function phaseSketch(depth: number, when: number, reach: Reach): fc.Arbitrary<Sketch> {
  const needs = onceIn(3, fc.array(fc.nat(), { maxLength: 2 }));
  return fc
    .tuple(sketchOf('group', depth, when, reach), needs, once(8), onceIn(8, draftCondition))
    .map(([phase, needs, preparation, when]) => ({
      ...phase,
      needs,
      preparation,
      when,
      each: undefined,
      critical: false,
    }));
}
