import { Environment } from '@marcbachmann/cel-js';
import type { Input } from '../../playbook/playbook.ts';
import { limits } from '../limits.ts';
import type { CompilePattern } from '../pattern.ts';
import type { ExpressionScope } from '../scope.ts';
import { formatDuration, parseDuration } from '../values/duration.ts';
import { formatTime, parseTime } from '../values/time.ts';
import { makeDuration } from './duration.ts';
import type { Look } from './look.ts';
import { variableName } from './variable-name.ts';

/** The library's environment with the language's own functions, which look at the case through `look`. */
export function createVocabulary(compilePattern: CompilePattern, look: () => Look): Environment {
  const environment = new Environment({ limits: { maxAstNodes: limits.astNodes, maxDepth: limits.depth } });
  registerCaseFunctions(environment, look);
  registerSafeFunctions(environment, compilePattern, look);
  registerNumbers(environment);
  return environment.registerVariable('now', time).registerVariable('severity', 'string');
}

/** The environment of one scope: its inputs are variables, under the names that `variableName` gives them. */
export function createScopeEnvironment(vocabulary: Environment, scope: ExpressionScope): Environment {
  const environment = vocabulary.clone();
  for (const [name, input] of Object.entries(scope.inputs)) {
    if (inputName.test(name)) environment.registerVariable(variableName(name), typeOf(input));
  }
  return environment;
}

const time = 'google.protobuf.Timestamp';
const span = 'google.protobuf.Duration';
const inputName = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/;

function typeOf(input: Input): string {
  const type = typeOfOne(input.type);
  return input.many ? `list<${type}>` : type;
}

function typeOfOne(type: Input['type']): string {
  switch (type) {
    case 'number':
      return 'double';
    case 'boolean':
      return 'bool';
    case 'time':
      return time;
    case 'duration':
      return span;
    case 'text':
    case 'yes-no':
    case 'ip':
    case 'hostname':
    case 'email':
    case 'url':
    case 'hash':
    case 'person':
    case 'file':
    case 'choice':
      return 'string';
    default:
      return type satisfies never;
  }
}

function registerCaseFunctions(environment: Environment, look: () => Look): void {
  environment
    .registerFunction('outcome(string): string', (id: string) => look().outcome(id), sync)
    .registerFunction('passes(string): int', (id: string) => BigInt(look().passes(id)), sync)
    .registerFunction('reached(string): bool', (id: string) => look().reached(id), sync)
    .registerFunction(`time_of(string): ${time}`, (id: string) => look().timeOf(id), sync)
    .registerFunction('has_evidence(string): bool', (id: string) => look().hasEvidence(id), sync);
}

const sync = { async: false };

/**
 * The library's `matches` is a native RegExp, its `duration` reads with a cubic one (3.8 s for 1,900 digits), its `timestamp`
 * takes times without a zone, and `join` inside `join` multiplies lengths.
 */
function registerSafeFunctions(
  environment: Environment,
  compilePattern: CompilePattern,
  look: () => Look,
): void {
  const matches = (text: string, source: string) => {
    look().countMatched(text);
    return occursIn(text, source, compilePattern);
  };
  environment
    .registerFunction('string._matches(string): bool', matches, sync)
    .registerFunction(`_duration(string): ${span}`, toDuration, sync)
    .registerFunction(`_timestamp(string): ${time}`, toTimestamp, sync)
    .registerFunction('list<string>._join(): string', (list: string[]) => joined(list, ''), sync)
    .registerFunction('list<string>._join(string): string', joined, sync)
    .registerFunction(`string(${time}): string`, (date: Date) => formatTime(date.getTime()), sync)
    .registerFunction(`string(${span}): string`, (value: object) => formatDuration(Number(value)), sync);
  for (const type of ['string', 'bool', 'int', 'double', time, span]) {
    environment.registerFunction(`list<${type}>.includes(${type}): bool`, includes, sync);
  }
}

/** A number is a double and a literal such as `1` an int: both mix everywhere, and the result is a double. */
function registerNumbers(environment: Environment): void {
  environment
    .registerOperator('double == int', (a: number, b: bigint) => a === Number(b))
    .registerOperator('double % double: double', (a: number, b: number) => a % b)
    .registerOperator('int in list<double>', (item: bigint, list: number[]) => includes(list, item))
    .registerOperator('double in list<int>', (item: number, list: bigint[]) => includes(list, item))
    .registerFunction('list<double>.includes(int): bool', includes, sync)
    .registerFunction('list<int>.includes(double): bool', includes, sync);
  for (const [left, right] of [
    ['double', 'int'],
    ['int', 'double'],
  ]) {
    for (const [sign, compute] of Object.entries(arithmetic)) {
      environment.registerOperator(`${left} ${sign} ${right}: double`, (a, b) =>
        compute(Number(a), Number(b)),
      );
    }
  }
}

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function includes(list: unknown[], item: unknown): boolean {
  return list.some(value => value === item || (typeof value !== 'string' && Number(value) === Number(item)));
}

function occursIn(text: string, source: string, compilePattern: CompilePattern): boolean {
  const pattern = compilePattern(source);
  if ('error' in pattern) throw new Error(`The pattern "${source}" cannot be used: ${pattern.error}`);
  return pattern.occursIn(text);
}

function toDuration(text: string): unknown {
  const ms = parseDuration(text);
  if (ms === undefined)
    throw new Error(`"${text}" is not a duration; write one such as 90s, 15m, 72h or 30d`);
  return makeDuration(ms);
}

function toTimestamp(text: string): Date {
  const ms = parseTime(text);
  if (ms === undefined)
    throw new Error(`"${text}" is not a time with a zone; write one such as 2026-11-01T03:14Z`);
  return new Date(ms);
}

function joined(list: string[], between: string): string {
  const length = list.reduce((sum, item) => sum + item.length + between.length, 0);
  if (length > limits.valueText)
    throw new Error(`A joined text would be longer than ${limits.valueText} characters`);
  return list.join(between);
}
