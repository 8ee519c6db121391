import type { Agenda } from '../engine/agenda.ts';
import type { Command } from '../engine/command.ts';
import type { Recorded } from '../engine/event.ts';
import { type CaseState, readInput, readMilestone, readRole, readSeverity } from '../engine/state.ts';
import { formatValue } from '../expression/values/format-value.ts';
import { momentText } from './times.ts';

type Dispute = Agenda['disputes'][number];

/** One side of a dispute: who said what, in words, and the command that says it again with the other side in sight. */
export interface Side {
  by: Recorded;
  says: string;
  again: Command | undefined;
}

/** Every side of a dispute, in case order; values of sensitive inputs are withheld in the words. */
export function sidesOf(state: CaseState, { what, name }: Dispute, now: number): Side[] {
  switch (what) {
    case 'input': {
      const reading = readInput(state, name);
      const input = state.playbook.inputs[name];
      return sides(
        reading,
        value => ({
          says: formatValue(value, input),
          again: { kind: 'set-input', name, value },
        }),
        { kind: 'set-input', name, value: null },
      );
    }
    case 'milestone':
      return sides(
        readMilestone(state, name),
        value => ({
          says: momentText(value, now),
          again: { kind: 'set-milestone', name, occurred: value },
        }),
        { kind: 'set-milestone', name, occurred: null },
      );
    case 'role':
      return sides(
        readRole(state, name),
        person => ({
          says: person,
          again: { kind: 'assign-role', role: name, person },
        }),
        { kind: 'assign-role', role: name, person: null },
      );
    case 'severity':
      return sides(
        readSeverity(state),
        value => ({ says: value, again: { kind: 'set-severity', value } }),
        undefined,
      );
    default:
      return what satisfies never;
  }
}

/** How a dispute is settled by one command. */
export function settlingCommand({ what, name }: Dispute): string {
  switch (what) {
    case 'input':
      return `tocsin answer ${name}=VALUE`;
    case 'milestone':
      return `tocsin milestone ${name} --at TIME`;
    case 'role':
      return `tocsin assign ${name} NAME`;
    case 'severity':
      return 'tocsin severity LEVEL';
    default:
      return what satisfies never;
  }
}

function sides<T>(
  reading: { kind: string; writes?: { by: Recorded; value: T | null }[] },
  told: (value: T) => Omit<Side, 'by'>,
  takenBack: Command | undefined,
): Side[] {
  return (reading.writes ?? []).map(({ by, value }) => ({
    by,
    ...(value === null ? { says: 'taken back', again: takenBack } : told(value)),
  }));
}
