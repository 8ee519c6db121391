import type { Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import type { Evidence, Playbook, Step } from '../../playbook/playbook.ts';
import { quoteArgv } from '../../report/quote-argv.ts';
import type { Line } from '../../terminal/line.ts';

/** What a step's text is told with as the case stands. */
interface Telling {
  /** Fills in the playbook's templates. */
  render(text: string): string;
  /** When it is due. */
  due?: string;
  /** Who has a role, and how to reach them. */
  who(role: string): string;
  /** Whom to ask for a role that nobody has. */
  could(role: string): string[];
  /** A person or resource by name, and how to reach it. */
  reach(name: string): string;
  /** Why it is done stands last: nearest to where the person looks. */
  again?: boolean;
}

/**
 * What a step says once, when it opens: why, what to do, what it wants, and of whom. It stays in the scrollback; only the
 * block below is drawn again.
 */
export function stepText(playbook: Playbook, at: Instance, telling: Telling): Line[] {
  const { render, due, again } = telling;
  const step = playbook.steps[at.step] as Step;
  const part = (label: string, text: string): Line[] =>
    text.split('\n').map((row, index) => [
      { text: `  ${(index === 0 ? label : '').padEnd(7)} `, tone: 'accent' },
      { text: row, hang: true },
    ]);
  const why = step.why ? part('WHY', render(step.why)) : [];
  return [
    [{ text: '', sign: 'rule', tone: 'dim' }],
    [
      { text: `${playbook.steps[step.phase]?.title ?? ''} · `, tone: 'dim' },
      { text: instanceName(at), tone: 'dim' },
      { text: `  ${render(step.title)}`, tone: 'strong', hang: true },
      ...(step.critical ? [{ text: '  CRITICAL', tone: 'bad' as const }] : []),
    ],
    ...(again ? [] : why),
    ...(step.guide ? part('DO', render(step.guide.trimEnd())) : []),
    ...(step.checklist.length > 0
      ? part('CHECK', step.checklist.map(entry => `- ${render(entry)}`).join('\n'))
      : []),
    ...actionText(step, playbook, telling).flatMap(([label, text]) => part(label, text)),
    ...(step.authority
      ? part('BY', `on the authority of: ${whoText(step.authority, playbook, telling)}`)
      : []),
    ...(step.collect.length > 0
      ? part('COLLECT', step.collect.map(e => evidenceText(e, render)).join('\n'))
      : []),
    ...(step.destroys.length > 0
      ? part('DESTROYS', `${step.destroys.join(', ')}: it must be there first.`)
      : []),
    ...(step.witness ? part('WITNESS', 'A second person, who is named.') : []),
    ...(step.role ? part('WHO', whoText(step.role, playbook, telling)) : []),
    ...(due === undefined ? [] : part('DUE', due)),
    ...(again ? why : []),
  ];
}

/** A role's title and who has it; where nobody has, below it a line for each who could be asked. */
function whoText(role: string, playbook: Playbook, { who, could }: Telling): string {
  return [`${roleTitle(playbook, role)}: ${who(role)}`, ...could(role).map(person => `- ask ${person}`)].join(
    '\n',
  );
}

function actionText(step: Step, playbook: Playbook, telling: Telling): [string, string][] {
  const { render, reach } = telling;
  switch (step.kind) {
    case 'decision':
      return [
        [
          'DECIDE',
          step.options.map(o => `- ${render(o.label)}${o.means ? `: ${render(o.means)}` : ''}`).join('\n'),
        ],
      ];
    case 'notify':
      return [
        ['TO', `${reach(render(step.to))}${step.by ? `, by ${step.by}` : ''}`],
        ['DRAFT', render(step.message.trimEnd())],
      ];
    case 'wait':
      return [['WAIT', step.for ? step.for.text : `until ${step.until}`]];
    case 'lift':
      return [['LIFT', 'Each measure in force: lift it, or keep it with a reason.']];
    case 'approve':
      return [
        ['APPROVE', `${roleTitle(playbook, step.approver)} says yes or no: not the one who asks for it.`],
        ['OF', whoText(step.approver, playbook, telling)],
      ];
    case 'run':
      return [['RUN', quoteArgv(step.argv.map(render))], ...measureText(step, render)];
    case 'review':
      return [['REVIEW', step.questions.map(question => `- ${render(question)}`).join('\n')]];
    case 'task':
    case 'group':
    case 'phase':
    case 'use':
      return measureText(step, render);
    default:
      return step satisfies never;
  }
}

function measureText({ measure }: Step, render: (text: string) => string): [string, string][] {
  return measure ? [['MEASURE', `${render(measure.what)} (to undo: ${render(measure.undo)})`]] : [];
}

function evidenceText({ id, what, from, to }: Evidence, render: (text: string) => string): string {
  return `- ${id}: ${render(what)}${from ? `, from ${render(from)}` : ''}${to ? `, to ${render(to)}` : ''}`;
}

function roleTitle(playbook: Playbook, role: string): string {
  return playbook.roles.find(r => r.id === role)?.title ?? role;
}
