import type { Option, Playbook, Step } from '../../playbook/playbook.ts';
import type { Line } from '../../terminal/line.ts';
import { entry } from './entry.ts';
import type { Titles } from './paper.ts';

/** The steps of a list, each with its boxes to tick and its lines to write on. */
export function stepsOf(id: string | undefined, playbook: Playbook, titles: Titles, depth = 0): Line[] {
  const list = id === undefined ? undefined : playbook.lists[id];
  if (!list) return [];
  const beside = list.container === 'parallel' ? [[], ...entry('', '(side by side)', depth)] : [];
  const steps = list.children.map(child => playbook.steps[child] as Step);
  return [...beside, ...steps.flatMap(step => [[], ...stepLines(step, playbook, titles, depth)])];
}

function stepLines(step: Step, playbook: Playbook, titles: Titles, depth: number): Line[] {
  const line = (mark: string, text: string) => entry(mark, text, depth + 1);
  const name = (id: string) => playbook.steps[id]?.title ?? id;
  const { measure } = step;
  return [
    ...entry('[ ]', `${step.title}${step.critical ? '  (CRITICAL)' : ''}`, depth),
    ...told(step, playbook).flatMap(text => line('', text)),
    ...(step.guide === undefined ? [] : line('', step.guide)),
    ...step.asks.flatMap(input => line('', `${playbook.inputs[input]?.ask ?? input} ____________________`)),
    ...step.checklist.flatMap(text => line('[ ]', text)),
    ...step.collect.flatMap(({ what, from, to }) =>
      line(
        '[ ]',
        `Evidence: ${what}${from ? `, from ${from}` : ''}${to ? `, to ${to}` : ''}. Held at: __________`,
      ),
    ),
    ...step.destroys.flatMap(id => line('', `Destroys what ${id} is taken from: have it first.`)),
    ...actionLines(step, playbook, titles, depth, name),
    ...(measure
      ? [
          ...line('', `Measure: ${measure.what}`),
          ...line('', `Undo: ${measure.undo}`),
          ...line('', 'In force at: ____________  Lifted at: ____________  By: ______'),
        ]
      : []),
    ...step.marks.flatMap(milestone => line('', `Marks "${milestone}". It happened at: ________________`)),
    ...(step.authority === undefined || step.kind === 'decision'
      ? []
      : line('', `On the authority of ${roleName(playbook, step.authority)}: ____________`)),
    ...line('', `Time: ____________  Initials: ______${step.witness ? '  Second person: ____________' : ''}`),
  ];
}

/** When and by whom, in a few short lines. */
function told(step: Step, playbook: Playbook): string[] {
  const role = step.role === undefined ? undefined : roleName(playbook, step.role);
  const facts = [
    ...(role === undefined ? [] : [`By: ${role}`]),
    ...(step.due === undefined ? [] : [`due in ${step.due.text}`]),
  ];
  return [
    ...(facts.length > 0 ? [facts.join(', ')] : []),
    ...(step.why === undefined ? [] : [`Why: ${step.why}`]),
    ...(step.when === undefined ? [] : [`Only when: ${step.when}`]),
    ...(step.needs?.length
      ? [`Not before: ${step.needs.map(id => playbook.steps[id]?.title ?? id).join('; ')}`]
      : []),
    ...(step.each === undefined ? [] : [`For each of ${step.each.of}: copy this step`]),
    ...(step.meets.length > 0 ? [`Meets: ${step.meets.join(', ')}`] : []),
  ];
}

function actionLines(
  step: Step,
  playbook: Playbook,
  titles: Titles,
  depth: number,
  name: (id: string) => string,
): Line[] {
  const line = (mark: string, text: string) => entry(mark, text, depth + 1);
  switch (step.kind) {
    case 'task':
      return [];
    case 'phase':
    case 'group':
      return stepsOf(step.body, playbook, titles, depth + 1);
    case 'decision':
      return [
        ...line(
          '',
          `Decide${step.authority ? `, on the authority of ${roleName(playbook, step.authority)}` : ''}: tick one. By: ____________`,
        ),
        ...line('', 'Reason: ______________________________________'),
        ...step.options.flatMap(option => optionLines(option, playbook, titles, depth + 1, name)),
      ];
    case 'approve':
      return line(
        '',
        `${step.what ?? 'Approval'}: [ ] approved  [ ] denied, by ${roleName(playbook, step.approver)}: ____________`,
      );
    case 'run':
      return line('', `Command: ${step.argv.join(' ')}`);
    case 'notify':
      return [
        ...line('', `Tell ${step.to}${step.by ? `, by ${step.by}` : ''}:`),
        ...entry('|', step.message, depth + 2),
        ...line('', 'Sent at: ____________  To: ____________  Receipt: ____________'),
      ];
    case 'wait':
      return line('', step.for ? `Wait ${step.for.text}, until: ____________` : `Wait until ${step.until}`);
    case 'use': {
      const title = titles.get(step.playbook) ?? step.playbook;
      const how = step.mode === 'switch' ? 'Go over to' : 'Work through';
      return line('', `${how} the playbook "${title}" (${step.playbook})`);
    }
    case 'lift':
      return line('', 'For each measure in force: lifted at, or kept and why.');
    case 'review':
      return step.questions.flatMap(question => [...line('-', question), ...line('', '_'.repeat(50))]);
    default:
      return step satisfies never;
  }
}

function optionLines(
  { label, means, next, marks, body }: Option,
  playbook: Playbook,
  titles: Titles,
  depth: number,
  name: (id: string) => string,
): Line[] {
  const then =
    next === undefined ? [] : [next === 'end' ? 'Then the case ends.' : `Then go to: ${name(next)}`];
  return [
    ...entry('( )', label, depth),
    ...(means === undefined ? [] : entry('', means, depth + 1)),
    ...marks.flatMap(milestone =>
      entry('', `Marks "${milestone}". It happened at: ________________`, depth + 1),
    ),
    ...stepsOf(body, playbook, titles, depth + 1),
    ...then.flatMap(text => entry('', text, depth + 1)),
  ];
}

function roleName({ roles }: Playbook, role: string): string {
  return roles.find(({ id }) => id === role)?.title ?? role;
}
