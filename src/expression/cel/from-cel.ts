import type { Value } from '../../playbook/playbook.ts';
import { limits } from '../limits.ts';
import { formatDuration } from '../values/duration.ts';
import { formatTime } from '../values/time.ts';
import { durationMs } from './duration.ts';

/** The value that a case keeps for what CEL gave. Throws for what no case can keep: infinity, a list of lists. */
export function fromCel(given: unknown): Value {
  const value = Array.isArray(given) ? given.map(scalarFromCel) : scalarFromCel(given);
  const length = Array.isArray(value)
    ? value.reduce((sum: number, item) => sum + String(item).length, 0)
    : String(value).length;
  if (length > limits.valueText) throw new Error(`The value is longer than ${limits.valueText} characters`);
  return value;
}

function scalarFromCel(given: unknown): string | number | boolean {
  switch (typeof given) {
    case 'string':
    case 'boolean':
      return given;
    case 'number':
      if (Number.isFinite(given)) return given;
      throw new Error('The result is not a finite number');
    case 'bigint':
      if (Number.isSafeInteger(Number(given))) return Number(given);
      throw new Error('The result is a whole number too large to be exact');
    default:
      return objectFromCel(given);
  }
}

function objectFromCel(given: unknown): string {
  if (given instanceof Date) {
    if (Number.isFinite(given.getTime())) return formatTime(given.getTime());
    throw new Error('The result lies outside of the times that can be written');
  }
  const ms = durationMs(given);
  if (ms === undefined) throw new Error('The result is no value that a case can keep');
  return formatDuration(ms);
}
