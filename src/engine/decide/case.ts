import { agendaOf } from '../agenda.ts';
import { type ClosingList, canClose, closingList } from '../closing.ts';
import type { LetGo } from '../command.ts';
import type { Draft } from '../event.ts';
import { instanceName } from '../instance.ts';
import { type CaseState, isClosed } from '../state.ts';
import { acknowledgeClock } from './clocks.ts';
import { keepMeasure } from './measures.ts';
import { type CommandOf, type Decision, refuse, type Surroundings, wantsReason } from './refusal.ts';
import { dropStep } from './skips.ts';

/**
 * Needs an empty closing list, but for what is let go with it; before its playbook is at an end, or while a log is missing, also a
 * reason. Nothing is let go for a closing that is refused for something else.
 */
export function closeCase(
  state: CaseState,
  command: CommandOf<'close-case'>,
  around: Surroundings,
): Decision {
  const agenda = agendaOf(state, around.expressions, around.now);
  const list = closingList(agenda);
  const { open, measures, clocks } = command.letGo ?? {};
  const staying = {
    ...list,
    open: open === undefined ? list.open : [],
    measures: measures === undefined ? list.measures : [],
    clocks: clocks === undefined ? list.clocks : [],
  };
  if (!canClose(staying)) {
    const left = [
      ...list.conflicts.map(c => `conflict at ${instanceName(c.at)}`),
      ...list.disputes.map(d => `disputed ${d.what} ${d.name}`),
      ...list.open.map(o => `open: ${instanceName(o.at)}`),
      ...list.measures.map(m => `measure in force: ${m.what}`),
      ...list.unended.map(c => `a command without an end: ${instanceName(c.at)}`),
      ...list.clocks.map(d => `deadline ${d.clock.id}: ${d.state}`),
    ];
    return refuse(`The case cannot close yet: ${left.join('; ')}.`, whatToDo(list));
  }
  if (!agenda.ended && wantsReason(command.reason)) {
    return refuse('The playbook is not at its end.', 'To close all the same, say why: --reason "..."');
  }
  const { missing } = list;
  if (missing.length > 0 && wantsReason(command.reason)) {
    return refuse(
      `The case is incomplete: ${missing.map(w => `the log of ${w}`).join(' and ')} is missing.`,
      'Bring it with tocsin merge; to close without it, say why: --reason "..."',
    );
  }
  const { now } = around;
  const gone = letGo(state, list, command.letGo ?? {}, around);
  if ('refusal' in gone) return gone;
  const { reason, heads } = command;
  return {
    drafts: [
      ...gone.drafts,
      {
        type: 'milestone.set',
        occurred: { at: new Date(now).toISOString(), precision: 'second' },
        data: { name: 'closed' },
      },
      {
        type: 'case.closed',
        data: {
          ...(reason?.trim() ? { reason } : {}),
          heads,
          ...(missing.length > 0 ? { missing } : {}),
        },
      },
    ],
  };
}

/** All that a reason is given for, in one go: another terminal never sees a step dropped in a case that is open still, and goes on. */
function letGo(
  state: CaseState,
  list: ClosingList,
  { open, measures, clocks }: LetGo,
  around: Surroundings,
): Decision {
  const decisions = [
    ...(open === undefined
      ? []
      : list.open.map(({ at }) => dropStep(state, { kind: 'drop-step', at, reason: open }))),
    ...(measures === undefined
      ? []
      : list.measures.map(({ at }) => keepMeasure(state, { kind: 'keep-measure', at, reason: measures }))),
    ...(clocks === undefined
      ? []
      : list.clocks.map(({ clock }) =>
          acknowledgeClock(state, { kind: 'acknowledge-clock', clock: clock.id, reason: clocks }, around),
        )),
  ];
  const drafts: Draft[] = [];
  for (const decision of decisions) {
    if ('refusal' in decision) return decision;
    drafts.push(...decision.drafts);
  }
  return { drafts };
}

function whatToDo({ open, measures, unended, clocks, conflicts, disputes }: ClosingList): string {
  const todo = [
    ...(conflicts.length + disputes.length > 0 ? ['settle what people differ on'] : []),
    ...(open.length > 0 ? ['finish, skip or drop what is open'] : []),
    ...(measures.length > 0 ? ['lift or keep each measure'] : []),
    ...(unended.length > 0 ? ['say whether each command ran'] : []),
    ...(clocks.length > 0 ? ['meet or acknowledge each deadline'] : []),
  ].join('; ');
  return `${todo.slice(0, 1).toUpperCase()}${todo.slice(1)}.`;
}

export function reopenCase(state: CaseState, { reason }: CommandOf<'reopen-case'>): Decision {
  if (!isClosed(state)) return refuse('The case is open.');
  return wantsReason(reason) ?? { drafts: [{ type: 'case.reopened', data: { reason } }] };
}
