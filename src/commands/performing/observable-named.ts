import type { ObservableKind } from '../../engine/event.ts';
import { type Observable, observablesOf } from '../../engine/observables.ts';
import type { CaseState } from '../../engine/state.ts';
import { UsageError } from '../../errors.ts';
import { refang } from '../../expression/values/refang.ts';

/** The observable that a person names by its value, defanged or not, or by its entry: `#41`. */
export function observableNamed(state: CaseState, named: string, kind?: ObservableKind): Observable {
  const [, writer = '', number] = /^(.*)#(\d+)$/.exec(named) ?? [];
  const plain = refang(named.trim()).toLowerCase();
  const fitting = observablesOf(state).filter(
    ({ value, source, kind: own }) =>
      (kind === undefined || own === kind) &&
      (value.toLowerCase() === plain ||
        value === named ||
        (number !== undefined && source.seq === Number(number) && source.w.startsWith(writer))),
  );
  const [only, ...others] = fitting;
  if (!only)
    throw new UsageError(`there is no observable "${named}".`, '`tocsin observable list` shows them.');
  if (others.length > 0)
    throw new UsageError(
      `"${named}" is ${fitting.length} observables.`,
      `Say which with --type: ${fitting.map(({ kind: own }) => own).join(', ')}.`,
    );
  return only;
}
