import { refang } from '../../expression/values/refang.ts';
import type { CaseReport, ReportedObservable, Told } from '../case-report.ts';

/** What an exercise begins with, wherever its text stands alone. */
export function mark({ case: c }: CaseReport, text: string): string {
  return c.mode === 'drill' ? `EXERCISE: ${text}` : text;
}

/** An entry as one text: `Isolate the host: DONE: by hand`. Programs get observables as they are. */
export function toldText({ type, word, about, detail }: Told): string {
  const plain = type === 'observable.added' || type === 'observable.withdrawn' ? refang(about) : about;
  return [plain, word, detail].filter(part => part !== '').join(': ');
}

/** Observables by the entry that tells of them. */
export function observablesByEntry({ observables }: CaseReport): Map<string, ReportedObservable[]> {
  const byEntry = new Map<string, ReportedObservable[]>();
  for (const observable of observables)
    byEntry.set(observable.ref, [...(byEntry.get(observable.ref) ?? []), observable]);
  return byEntry;
}
