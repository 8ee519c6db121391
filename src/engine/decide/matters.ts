import { standardMilestones } from '../../playbook/milestones.ts';
import type { Instance } from '../event.ts';
import { outwards } from '../holder.ts';
import { itemSlots, latestSlots } from '../latest.ts';
import { type CaseState, readMilestone } from '../state.ts';
import {
  type CommandOf,
  type Decision,
  openPlace,
  placeOf,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';

/** Ticks a checklist entry, marks it not applicable, or takes that back. */
export function tick(state: CaseState, command: CommandOf<'tick'>): Decision {
  const place = openPlace(state, command.at);
  if ('refusal' in place) return place;
  const { at, entry, state: ticked, occurred } = command;
  if (!place.step.checklist.includes(entry))
    return refuse(`The checklist of ${place.step.id} has no entry "${entry}".`);
  return {
    drafts: [
      { type: 'checklist.ticked', at, ...(occurred ? { occurred } : {}), data: { entry, state: ticked } },
    ],
  };
}

/** Evidence that a step asks for goes to the newest instance of that step, wherever the person stands. */
export function addEvidence(state: CaseState, command: CommandOf<'add-evidence'>): Decision {
  const { evidence, occurred } = command;
  if (evidence.sha256 === undefined && !evidence.held?.trim()) {
    return refuse(
      'Evidence is a file, or a word on where it is held.',
      '--file PATH, or --held "where it is".',
    );
  }
  const collector = evidence.id === undefined ? undefined : state.collectors.get(evidence.id);
  if (evidence.id !== undefined && collector === undefined) {
    const known = [...state.collectors.keys()];
    return refuse(
      `No step asks for evidence "${evidence.id}".`,
      known.length > 0 ? `Steps ask for: ${known.join(', ')}.` : 'Leave its id out.',
    );
  }
  const at = collector === undefined ? command.at : turnNow(state, collector, command.at);
  if (at === 'several') {
    return refuse(
      `${evidence.id} is asked for by ${collector}, which is open more than once.`,
      'Say for which one: --step, with the step as `tocsin status` names it.',
    );
  }
  if (at && 'refusal' in placeOf(state, at)) return refuse(`The playbook has no step "${at.step}".`);
  return {
    drafts: [
      { type: 'evidence.added', ...(at ? { at } : {}), ...(occurred ? { occurred } : {}), data: evidence },
    ],
  };
}

export function addNote(state: CaseState, command: CommandOf<'add-note'>): Decision {
  const { at, text, privileged, occurred } = command;
  if (!text.trim()) return refuse('The note is empty.');
  if (at && 'refusal' in placeOf(state, at)) return refuse(`The playbook has no step "${at.step}".`);
  const data = { text, ...(privileged ? { privileged } : {}) };
  return { drafts: [{ type: 'note.added', ...(at ? { at } : {}), ...(occurred ? { occurred } : {}), data }] };
}

export function setInput(state: CaseState, command: CommandOf<'set-input'>): Decision {
  const { at, name, value, occurred } = command;
  if (!state.playbook.inputs[name]) {
    return refuse(
      `The playbook asks for no "${name}".`,
      `It asks for: ${Object.keys(state.playbook.inputs).join(', ') || 'nothing'}.`,
    );
  }
  return {
    drafts: [
      { type: 'input.set', ...(at ? { at } : {}), ...(occurred ? { occurred } : {}), data: { name, value } },
    ],
  };
}

export function setSeverity(state: CaseState, command: CommandOf<'set-severity'>): Decision {
  const { value, reason, occurred } = command;
  const scale = state.playbook.severity.map(level => level.id);
  if (!scale.includes(value))
    return refuse(`The severity scale has no "${value}".`, `It has, worst first: ${scale.join(', ')}.`);
  const data = { value, ...(reason?.trim() ? { reason } : {}) };
  return { drafts: [{ type: 'severity.set', ...(occurred ? { occurred } : {}), data }] };
}

/** Sets when a milestone really happened, corrects it, or takes it back (`occurred: null`). */
export function setMilestone(
  state: CaseState,
  command: CommandOf<'set-milestone'>,
  { now }: Surroundings,
): Decision {
  const { name, occurred } = command;
  const known = new Set<string>([...standardMilestones, ...state.playbook.milestones]);
  if (!known.has(name))
    return refuse(`There is no milestone "${name}".`, `Milestones: ${[...known].join(', ')}.`);
  if (occurred === null) {
    if (readMilestone(state, name).kind === 'unset') return refuse(`${name} has not been reached.`);
    return { drafts: [{ type: 'milestone.set', data: { name, retracted: true } }] };
  }
  const at = occurred ?? { at: new Date(now).toISOString(), precision: 'second' };
  return { drafts: [{ type: 'milestone.set', occurred: at, data: { name } }] };
}

export function assignRole(state: CaseState, { role, person }: CommandOf<'assign-role'>): Decision {
  const roles = state.playbook.roles.map(r => r.id);
  if (!roles.includes(role))
    return refuse(`The playbook has no role "${role}".`, `Roles: ${roles.join(', ') || 'none'}.`);
  if (person !== null && !person.trim()) return refuse('The name is empty.');
  return { drafts: [{ type: 'role.assigned', data: { role, person } }] };
}

/** Overlays a text or time of an earlier entry; never how a step ended, which a redo is for. */
export function correct({ of, field, value, reason }: CommandOf<'correct'>): Decision {
  if (!correctable.includes(field))
    return refuse(`"${field}" cannot be corrected.`, `Correctable: ${correctable.join(', ')}.`);
  return wantsReason(reason) ?? { drafts: [{ type: 'correction.made', data: { of, field, value, reason } }] };
}

/** Fields of an entry that words and times stand in. */
const correctable: readonly string[] = [
  'text',
  'reason',
  'occurred',
  'what',
  'from',
  'to',
  'held',
  'receipt',
];

/** The newest turn of a step; of one inside an `each`, that of the value where the person stands. */
function turnNow(state: CaseState, step: string, from: Instance | undefined): Instance | 'several' {
  const here = from && [...outwards(state.playbook, from)].find(at => at.step === step);
  const slots = latestSlots(state, step, from)
    .flatMap(slot => itemSlots(state, slot))
    .filter(slot => here === undefined || slot.instance.item === here.item);
  const [slot, ...others] = slots;
  if (!slot || others.length > 0) return 'several';
  return slot.turns.at(-1)?.instance ?? { ...slot.instance };
}
