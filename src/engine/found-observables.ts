import { findIndicators } from '../expression/values/find-indicators.ts';
import type { ObservableKind, Recorded } from './event.ts';
import { knownValues } from './observables.ts';
import { caseOrder } from './order.ts';
import type { CaseState } from './state.ts';

/** What stands in a note or finding and nobody has recorded, and the first entry in which it stands. */
export interface FoundObservable {
  kind: ObservableKind;
  value: string;
  source: Recorded;
}

/** In the entries given, or in all of the case. Privileged notes are not looked into: what stands in them is to stay there. */
export function foundObservables(state: CaseState, records?: readonly Recorded[]): FoundObservable[] {
  const known = knownValues(state);
  const found: FoundObservable[] = [];
  for (const source of records ?? notesOf(state)) {
    for (const { kind, value } of findIndicators(textOf(source))) {
      if (known.has(value.toLowerCase())) continue;
      known.add(value.toLowerCase());
      found.push({ kind, value, source });
    }
  }
  return found;
}

function notesOf(state: CaseState): Recorded[] {
  return [...state.facts.values()]
    .flatMap(copies => copies.at(-1) ?? [])
    .filter(record => textOf(record) !== '')
    .sort(caseOrder);
}

function textOf(record: Recorded): string {
  if (record.type === 'note.added') return record.data.privileged ? '' : record.data.text;
  return record.type === 'finding.added' ? record.data.text : '';
}
