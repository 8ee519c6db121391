import { createPatternCompiler } from '../../expression/re2.ts';
import { parseValue } from '../../expression/values/parse-value.ts';
import type { Input, Playbook } from '../playbook.ts';
import type { Path } from '../yaml/source.ts';
import { shortName } from './meant.ts';
import type { PathFault } from './path-fault.ts';

/**
 * What is written for inputs, by their names, must be values that they can have. `asks` are inputs that may be named as the fragment does
 * which declares them. Whether a file is there is not looked at.
 */
export function valueFaults(
  values: object,
  path: Path,
  { inputs }: Playbook,
  asks: readonly string[] = [],
): PathFault[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const full = asks.find(asked => shortName(asked) === name) ?? name;
    const input = Object.hasOwn(inputs, full) ? inputs[full] : undefined;
    const isText =
      typeof value === 'string' || (Array.isArray(value) && value.every(v => typeof v === 'string'));
    return input && isText && input.type !== 'file' ? valueFault(value, input, [...path, name]) : [];
  });
}

function valueFault(value: string | string[], input: Input, path: Path): PathFault[] {
  const read = parseValue(value, input, createPatternCompiler());
  if (!('error' in read)) return [];
  return [
    {
      path,
      rule: ruleOf(input),
      message: `this cannot be \`${input.name}\`: ${read.what}`,
      help: read.instead,
    },
  ];
}

function ruleOf({ type }: Input): string {
  if (type === 'time') return 'time-without-zone';
  return type === 'choice' || type === 'yes-no' || type === 'boolean' ? 'literal-not-a-choice' : 'schema';
}
