import { type Condition, type Literal, parseCondition, type Sign } from './condition.ts';
import { outcomeWords } from './outcome-words.ts';
import type { ExpressionScope } from './scope.ts';

/** A part of a condition, or all of it, that has the same value whatever is set. */
export interface Constant {
  value: boolean;
  start: number;
  end: number;
}

/**
 * The parts of a sound condition that never change: all of it, or else the largest parts. Values are looked at one by one as far as they
 * can be told apart (choices, outcomes, what is compared with literals); of anything else both yes and no can be. With `given`, conditions
 * that hold where it is asked, only all of it is told.
 */
export function constantParts(
  text: string,
  scope: ExpressionScope,
  given: readonly string[] = [],
): Constant[] {
  const condition = parseCondition(text);
  if (countParts(condition) > most.parts) return [];
  const whole = constantOf([condition], given.map(parseCondition), scope);
  if (whole !== undefined) return [{ value: whole, start: condition.start, end: condition.end }];
  return given.length > 0 ? [] : constantsIn(condition, scope);
}

function constantsIn(condition: Condition, scope: ExpressionScope): Constant[] {
  return partsOf(condition).flatMap(part => {
    const value = constantOf([part], [], scope);
    return value === undefined ? constantsIn(part, scope) : [{ value, start: part.start, end: part.end }];
  });
}

function countParts(condition: Condition): number {
  return partsOf(condition).reduce((sum, part) => sum + countParts(part), 1);
}

function partsOf(condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts;
    case 'not':
      return [condition.part];
    case 'choice':
      return [condition.condition, condition.whenTrue, condition.whenFalse];
    case 'fixed':
    case 'compared':
    case 'fact':
      return [];
    default:
      return condition satisfies never;
  }
}

/** What is gone through: ways for the values to be together, and parts of a condition. */
const most = { ways: 256, parts: 60 };

function constantOf(
  [condition]: [Condition],
  given: readonly Condition[],
  scope: ExpressionScope,
): boolean | undefined {
  const domains = domainsOf([condition, ...given], scope);
  const ways = [...domains.values()].reduce((product, { length }) => product * length, 1);
  if (ways > most.ways) return undefined;
  const found = new Set<boolean>();
  for (let way = 0; way < ways && found.size < 2; way++) {
    const values = chosen(domains, way);
    if (given.every(part => holds(part, values))) found.add(holds(condition, values));
  }
  return found.size === 1 ? [...found][0] : undefined;
}

type Domains = Map<string, Literal[]>;

/** What each subject can be. */
function domainsOf(conditions: readonly Condition[], scope: ExpressionScope): Domains {
  const literals = new Map<string, Set<Literal>>();
  const gather = (condition: Condition): void => {
    if (condition.kind === 'compared' || condition.kind === 'fact') {
      const known = literals.get(condition.subject) ?? new Set();
      literals.set(condition.subject, known);
      const given = condition.kind === 'fact' ? [true] : condition.literals;
      for (const literal of given) known.add(literal);
    }
    for (const part of partsOf(condition)) gather(part);
  };
  for (const condition of conditions) gather(condition);
  return new Map([...literals].map(([subject, given]) => [subject, domainOf(subject, [...given], scope)]));
}

function domainOf(subject: string, literals: Literal[], scope: ExpressionScope): Literal[] {
  const words = wordsOf(subject, scope);
  if (words) return words;
  if (literals.some(literal => typeof literal === 'boolean')) return [true, false];
  const numbers = literals.filter(literal => typeof literal === 'number').sort((a, b) => a - b);
  if (numbers.length === 0) return [...literals, `other than ${literals.join(' ')}`];
  const between = numbers.map((number, i) => (number + (numbers[i + 1] ?? number + 2)) / 2);
  return [(numbers[0] ?? 0) - 1, ...numbers, ...between];
}

function wordsOf(subject: string, { inputs, severity, steps }: ExpressionScope): string[] | undefined {
  if (subject === 'severity') return severity;
  const id = /^outcome \( ["']([^"']+)["'] \)$/.exec(subject)?.[1];
  if (id !== undefined) return Object.hasOwn(steps, id) ? outcomeWords(steps[id]) : undefined;
  const input = Object.hasOwn(inputs, subject) ? inputs[subject] : undefined;
  if (!input || input.many) return undefined;
  if (input.type === 'yes-no') return ['yes', 'no', 'unknown'];
  return input.type === 'choice' ? input.choices : undefined;
}

/** One of the ways in which the subjects can be, by its number. */
function chosen(domains: Domains, way: number): ReadonlyMap<string, Literal> {
  const values = new Map<string, Literal>();
  let rest = way;
  for (const [subject, domain] of domains) {
    values.set(subject, domain[rest % domain.length] as Literal);
    rest = Math.floor(rest / domain.length);
  }
  return values;
}

function holds(condition: Condition, values: ReadonlyMap<string, Literal>): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.parts.every(part => holds(part, values));
    case 'any':
      return condition.parts.some(part => holds(part, values));
    case 'not':
      return !holds(condition.part, values);
    case 'choice':
      return holds(holds(condition.condition, values) ? condition.whenTrue : condition.whenFalse, values);
    case 'fixed':
      return condition.value;
    case 'compared':
      return compares(values.get(condition.subject) as Literal, condition.sign, condition.literals);
    case 'fact':
      return values.get(condition.subject) === true;
    default:
      return condition satisfies never;
  }
}

function compares(value: Literal, sign: Sign, literals: readonly Literal[]): boolean {
  const [first] = literals;
  if (sign === 'in') return literals.includes(value);
  if (sign === '==') return value === first;
  if (sign === '!=') return value !== first;
  if (typeof value !== 'number' || typeof first !== 'number') return false;
  switch (sign) {
    case '<':
      return value < first;
    case '<=':
      return value <= first;
    case '>':
      return value > first;
    case '>=':
      return value >= first;
    default:
      return sign satisfies never;
  }
}
