import type { Agenda } from './agenda.ts';
import { instanceName } from './instance.ts';
import type { OpenStep } from './open-steps.ts';

/** Something that is due: a step's instance, and when, in milliseconds since 1970 UTC. */
export interface Due {
  of: string;
  at: number;
}

/** What is due, the next first. A wait that ends is no deadline. */
export function deadlinesOf({ open }: Pick<Agenda, 'open'>): Due[] {
  const dues = open.flatMap(one => {
    const at = one.step.kind === 'wait' ? undefined : dueOf(one);
    return at === undefined ? [] : [{ of: instanceName(one.at), at }];
  });
  return dues.sort((a, b) => a.at - b.at);
}

/** When an open step is due, by its own `due` or the end of its wait; milliseconds since 1970 UTC. */
export function dueOf({ step, since }: OpenStep): number | undefined {
  const lasts = step.kind === 'wait' ? step.for : step.due;
  return lasts && since ? Date.parse(since.ts) + lasts.ms : undefined;
}
