import fc from 'fast-check';

/** A condition by its parts, so that a test can weigh it without the expression language. */
export type Condition =
  | { is: 'input'; name: string; value: string }
  /** The value that an `each` around it is opened for. */
  | { is: 'item'; name: string; value: string }
  | { is: 'severity'; value: string }
  | { is: 'reached'; milestone: string }
  | { is: 'outcome'; of: string; word: string }
  | { is: 'passes'; of: string; least: number }
  | { is: 'not'; of: Condition }
  | { is: 'all' | 'any'; of: [Condition, Condition] };

/** As a condition is generated: steps, answers and items by number, to be drawn from those that the playbook turns out to have. */
export type DraftCondition =
  | Exclude<Condition, { is: 'item' | 'outcome' | 'passes' | 'not' | 'all' | 'any' }>
  | { is: 'item'; of: number; value: string }
  | { is: 'answer'; of: number; value: string }
  | { is: 'outcome'; step: number; word: number }
  | { is: 'passes'; step: number; least: number }
  | { is: 'not'; of: DraftCondition }
  | { is: 'all' | 'any'; of: [DraftCondition, DraftCondition] };

/** Values of the lists that steps are opened for. */
export const hosts = ['a', 'b', 'c'] as const;

const plain: fc.Arbitrary<DraftCondition> = fc.oneof(
  fc.record({
    is: fc.constant('input' as const),
    name: fc.constantFrom('spread', 'known'),
    value: fc.constantFrom('yes', 'no'),
  }),
  fc.record({ is: fc.constant('item' as const), of: fc.nat(), value: fc.constantFrom(...hosts) }),
  fc.record({ is: fc.constant('answer' as const), of: fc.nat(), value: fc.constantFrom('yes', 'no') }),
  fc.record({ is: fc.constant('outcome' as const), step: fc.nat(), word: fc.nat() }),
  fc.record({ is: fc.constant('severity' as const), value: fc.constantFrom('sev1', 'sev2') }),
  fc.record({ is: fc.constant('reached' as const), milestone: fc.constantFrom('contained', 'declared') }),
  fc.record({ is: fc.constant('passes' as const), step: fc.nat(), least: fc.integer({ min: 1, max: 3 }) }),
);

export const draftCondition: fc.Arbitrary<DraftCondition> = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('not' as const), of: plain }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constantFrom('all' as const, 'any' as const), of: fc.tuple(plain, plain) }),
  },
);

/** The condition in the playbook's language. */
export function written(condition: Condition): string {
  switch (condition.is) {
    case 'input':
    case 'item':
      return `${condition.name} == "${condition.value}"`;
    case 'severity':
      return `severity == "${condition.value}"`;
    case 'reached':
      return `reached("${condition.milestone}")`;
    case 'outcome':
      return `outcome("${condition.of}") == "${condition.word}"`;
    case 'passes':
      return `passes("${condition.of}") >= ${condition.least}`;
    case 'not':
      return `!(${written(condition.of)})`;
    case 'all':
      return `(${written(condition.of[0])} && ${written(condition.of[1])})`;
    case 'any':
      return `(${written(condition.of[0])} || ${written(condition.of[1])})`;
    default:
      return condition satisfies never;
  }
}

/** What a condition looks at. Undefined: unset, disputed or in conflict. */
export interface Sight {
  input(name: string): unknown;
  item(name: string): string | undefined;
  severity(): string | undefined;
  reached(milestone: string): boolean | undefined;
  outcome(step: string): string | undefined;
  passes(step: string): number;
}

/** True, false, or undefined where it cannot be told. */
export function weigh(condition: Condition, sight: Sight): boolean | undefined {
  switch (condition.is) {
    case 'input':
      return equal(sight.input(condition.name), condition.value);
    case 'item':
      return equal(sight.item(condition.name), condition.value);
    case 'severity':
      return equal(sight.severity(), condition.value);
    case 'reached':
      return sight.reached(condition.milestone);
    case 'outcome':
      return equal(sight.outcome(condition.of), condition.word);
    case 'passes':
      return sight.passes(condition.of) >= condition.least;
    case 'not': {
      const inner = weigh(condition.of, sight);
      return inner === undefined ? undefined : !inner;
    }
    case 'all':
    case 'any': {
      const decisive = condition.is === 'any';
      const parts = condition.of.map(part => weigh(part, sight));
      if (parts.includes(decisive)) return decisive;
      return parts.includes(undefined) ? undefined : !decisive;
    }
    default:
      return condition satisfies never;
  }
}

function equal(value: unknown, wanted: string): boolean | undefined {
  return value === undefined ? undefined : value === wanted;
}
