import { given } from '../../given.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { CommandEnd, Draft, Events, Instance } from '../event.ts';
import { instanceName } from '../instance.ts';
import { unendedStarts } from '../slot.ts';
import type { CaseState } from '../state.ts';
import type { Turn } from '../turn.ts';
import { ranCommand, typedName } from '../typed-command.ts';
import { allowance } from './authority.ts';
import { factsWith, outcomeData, told } from './outcome-data.ts';
import {
  type CommandOf,
  type Decision,
  openPlace,
  type Place,
  placeOf,
  type Refusal,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';
import { missingReason, unconfirmed } from './wanting.ts';

/**
 * That a person consents to a command, before it runs. Whatever the step wants beside it must be there first: an end cannot
 * be refused, for it has happened.
 */
export function startCommand(
  state: CaseState,
  command: CommandOf<'start-command'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  if (step.kind !== 'run') return refuse(`${instanceName(command.at)} is not a command.`);
  const [running] = unendedStarts(turn);
  if (running) {
    return refuse(
      `${instanceName(command.at)} was started by ${running.actor.name} at ${running.ts}, and no end is recorded.`,
      `Say what became of it first: ${ranCommand(command.at)}`,
    );
  }
  const wrong =
    missingReason(state, step, turn, command) ??
    unconfirmed(step, command) ??
    unknownMeasure(state, step, command.at, around);
  if (wrong) return wrong;
  const allowed = allowance(state, step, command);
  if ('refusal' in allowed) return allowed;
  const { kind: _, at, confirm: _typed, ...start } = command;
  return { drafts: [{ type: 'command.started', at, data: { ...start, ...allowed } }] };
}

/** What became of a command: one that was started here, or one that a person ran by hand. */
export function endCommand(
  state: CaseState,
  command: CommandOf<'end-command'>,
  around: Surroundings,
): Decision {
  const { at, end } = command;
  const place =
    end.started === undefined ? placeByHand(state, command) : placeOfStart(state, at, end.started);
  if ('refusal' in place) return place;
  const { step } = place;
  if (step.kind !== 'run') return refuse(`${instanceName(at)} is not a command.`);
  const ran = end.result === 'exited' && end.exit === 0;
  const allowed = end.started === undefined ? allowance(state, step, command) : {};
  if ('refusal' in allowed) return allowed;
  const outcome = ran
    ? outcomeData(state, command, step, around.now)
    : given({ reason: command.reason?.trim() ? command.reason : undefined, witness: command.witness });
  const measure = ran ? frozenMeasure(state, step, command, around) : {};
  const data: Events['command.ended'] = { ...end, ...outcome, ...allowed, ...measure };
  const ended: Draft = { type: 'command.ended', at, ...told(command), data };
  return { drafts: [...outputEvidence(command), ended] };
}

export function declineCommand(state: CaseState, command: CommandOf<'decline-command'>): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  if (place.step.kind !== 'run') return refuse(`${instanceName(command.at)} is not a command.`);
  const { at, reason } = command;
  return (
    wantsReason(reason) ?? {
      drafts: [{ type: 'command.declined', at, ...told(command), data: { reason } }],
    }
  );
}

function placeByHand(
  state: CaseState,
  command: CommandOf<'end-command'>,
): (Place & { turn: Turn }) | { refusal: Refusal } {
  const { at, end, also } = command;
  const place = openPlace(state, at, also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  if (unendedStarts(turn).length > 0) {
    return refuse(
      `${instanceName(at)} was started here, and no end of that is recorded.`,
      `Say what became of it first: ${ranCommand(at)}`,
    );
  }
  if (end.result === 'not-run')
    return refuse(
      'Nothing was run.',
      `To say that it will not be: tocsin decline ${typedName(at)} --reason "..."`,
    );
  return missingReason(state, step, turn, command) ?? unconfirmed(step, command) ?? place;
}

/** Its step may have been ended meanwhile, and by somebody else. */
function placeOfStart(state: CaseState, at: Instance, started: string): Place | { refusal: Refusal } {
  const place = placeOf(state, at);
  if ('refusal' in place) return place;
  const known = place.turn && unendedStarts(place.turn).some(({ id }) => id === started);
  return known ? place : refuse(`${instanceName(at)} has no command that is without an end.`);
}

/** A measure must not name what nobody has answered, but for what the command itself will give. */
function unknownMeasure(state: CaseState, step: Step, at: Instance, around: Surroundings) {
  if (step.kind !== 'run' || !step.measure) return undefined;
  const { missing } = renderMeasure(state, step, { at }, around);
  const unknown = missing.filter(name => !Object.hasOwn(step.outputs, name));
  if (unknown.length === 0) return undefined;
  return refuse(
    `The measure of ${step.id} names what nobody has answered: ${unknown.join(', ')}.`,
    `Answer it first: tocsin answer ${unknown.map(name => `${name}=VALUE`).join(' ')}`,
  );
}

function frozenMeasure(
  state: CaseState,
  step: Step,
  command: CommandOf<'end-command'>,
  around: Surroundings,
): { measure?: { what: string; undo: string } } {
  if (!step.measure) return {};
  const { what, undo } = renderMeasure(state, step, command, around);
  return { measure: { what, undo } };
}

function renderMeasure(
  state: CaseState,
  { measure }: Step,
  command: Pick<CommandOf<'end-command'>, 'at' | 'answers'>,
  { now, expressions }: Surroundings,
): { what: string; undo: string; missing: string[] } {
  const facts = factsWith(state, command, now);
  const what = expressions.render(measure?.what ?? '', facts);
  const undo = expressions.render(measure?.undo ?? '', facts);
  return { what: what.text, undo: undo.text, missing: [...what.missing, ...undo.missing] };
}

/** What it put out is evidence of the case, in its own entry. */
function outputEvidence({ at, end, name }: CommandOf<'end-command'>): Draft[] {
  if (!end.output) return [];
  const { sha256, size } = end.output;
  const what = `Output of the command ${instanceName(at)}${cutText(end)}`;
  return [{ type: 'evidence.added', at, data: { what, sha256, size, ...(name ? { name } : {}) } }];
}

function cutText({ output }: CommandEnd): string {
  return output?.cut === undefined ? '' : ` (its first ${output.size} of ${output.cut} bytes)`;
}
