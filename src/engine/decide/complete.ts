import { given } from '../../given.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Instance } from '../event.ts';
import { instanceName } from '../instance.ts';
import { measuresOf } from '../measures.ts';
import type { CaseState } from '../state.ts';
import type { Turn } from '../turn.ts';
import { oneOf, typedName } from '../typed-command.ts';
import { allowance } from './authority.ts';
import { type Ending, factsWith, outcomeData, told } from './outcome-data.ts';
import {
  type CommandOf,
  type Decision,
  endsWithOthers,
  openPlace,
  type Refusal,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';
import { missingReason, unconfirmed, waitLeft } from './wanting.ts';

export function completeStep(
  state: CaseState,
  command: CommandOf<'complete-step'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  const wrong =
    wrongEnding(step, command.at) ??
    unready(state, step, turn, command, around) ??
    unconfirmed(step, command);
  if (wrong) return wrong;
  const allowed = allowance(state, step, command);
  if ('refusal' in allowed) return allowed;
  const measure = measureOf(state, step, command, around);
  if (measure && 'refusal' in measure) return measure;
  const data = {
    ...outcomeData(state, command, step, around.now),
    ...allowed,
    ...(command.early ? { early: true } : {}),
    ...given({ measure }),
  };
  return { drafts: [{ type: 'step.completed', at: command.at, ...told(command), data }] };
}

export function failStep(state: CaseState, command: CommandOf<'fail-step'>): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { reason } = command;
  return (
    endsWithOthers(place.step, command.at) ??
    wantsReason(reason) ?? {
      drafts: [{ type: 'step.failed', at: command.at, ...told(command), data: { reason } }],
    }
  );
}

function wrongEnding(step: Step, at: Instance): { refusal: Refusal } | undefined {
  const name = typedName(at);
  if (step.kind === 'decision') {
    return refuse(
      `${instanceName(at)} is a decision.`,
      `tocsin decide ${name} ${oneOf(step.options.map(o => o.id))}`,
    );
  }
  if (step.kind === 'use')
    return refuse(
      `${instanceName(at)} goes on by another playbook.`,
      `tocsin switch ${step.playbook} --step ${name}`,
    );
  if (step.kind === 'notify')
    return refuse(
      `${instanceName(at)} is a notification.`,
      `tocsin sent ${name}, or tocsin not-sent ${name} --reason "..."`,
    );
  if (step.kind === 'run')
    return refuse(
      `${instanceName(at)} is a command.`,
      `tocsin execute ${name}; or, run by hand: tocsin ran ${name} --exit 0`,
    );
  if (step.kind === 'approve')
    return refuse(
      `${instanceName(at)} is an approval.`,
      `tocsin approve ${name}, or tocsin deny ${name} --reason "..."`,
    );
  return endsWithOthers(step, at);
}

function unready(
  state: CaseState,
  step: Step,
  turn: Turn,
  command: CommandOf<'complete-step'>,
  around: Surroundings,
) {
  if (step.kind === 'wait' && !command.early) {
    const left = waitLeft(state, step, command.at, around);
    if (left)
      return refuse(
        `${instanceName(command.at)} waits ${left}.`,
        `To go on now: tocsin done ${typedName(command.at)} --early --reason "..."`,
      );
  }
  if (step.kind === 'wait' && command.early && wantsReason(command.reason))
    return refuse('Ending a wait early needs a reason.');
  if (step.kind === 'lift') {
    const undecided = measuresOf(state).filter(m => m.state === 'in-force');
    const [first] = undecided;
    if (first) {
      return refuse(
        `Measures in force: ${undecided.map(m => m.what).join('; ')}.`,
        `Lift or keep each one: tocsin lift ${typedName(first.at)}, or tocsin keep ${typedName(first.at)} --reason "..."`,
      );
    }
  }
  return missingReason(state, step, turn, command);
}

/** What a measure puts in force is frozen with it: it must not name what nobody has answered. */
function measureOf(
  state: CaseState,
  { id, measure }: Step,
  ending: Ending,
  { now, expressions }: Surroundings,
) {
  if (!measure) return undefined;
  const facts = factsWith(state, ending, now);
  const [what, undo] = [expressions.render(measure.what, facts), expressions.render(measure.undo, facts)];
  const missing = [...new Set([...what.missing, ...undo.missing])];
  if (missing.length === 0) return { what: what.text, undo: undo.text };
  return refuse(
    `The measure of ${id} names what nobody has answered: ${missing.join(', ')}.`,
    'Answer it first: --set name=value',
  );
}
