import { dueOf } from '../engine/dues.ts';
import { instanceName } from '../engine/instance.ts';
import type { OpenStep } from '../engine/open-steps.ts';
import { span } from '../playbook/duration.ts';
import type { Line } from '../terminal/line.ts';
import { clockTime, until } from './times.ts';

/** The open step that is due first. */
export function firstDue(open: readonly OpenStep[]): { step: OpenStep; due: number } | undefined {
  const dated = open.flatMap(step => {
    const due = dueOf(step);
    return due === undefined ? [] : [{ step, due }];
  });
  return dated.sort((a, b) => a.due - b.due)[0];
}

/** Lines for what came due between two looks: at half its time, ten and two minutes before, and when it is over. It nags; nothing more happens. */
export function nagging(open: readonly OpenStep[], before: number, now: number): Line[] {
  return open.flatMap(one => {
    const due = dueOf(one);
    if (due === undefined || !one.since) return [];
    const opened = Date.parse(one.since.ts);
    return passedMark(opened, due, before, now) ? [nagLine(one, due, opened, now)] : [];
  });
}

/** True where half the time, ten or two minutes before its end, or the end itself came between two looks. */
export function passedMark(from: number, due: number, before: number, now: number): boolean {
  const marks = [from + (due - from) / 2, due - 10 * minute, due - 2 * minute, due];
  return marks.some(mark => mark > from && before < mark && mark <= now);
}

const minute = 60_000;

function nagLine({ at, step }: OpenStep, due: number, opened: number, now: number): Line {
  const over = now >= due;
  const name = instanceName(at);
  if (step.kind === 'wait') {
    const text = over
      ? `${name}: the wait of ${span(due - opened)} is over`
      : `${name}: waits ${until(due, now)}`;
    return [{ text: `${clockTime(now)} ${text}`, tone: 'accent' }];
  }
  const text = over
    ? `${name} is OVERDUE: it was due ${clockTime(due, now)}`
    : `${name} is due ${clockTime(due, now)}, ${until(due, now)}`;
  return [{ text: `${clockTime(now)} ${text}`, tone: over ? 'bad' : 'warn', hang: true }];
}
