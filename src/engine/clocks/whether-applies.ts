import type { Clock } from '../../playbook/playbook.ts';
import type { ClockFacts } from './clock-facts.ts';
import type { DeadlineNote } from './deadline.ts';

/** Whether a clock applies, and why. What a person decided goes before its condition, and what is no law applies to nobody unless decided. */
export function whetherApplies(
  clock: Clock,
  facts: ClockFacts,
): { kind: 'yes' | 'no' | 'undecided'; notes: DeadlineNote[] } {
  const told = byCondition(clock, facts);
  const decided = facts.decided(clock.id);
  if (!decided) return told;
  const { applies, by } = decided;
  const kind = applies ? 'yes' : 'no';
  return {
    kind,
    notes: [{ kind: 'decided', applies, by, otherwise: told.kind !== 'undecided' && told.kind !== kind }],
  };
}

function byCondition({ status, appliesWhen }: Clock, facts: ClockFacts): ReturnType<typeof whetherApplies> {
  if (status !== 'in-force') return { kind: 'no', notes: [{ kind: 'not-law', status }] };
  if (appliesWhen === undefined) return { kind: 'yes', notes: [] };
  const evaluated = facts.evaluate(appliesWhen);
  switch (evaluated.kind) {
    case 'value':
      return evaluated.value === true
        ? { kind: 'yes', notes: [] }
        : { kind: 'no', notes: [{ kind: 'condition-false', condition: appliesWhen }] };
    case 'missing':
      return { kind: 'undecided', notes: [{ kind: 'depends-on', names: evaluated.names }] };
    case 'error':
      return { kind: 'undecided', notes: [{ kind: 'depends-on', names: [], problem: evaluated.message }] };
    default:
      return evaluated satisfies never;
  }
}
