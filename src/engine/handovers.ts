import type { Agenda } from './agenda.ts';
import { duesOf } from './dues.ts';
import { instanceName } from './instance.ts';
import { sameName } from './same-name.ts';
import { type CaseState, readRole } from './state.ts';

/** The roles that a person has. */
export function rolesOf(person: string, state: CaseState): string[] {
  return state.playbook.roles
    .map(role => role.id)
    .filter(id => {
      const holder = readRole(state, id);
      return holder.kind === 'set' && sameName(holder.value, person);
    });
}

/** What was read back: a time in milliseconds since 1970 UTC, to the minute, and a step by its id or instance. Null: there is none. */
export interface ReadBack {
  deadline: number | null;
  step: string | null;
}

/** What is wrong with a deadline as it was read back; nothing where it is the next one. */
export function deadlineFault(agenda: Agenda, told: number | null): string | undefined {
  const [next] = duesOf(agenda);
  if (!next) return told === null ? undefined : 'Nothing is due: the answer is none.';
  if (told === null) return 'Something is due: look at DEADLINES in the brief.';
  return minuteOf(told) === minuteOf(next.at)
    ? undefined
    : 'That is not when the next deadline is: look at DEADLINES in the brief.';
}

/** What is wrong with an open step as it was read back; nothing where that step is open. */
export function stepFault({ open }: Agenda, told: string | null): string | undefined {
  if (open.length === 0) return told === null ? undefined : 'Nothing is open: the answer is none.';
  return told !== null && findOpen(open, told)
    ? undefined
    : 'That step is not open: look at OPEN in the brief.';
}

/** The open step that is meant by an id or an instance's name. */
export function findOpen(open: Agenda['open'], told: string): Agenda['open'][number] | undefined {
  const name = told.trim();
  return open.find(o => instanceName(o.at) === name) ?? open.find(o => o.at.step === name);
}

function minuteOf(ms: number): number {
  return Math.floor(ms / 60_000);
}
