import type { Anchor, Clock, Playbook, Role, Step } from '../../playbook/playbook.ts';
import type { Line } from '../../terminal/line.ts';
import { entry, filledIn, heading, paragraph } from './entry.ts';
import { stepsOf } from './steps-of.ts';

/** Titles of the playbooks that one may lead to, by id. */
export type Titles = ReadonlyMap<string, string>;

/**
 * A playbook for a folder in a drawer, for the day on which no screen works: a sheet with who and which deadlines, then each phase on sheets of
 * its own, with boxes to tick and lines to write on. Fragments are written out; another playbook is named by its title.
 */
export function paper(playbook: Playbook, titles: Titles): Line[][] {
  const phases = (playbook.lists['']?.children ?? []).map(id => playbook.steps[id] as Step);
  return [cover(playbook), ...phases.map((phase, index) => phaseSheet(phase, index + 1, playbook, titles))];
}

function cover(playbook: Playbook): Line[] {
  const { title, id, version, summary, owner, reviewed, tlp, severity, roles, clocks, inputs } = playbook;
  const asked = Object.values(inputs).filter(({ required, within }) => required && within === undefined);
  const told = [
    `${id} ${version}`,
    ...(reviewed === undefined ? [] : [`reviewed ${reviewed}`]),
    ...(owner === undefined ? [] : [`kept by ${owner}`]),
    ...(tlp === undefined ? [] : [`TLP:${tlp.toUpperCase()}`]),
  ];
  return [
    [{ text: title.toUpperCase() }],
    paragraph(told.join(', ')),
    paragraph('No legal advice: have its deadlines confirmed by counsel.'),
    ...(summary === undefined ? [] : [[], paragraph(summary)]),
    [],
    paragraph(`Case: ${blank(24)} Opened (date, time, zone): ${blank(20)}`),
    paragraph('Times with their zone, from one clock. Write down at once; strike out, never erase.'),
    ...part(
      'To be known when the case opens',
      asked.flatMap(({ ask }) => entry('', `${filledIn(ask)} ${blank(24)}`)),
    ),
    ...part(
      'Severity',
      severity.flatMap(({ id, means }) => entry('[ ]', `${id}: ${means}`)),
    ),
    ...part('Roles', roles.flatMap(roleLines)),
    ...part('Deadlines', clocks.flatMap(clockLines)),
  ];
}

function roleLines({ title, brief, required }: Role): Line[] {
  const about = brief === undefined ? '' : `: ${brief}`;
  return [
    ...entry('', `${title}${required ? ' (required)' : ''}${about}`),
    ...entry('', `Name: ${blank(30)} Phone: ${blank(26)}`, 1),
  ];
}

function clockLines(clock: Clock): Line[] {
  const { title, within, every, role, content, source, status, regime } = clock;
  const how = within ? `within ${within.text}` : every ? `every ${every.text}` : 'without undue delay';
  const when = status === 'in-force' ? '' : ` (${status.replaceAll('-', ' ')})`;
  return [
    ...entry('[ ]', `${regime === undefined ? '' : `${regime}: `}${title}${when}`),
    ...entry('', `${how}, from ${anchorText(clock.starts)}${role === undefined ? '' : `; ${role}`}`, 1),
    ...(content.length > 0 ? entry('', `Must hold: ${content.join('; ')}`, 1) : []),
    ...(source === undefined ? [] : entry('', `Source: ${source}`, 1)),
    ...entry('', `From: ${blank(14)} Due: ${blank(14)} Met: ${blank(14)}`, 1),
  ];
}

function anchorText(anchor: Anchor): string {
  if ('milestone' in anchor) return anchor.milestone;
  if ('step' in anchor) return `the step ${anchor.step}`;
  if ('clockMet' in anchor) return `the first submission of ${anchor.clockMet}`;
  if ('clockLastMet' in anchor) return `the last submission of ${anchor.clockLastMet}`;
  return `the earliest of: ${anchor.earliestOf.map(anchorText).join('; ')}`;
}

function phaseSheet(phase: Step, number: number, playbook: Playbook, titles: Titles): Line[] {
  const { title, goal, needs } = phase;
  const opens = needs?.length ? [paragraph(`Begins as soon as there is: ${needs.join(', ')}`)] : [];
  const at = needs && needs.length === 0 ? [paragraph('Begins at once, beside the others.')] : [];
  return [
    [{ text: `${playbook.title}, ${playbook.version}` }],
    heading(`${number}. ${title}`),
    ...(goal === undefined ? [] : [paragraph(`Goal: ${goal}`)]),
    ...opens,
    ...at,
    ...(phase.kind === 'phase' ? stepsOf(phase.body, playbook, titles) : []),
  ];
}

function part(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [[], heading(title), ...lines];
}

function blank(width: number): string {
  return '_'.repeat(width);
}
