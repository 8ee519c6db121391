import { holdsSteps } from '../playbook/holds-steps.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';
import type { Line } from '../terminal/line.ts';

/** What an index of the library tells of a playbook. */
export interface IndexEntry {
  phases: number;
  steps: number;
  roles: number;
  clocks: number;
  /** The day of the last review and of the next one, `2026-11-01`. */
  reviewed?: string;
  reviewDue?: string;
  leadsTo: { playbook: string; how: 'use' | 'switch' | 'attach' }[];
}

/** The steps that people work on are counted, with those of fragments and without those of playbooks that it calls. */
export function indexEntry(playbook: Playbook): IndexEntry {
  const { roles, clocks, reviewed, reviewEvery } = playbook;
  const all = Object.values(playbook.steps);
  const own = all.filter(
    ({ id }) => !all.some(({ kind, id: call }) => kind === 'use' && id.startsWith(`${call}/`)),
  );
  const phases = own.filter(({ kind }) => kind === 'phase').length;
  const due = reviewed === undefined ? Number.NaN : Date.parse(reviewed) + (reviewEvery?.ms ?? aYear);
  return {
    phases,
    steps: own.filter(step => !holdsSteps(step)).length,
    roles: roles.length,
    clocks: clocks.length,
    ...(reviewed !== undefined && { reviewed }),
    ...(Number.isFinite(due) && { reviewDue: new Date(due).toISOString().slice(0, 10) }),
    leadsTo: leadsTo(own),
  };
}

const aYear = 365 * 86_400_000;

export function indexLines(playbook: Playbook, walkthroughs: number): Line[] {
  const { phases, steps, roles, clocks, reviewed, reviewDue, leadsTo } = indexEntry(playbook);
  const row = (name: string, text: string): Line[] =>
    text === ''
      ? []
      : [
          [
            { text: `    ${name.padEnd(10)}`, tone: 'dim' },
            { text, hang: true },
          ],
        ];
  const holds = `${counted(steps, 'step')} in ${counted(phases, 'phase')}, ${counted(roles, 'role')}, ${counted(clocks, 'clock')}`;
  const due = reviewDue === undefined ? '' : `, again by ${reviewDue}`;
  return [
    ...row('type', playbook.incidentTypes.join(', ')),
    ...row('when', (playbook.summary ?? '').replace(/\s+/g, ' ').trim()),
    ...row('holds', holds),
    ...row('tested', walkthroughs === 0 ? '' : `by ${counted(walkthroughs, 'walkthrough')}`),
    ...row('reviewed', reviewed === undefined ? 'never' : `${reviewed}${due}`),
    ...row('leads to', leadsTo.map(({ playbook, how }) => `${playbook} (${how})`).join(', ')),
    [],
  ];
}

function leadsTo(steps: readonly Step[]): IndexEntry['leadsTo'] {
  const found = new Map<string, IndexEntry['leadsTo'][number]>();
  for (const step of steps) {
    if (step.kind === 'use')
      found.set(step.playbook, { playbook: step.playbook, how: step.mode === 'switch' ? 'switch' : 'use' });
    const texts = [step.why, step.guide, ...step.checklist].join('\n');
    for (const [, how, playbook = ''] of texts.matchAll(/`tocsin (attach|switch) ([a-z][a-z0-9-]*)/g))
      if (!found.has(playbook)) found.set(playbook, { playbook, how: how as 'attach' | 'switch' });
  }
  return [...found.values()].sort((a, b) => (a.playbook < b.playbook ? -1 : 1));
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}
