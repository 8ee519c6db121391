import type { Input, Value } from '../../playbook/playbook.ts';
import type { ExpressionContext } from '../evaluation.ts';
import { limits } from '../limits.ts';
import type { ExpressionScope } from '../scope.ts';
import { parseDuration } from '../values/duration.ts';
import { parseTime } from '../values/time.ts';
import { makeDuration } from './duration.ts';
import { variableName } from './variable-name.ts';

/**
 * What one evaluation looks at. The library asks it for variables (a Map, so that no object's inherited names leak in); it
 * remembers what was read and what was not there.
 */
export class Look extends Map<string, unknown> {
  readonly read: Record<string, Value> = {};
  readonly missing = new Set<string>();
  readonly #inputs: ReadonlyMap<string, Input>;
  readonly #context: ExpressionContext;
  #matched = 0;

  constructor(inputs: ReadonlyMap<string, Input>, context: ExpressionContext) {
    super();
    this.#inputs = inputs;
    this.#context = context;
  }

  /** Undefined where it is unset, on which the library throws and `||`, `&&`, `?:` absorb. */
  override get(variable: string): unknown {
    if (variable === 'now') return new Date(this.#context.now);
    if (variable === 'severity') return this.#note('severity', this.#context.severity);
    const input = this.#inputs.get(variable);
    if (!input) return undefined;
    const { values } = this.#context;
    const value = this.#note(input.name, Object.hasOwn(values, input.name) ? values[input.name] : undefined);
    return value === undefined ? undefined : toCel(value, input);
  }

  /** Whether a value of a `sensitive` input was read, which then no error may quote. */
  get readSecret(): boolean {
    return [...this.#inputs.values()].some(
      ({ name, sensitive }) => sensitive && Object.hasOwn(this.read, name),
    );
  }

  outcome(id: string): string {
    return this.#found(this.#context.outcome(id), `outcome("${id}")`);
  }

  passes(id: string): number {
    return this.#context.passes(id);
  }

  reached(milestone: string): boolean {
    return this.#found(this.#context.reached(milestone), `reached("${milestone}")`);
  }

  timeOf(id: string): Date {
    return new Date(this.#found(this.#context.timeOf(id), `time_of("${id}")`));
  }

  hasEvidence(id: string): boolean {
    return this.#context.hasEvidence(id);
  }

  /** Throws where patterns go over more text than one evaluation may. */
  countMatched(text: string): void {
    this.#matched += text.length;
    if (this.#matched > limits.matchedText) throw new Error('Its patterns go over too much text');
  }

  #note(name: string, value: Value | undefined): Value | undefined {
    if (value === undefined) this.missing.add(name);
    else this.read[name] = value;
    return value;
  }

  #found<T>(fact: T | undefined, call: string): T {
    if (fact !== undefined) return fact;
    this.missing.add(call);
    throw new Error(`${call} is not known yet`);
  }
}

/** A scope's inputs by the variables they are. */
export function inputVariables(scope: ExpressionScope): Map<string, Input> {
  return new Map(
    Object.entries(scope.inputs).map(([name, input]) => [variableName(name), { ...input, name }]),
  );
}

function toCel(value: Value, input: Input): unknown {
  if (Array.isArray(value) !== input.many) throw mismatch(input);
  return Array.isArray(value) ? value.map(item => scalarToCel(item, input)) : scalarToCel(value, input);
}

function scalarToCel(value: string | number | boolean, input: Input): unknown {
  const converted = convert(value, input);
  if (converted === undefined) throw mismatch(input);
  return converted;
}

function convert(value: string | number | boolean, { type }: Input): unknown {
  if (type === 'number') return typeof value === 'number' ? value : undefined;
  if (type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (type === 'time') return whenKnown(parseTime(value), ms => new Date(ms));
  if (type === 'duration') return whenKnown(parseDuration(value), makeDuration);
  return value;
}

function whenKnown(ms: number | undefined, make: (ms: number) => unknown): unknown {
  return ms === undefined ? undefined : make(ms);
}

function mismatch({ name, type, many }: Input): Error {
  return new Error(`The value of ${name} is not ${many ? 'a list of' : 'of'} type ${type}; set it again`);
}
