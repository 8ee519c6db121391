import type { Agenda } from './agenda.ts';
import { isPressing } from './clocks/deadline.ts';
import { instanceName } from './instance.ts';
import type { OpenStep } from './open-steps.ts';

/** Something that is due: a step's instance or a clock, and when, in milliseconds since 1970 UTC. */
export interface Due {
  of: string;
  at: number;
}

/** What is due, the next first: steps, and clocks that run or would if they apply. A wait that ends is no deadline. */
export function duesOf({ open, clocks }: Pick<Agenda, 'open' | 'clocks'>): Due[] {
  const running = clocks.flatMap(deadline => {
    const { clock, due } = deadline;
    return isPressing(deadline) && due !== undefined ? [{ of: clock.id, at: due }] : [];
  });
  const dues = open.flatMap(one => {
    const at = one.step.kind === 'wait' ? undefined : dueOf(one);
    return at === undefined ? [] : [{ of: instanceName(one.at), at }];
  });
  return [...running, ...dues].sort((a, b) => a.at - b.at);
}

/** When an open step is due, by its own `due` or the end of its wait; milliseconds since 1970 UTC. */
export function dueOf({ step, since }: OpenStep): number | undefined {
  const lasts = step.kind === 'wait' ? step.for : step.due;
  return lasts && since ? Date.parse(since.ts) + lasts.ms : undefined;
}
