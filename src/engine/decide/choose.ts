import type { ExpressionContext } from '../../expression/evaluation.ts';
import type { Option, Step } from '../../playbook/playbook.ts';
import { instanceName } from '../instance.ts';
import type { CaseState } from '../state.ts';
import { typedName } from '../typed-command.ts';
import { writtenValues } from '../written-values.ts';
import { allowance } from './authority.ts';
import { factsWith, outcomeData, told } from './outcome-data.ts';
import {
  type CommandOf,
  type Decision,
  openPlace,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';
import { missingReason, unconfirmed } from './wanting.ts';

export function chooseOption(
  state: CaseState,
  command: CommandOf<'choose-option'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  if (step.kind !== 'decision')
    return refuse(`${instanceName(command.at)} is not a decision.`, `tocsin done ${typedName(command.at)}`);
  const option = step.options.find(o => o.id === command.option);
  if (!option) {
    return refuse(
      `${step.id} has no option "${command.option}".`,
      `It has: ${step.options.map(o => o.id).join(', ')}.`,
    );
  }
  const missing = missingReason(state, step, turn, command) ?? unconfirmed(step, command);
  if (missing) return missing;
  if (step.critical && wantsReason(command.reason))
    return refuse('A critical decision needs its reason.', '--reason "..."');
  const allowed = allowance(state, step, command);
  if ('refusal' in allowed) return allowed;
  const facts = factsWith(state, command, around.now);
  const sets = setsOf(state, option, facts, around);
  if ('refusal' in sets) return sets;
  const suggested = step.options.filter(o => suggests(o, facts, around)).map(o => o.id);
  const data = {
    option: option.id,
    ...outcomeData(state, command, together(step, option), around.now),
    ...allowed,
    ...(suggested.length > 0 ? { suggested } : {}),
    ...(Object.keys(sets.values).length > 0 ? { sets: sets.values } : {}),
  };
  return { drafts: [{ type: 'decision.made', at: command.at, ...told(command), data }] };
}

/** True where the option's `suggest` holds; what cannot be evaluated suggests nothing. */
export function suggests(option: Option, facts: ExpressionContext, { expressions }: Surroundings): boolean {
  if (option.suggest === undefined) return false;
  const evaluated = expressions.evaluate(option.suggest, facts);
  return evaluated.kind === 'value' && evaluated.value === true;
}

function together(step: Step, option: Option): Pick<Step, 'marks' | 'meets'> {
  return { marks: [...step.marks, ...option.marks], meets: [...step.meets, ...option.meets] };
}

function setsOf(state: CaseState, option: Option, facts: ExpressionContext, { expressions }: Surroundings) {
  const written = writtenValues(state.playbook, option.sets, facts, expressions);
  switch (written.kind) {
    case 'values':
      return written;
    case 'missing':
      return refuse(
        `${option.id} sets ${written.input}, and its value cannot be told yet.`,
        `Answer first: ${written.names.join(', ')}.`,
      );
    case 'problem':
      return refuse(`${option.id} sets ${written.input}: ${written.message}`);
    default:
      return written satisfies never;
  }
}
