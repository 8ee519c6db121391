import type { Expectation, Mark, Objective, Scenario, Trigger } from '../scenario.ts';

/** `+00:12`, `+01:05:30`: hours, minutes and, where they are not nought, seconds of drill time. */
export function drillTime(ms: number): string {
  return drillSeconds(ms).replace(/^(.\d+:\d\d):00$/, '$1');
}

/** `+00:12:00`: the same, with seconds always. */
export function drillSeconds(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${ms < 0 ? '-' : '+'}${parts.map(part => `${part}`.padStart(2, '0')).join(':')}`;
}

/** How long an exercise is to take on the clock on the wall, in whole minutes. Where a controller moves the clock, as long as the story. */
export function wallMinutes({ duration, clock }: Pick<Scenario, 'duration' | 'clock'>): number {
  return Math.round(duration.ms / clock.scale / 60_000);
}

/** What is expected, in the scenario's words, else in those of what meets it. */
export function expectedWords({ text, metBy }: Expectation): string {
  if (text !== '') return text;
  return metBy.kind === 'manual' ? 'as the controller judges' : markWords(metBy);
}

/** What a trigger waits for, in words for a controller. */
export function triggerWords(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'at':
      return `at ${drillTime(trigger.at.ms)}`;
    case 'after':
      return `${trigger.wait === undefined ? '' : `${trigger.wait.text} `}after ${trigger.inject}`;
    case 'expectation':
      return `expectation ${trigger.expectation} is ${trigger.state}`;
    case 'flag':
      return `flag ${trigger.flag} is raised`;
    case 'idle':
      return `nobody has acted for ${trigger.idle.text}`;
    case 'all':
      return trigger.of.map(grouped).join(' and ');
    case 'any':
      return trigger.of.map(grouped).join(' or ');
    case 'not':
      return `not (${triggerWords(trigger.of)})`;
    case 'step':
    case 'decision':
    case 'milestone':
      return markWords(trigger);
    default:
      return trigger satisfies never;
  }
}

/** The ratings of HSEEP (Homeland Security Exercise and Evaluation Program, 2020), by their letters. */
export const ratingWords = {
  P: 'Performed without challenges',
  S: 'Performed with some challenges',
  M: 'Performed with major challenges',
  U: 'Unable to be performed',
} as const;

/** Objectives by their capability, in the order of the scenario; those of none stand under a title of their own. */
export function byCapability(objectives: readonly Objective[]): [string, Objective[]][] {
  const groups = new Map<string, Objective[]>();
  for (const objective of objectives) {
    const name = objective.capability || 'Of no named capability';
    groups.set(name, [...(groups.get(name) ?? []), objective]);
  }
  return [...groups];
}

function grouped(trigger: Trigger): string {
  const words = triggerWords(trigger);
  return trigger.kind === 'all' || trigger.kind === 'any' ? `(${words})` : words;
}

function markWords(mark: Mark): string {
  switch (mark.kind) {
    case 'step':
      return `step ${mark.step} ${mark.state}`;
    case 'decision':
      return `${mark.decision} decided${mark.option === undefined ? '' : `: ${mark.option}`}`;
    case 'milestone':
      return `milestone ${mark.milestone}`;
    default:
      return mark satisfies never;
  }
}
