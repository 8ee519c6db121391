import type { ObservableData } from './event.ts';

/** Observables with the same key are one. File and account names are told apart by case: some systems do. */
export function observableKey({ kind, value }: Pick<ObservableData, 'kind' | 'value'>): string {
  const plain = kind === 'file' || kind === 'account' || kind === 'url' ? value : value.toLowerCase();
  return `${kind} ${plain}`;
}
