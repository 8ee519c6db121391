import type { Option, Playbook, Step } from '../playbook/playbook.ts';
import type { Line, Span } from '../terminal/line.ts';

/** A playbook as a person reads it through: what it is for, who and which deadlines, then every step where it stands. */
export function outline(playbook: Playbook): Line[] {
  return [
    [
      { text: playbook.title, tone: 'strong' },
      { text: `  ${playbook.id} ${playbook.version}`, tone: 'dim' },
    ],
    ...text(playbook.summary),
    ...roles(playbook),
    ...clocks(playbook),
    ...phases(playbook),
  ];
}

function text(summary: string | undefined): Line[] {
  return summary === undefined ? [] : [[{ text: summary.trim() }]];
}

function roles({ roles }: Playbook): Line[] {
  if (roles.length === 0) return [];
  const rows = roles.map(({ id, title, required }) => row(id, title, required ? ['required'] : []));
  return [[], heading('Roles'), ...rows];
}

function clocks({ clocks, unreadRegimes = [] }: Playbook): Line[] {
  const rows = [
    ...clocks.map(({ id, title, within, every, status }) =>
      row(id, title, [
        ...(within ? [`within ${within.text}`] : []),
        ...(every ? [`every ${every.text}`] : []),
        ...(status === 'in-force' ? [] : [status.replaceAll('-', ' ')]),
      ]),
    ),
    ...unreadRegimes.map(use => row(use, 'all its deadlines', [])),
  ];
  if (rows.length === 0) return [];
  return [[], heading('Deadlines'), ...rows];
}

function phases(playbook: Playbook): Line[] {
  return childrenOf(playbook, '').flatMap(phase => [
    [],
    [{ text: phase.title, tone: 'strong' }, ...told([phase.id, ...facts(phase, playbook)])],
    ...(phase.goal === undefined ? [] : [[{ text: `  ${phase.goal}`, tone: 'dim' }] satisfies Line]),
    ...below(phase, playbook, 1),
  ]);
}

function below(step: Step, playbook: Playbook, depth: number): Line[] {
  switch (step.kind) {
    case 'phase':
    case 'group':
      return childrenOf(playbook, step.body).flatMap(child => [
        stepRow(child, playbook, depth),
        ...below(child, playbook, depth + 1),
      ]);
    case 'decision':
      return step.options.flatMap(option => [
        optionRow(option, depth),
        ...childrenOf(playbook, option.body).flatMap(child => [
          stepRow(child, playbook, depth + 1),
          ...below(child, playbook, depth + 2),
        ]),
      ]);
    case 'task':
    case 'approve':
    case 'run':
    case 'notify':
    case 'wait':
    case 'use':
    case 'lift':
    case 'review':
      return [];
    default:
      return step satisfies never;
  }
}

function stepRow(step: Step, playbook: Playbook, depth: number): Line {
  return row(step.id, step.title, facts(step, playbook), depth);
}

function optionRow({ id, label, marks, meets, next }: Option, depth: number): Line {
  const then = [
    ...marks.map(milestone => `marks ${milestone}`),
    ...meets.map(clock => `meets ${clock}`),
    ...(next === undefined ? [] : [`then ${next}`]),
  ];
  return [
    { text: `${'  '.repeat(depth)}= ` },
    { text: id, tone: 'accent' },
    { text: `  ${label}` },
    ...told(then),
  ];
}

/** What stands behind a step's title: its kind where it is no plain task, then what holds it back and what it brings about. */
function facts(step: Step, playbook: Playbook): string[] {
  return [
    ...kind(step, playbook),
    ...(step.stage === undefined ? [] : [step.stage]),
    ...(step.critical ? ['CRITICAL'] : []),
    ...(step.witness ? ['second person'] : []),
    ...(step.authority === undefined || decides(step) ? [] : [`on the authority of ${step.authority}`]),
    ...(step.role === undefined || decides(step) === step.role ? [] : [`by ${step.role}`]),
    ...(step.each === undefined ? [] : [`for each of ${step.each.of}`]),
    ...(step.when === undefined ? [] : [`when ${step.when}`]),
    ...(step.needs === undefined
      ? []
      : [`needs ${step.needs.length === 0 ? 'nothing' : step.needs.join(', ')}`]),
    ...(step.due === undefined ? [] : [`due in ${step.due.text}`]),
    ...step.collect.map(({ id }) => `collects ${id}`),
    ...step.destroys.map(id => `destroys ${id}`),
    ...step.marks.map(milestone => `marks ${milestone}`),
    ...step.meets.map(clock => `meets ${clock}`),
    ...(step.measure === undefined ? [] : ['puts a measure in force']),
  ];
}

function decides(step: Step): string | undefined {
  return step.kind === 'decision' ? step.authority : undefined;
}

function kind(step: Step, playbook: Playbook): string[] {
  switch (step.kind) {
    case 'task':
      return [];
    case 'phase':
    case 'group':
      return playbook.lists[step.body]?.container === 'parallel' ? ['side by side'] : [];
    case 'decision':
      return [step.authority === undefined ? 'decision' : `decision of ${step.authority}`];
    case 'approve':
      return [`approval by ${step.approver}`];
    case 'run':
      return ['command'];
    case 'notify':
      return [`notifies ${step.to}`];
    case 'wait':
      return [step.for === undefined ? `waits until ${step.until}` : `waits ${step.for.text}`];
    case 'use':
      return [`${step.mode === 'switch' ? 'goes over to' : 'uses'} ${step.playbook}`];
    case 'lift':
      return ['lifts measures'];
    case 'review':
      return ['review'];
    default:
      return step satisfies never;
  }
}

function childrenOf(playbook: Playbook, list: string | undefined): Step[] {
  const children = list === undefined ? [] : (playbook.lists[list]?.children ?? []);
  return children.flatMap(id => playbook.steps[id] ?? []);
}

function heading(text: string): Line {
  return [{ text, tone: 'strong' }];
}

function row(id: string, title: string, behind: string[], depth = 1): Line {
  return [
    { text: `${'  '.repeat(depth)}- ` },
    { text: id, tone: 'accent' },
    { text: `  ${title}` },
    ...told(behind),
  ];
}

function told(facts: string[]): Span[] {
  return facts.length === 0 ? [] : [{ text: `  (${facts.join('; ')})`, tone: 'dim' }];
}
