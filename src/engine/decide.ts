import type { Command } from './command.ts';
import { denyApproval, giveApproval } from './decide/approvals.ts';
import { closeCase, reopenCase } from './decide/case.ts';
import { chooseOption } from './decide/choose.ts';
import { acknowledgeClock, decideClock, meetClock, withdrawClock } from './decide/clocks.ts';
import { declineCommand, endCommand, startCommand } from './decide/commands.ts';
import { completeStep, failStep } from './decide/complete.ts';
import { recordExercise } from './decide/exercise.ts';
import { offerHandover, takeHandover } from './decide/handovers.ts';
import { attachPlaybook, switchPlaybook } from './decide/joining.ts';
import { addAction, addFinding, endAction } from './decide/lessons.ts';
import {
  addEvidence,
  addNote,
  assignRole,
  correct,
  setInput,
  setMilestone,
  setSeverity,
  tick,
} from './decide/matters.ts';
import { keepMeasure, liftMeasure } from './decide/measures.ts';
import { sendNotification, withholdNotification } from './decide/notifications.ts';
import { addObservable, withdrawObservable } from './decide/observables.ts';
import {
  decideApplies,
  goAgain,
  openStep,
  overrideNeeds,
  reopenStep,
  resolveConflict,
} from './decide/openings.ts';
import { type Decision, refuse, type Surroundings } from './decide/refusal.ts';
import { dropStep, skipStep } from './decide/skips.ts';
import { sameName } from './same-name.ts';
import { type CaseState, isClosed } from './state.ts';

export type { Decision, Surroundings } from './decide/refusal.ts';

/**
 * What a command of `actor` would record as the case stands, or why it cannot be. Changes nothing. A closed case takes only its
 * reopening, and what is learnt from it.
 */
export function decide(
  state: CaseState,
  command: Command,
  around: Surroundings & { actor: string },
): Decision {
  if (isClosed(state) && !afterClosing.has(command.kind) && !endsRunning(command) && !judges(command)) {
    return refuse('The case is closed.', 'Reopen it with a reason: tocsin reopen --reason "..."');
  }
  const witness = 'witness' in command ? command.witness : undefined;
  if (witness !== undefined && sameName(witness, around.actor))
    return refuse(`${witness} cannot witness what ${around.actor} records.`, 'Name a second person.');
  const future = timesIn(command).find(at => Date.parse(at) > around.now + leeway);
  if (future) return refuse(`${future} is in the future.`, 'Give the time at which it happened.');
  switch (command.kind) {
    case 'complete-step':
      return completeStep(state, command, around);
    case 'choose-option':
      return chooseOption(state, command, around);
    case 'send-notification':
      return sendNotification(state, command, around);
    case 'withhold-notification':
      return withholdNotification(state, command);
    case 'start-command':
      return startCommand(state, command, around);
    case 'end-command':
      return endCommand(state, command, around);
    case 'decline-command':
      return declineCommand(state, command);
    case 'give-approval':
      return giveApproval(state, command, around);
    case 'deny-approval':
      return denyApproval(state, command);
    case 'fail-step':
      return failStep(state, command);
    case 'skip-step':
      return skipStep(state, command);
    case 'drop-step':
      return dropStep(state, command);
    case 'tick':
      return tick(state, command);
    case 'add-evidence':
      return addEvidence(state, command);
    case 'add-note':
      return addNote(state, command);
    case 'add-finding':
      return addFinding(state, command);
    case 'add-action':
      return addAction(state, command);
    case 'end-action':
      return endAction(state, command);
    case 'add-observable':
      return addObservable(state, command);
    case 'withdraw-observable':
      return withdrawObservable(state, command);
    case 'set-input':
      return setInput(state, command);
    case 'set-severity':
      return setSeverity(state, command);
    case 'set-milestone':
      return setMilestone(state, command, around);
    case 'assign-role':
      return assignRole(state, command);
    case 'lift-measure':
      return liftMeasure(state, command);
    case 'keep-measure':
      return keepMeasure(state, command);
    case 'meet-clock':
      return meetClock(state, command);
    case 'withdraw-clock':
      return withdrawClock(state, command);
    case 'decide-clock':
      return decideClock(state, command);
    case 'acknowledge-clock':
      return acknowledgeClock(state, command, around);
    case 'override-needs':
      return overrideNeeds(state, command);
    case 'decide-applies':
      return decideApplies(state, command, around);
    case 'open-step':
      return openStep(state, command, around);
    case 'reopen-step':
      return reopenStep(state, command);
    case 'go-again':
      return goAgain(state, command);
    case 'resolve-conflict':
      return resolveConflict(state, command);
    case 'correct':
      return correct(command);
    case 'attach-playbook':
      return attachPlaybook(state, command);
    case 'switch-playbook':
      return switchPlaybook(state, command);
    case 'offer-handover':
      return offerHandover(state, command);
    case 'take-handover':
      return takeHandover(state, command, around);
    case 'close-case':
      return closeCase(state, command, around);
    case 'reopen-case':
      return reopenCase(state, command);
    case 'exercise':
      return recordExercise(state, command.draft);
    default:
      return command satisfies never;
  }
}

/** A command that was running when somebody closed the case has ended all the same. */
function endsRunning(command: Command): boolean {
  return command.kind === 'end-command' && command.end.started !== undefined;
}

/** What an exercise has shown is said when it is over. */
function judges(command: Command): boolean {
  if (command.kind !== 'exercise') return false;
  return ['expectation.judged', 'observation.added', 'objective.rated'].includes(command.draft.type);
}

const afterClosing: ReadonlySet<Command['kind']> = new Set([
  'reopen-case',
  'add-finding',
  'add-action',
  'end-action',
  'add-observable',
  'withdraw-observable',
]);

/** When things really happened, as a person tells it. */
function timesIn(command: Command): string[] {
  const own = 'occurred' in command && command.occurred ? [command.occurred] : [];
  const marks = 'marks' in command ? Object.values(command.marks ?? {}) : [];
  return [...own, ...marks].map(({ at }) => at);
}

/** Clocks of two machines may differ by this much before a time counts as not yet happened. */
const leeway = 5 * 60_000;
