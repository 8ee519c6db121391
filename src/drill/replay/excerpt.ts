import { RefusedError, UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import { parseDuration } from '../../playbook/duration.ts';
import type { Scenario } from '../scenario.ts';
import type { Moment } from './moment.ts';

/** From where to where, each as drill time (`20m`, `+00:20`, `01:05:30`) or as the id of an inject. */
export interface Bounds {
  from?: string;
  to?: string;
}

export interface Excerpt {
  before: readonly Moment[];
  moments: readonly Moment[];
}

/** The moments within these bounds, of which the first comes at once, and those before them. Throws `UsageError` or `RefusedError` where there are none. */
export function excerpt(moments: readonly Moment[], { from, to }: Bounds, scenario: Scenario): Excerpt {
  const first = from === undefined ? 0 : boundOf('from', from, moments, scenario).first;
  const last = to === undefined ? moments.length - 1 : boundOf('to', to, moments, scenario).last;
  const [opening, ...more] = moments.slice(first, last + 1);
  if (!opening)
    throw new UsageError(
      `there is nothing${from === undefined ? '' : ` from ${from}`}${to === undefined ? '' : ` to ${to}`}.`,
      'Give a time, as 20m or +01:05, or the id of an inject that came.',
    );
  return {
    before: moments.slice(0, first),
    moments: [first === 0 ? opening : { ...opening, wait: 0 }, ...more],
  };
}

/** The first moment that is not before it, and the last that is not after it. */
function boundOf(
  name: 'from' | 'to',
  written: string,
  moments: readonly Moment[],
  scenario: Scenario,
): { first: number; last: number } {
  const time = drillTimeIn(written);
  if (time === undefined) {
    const at = deliveryOf(name, written, moments, scenario);
    return { first: at, last: at };
  }
  const first = moments.findIndex(({ at }) => at >= time);
  return {
    first: first === -1 ? moments.length : first,
    last: moments.findLastIndex(({ at }) => at <= time),
  };
}

function deliveryOf(
  name: 'from' | 'to',
  id: string,
  moments: readonly Moment[],
  { injects }: Scenario,
): number {
  const at = moments.findIndex(({ what }) => what.kind === 'inject' && what.record.data.inject === id);
  if (at !== -1) return at;
  const ids = injects.map(inject => inject.id);
  if (ids.includes(id)) throw new RefusedError(`The inject ${id} never came in this exercise.`);
  const meant = nearest(id, ids);
  throw new UsageError(
    `--${name} cannot be \`${id}\`.`,
    meant ? `Did you mean \`${meant}\`?` : 'Give a time, as 20m or +01:05, or the id of an inject that came.',
  );
}

/** Milliseconds; nothing where it is no time. */
function drillTimeIn(written: string): number | undefined {
  const [, hours, minutes, seconds = '0'] = /^\+?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(written) ?? [];
  if (hours === undefined) return written === '0' ? 0 : parseDuration(written.replace(/^\+/, ''))?.ms;
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}
