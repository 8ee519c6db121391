import type { Exploration, ExplorationFault } from './explore/exploration.ts';
import type { Failure, Place, TestReport } from './test-report.ts';

/** What `tocsin test --explore` tells of each playbook. */
export interface ExploreReport {
  playbooks: ExploredPlaybook[];
}

export interface ExploredPlaybook extends Omit<Exploration, 'faults'> {
  /** Its id. */
  playbook: string;
  file: string;
  faults: (ExplorationFault & { place: Place })[];
  /** Faults that keep it from being opened at all. */
  refused: Failure[];
}

/** `unable`: nothing was found, and not all was walked. */
export function outcomeOf({ playbooks }: ExploreReport): 'sound' | 'faulty' | 'unable' {
  if (playbooks.some(({ faults, refused }) => faults.length + refused.length > 0)) return 'faulty';
  return playbooks.every(({ complete }) => complete) ? 'sound' : 'unable';
}

/** The same as a report of tests, for formats that know only those: a test for each playbook. */
export function asTests({ playbooks }: ExploreReport): TestReport {
  const walkthroughs = playbooks.map(({ playbook, file, faults, refused, complete }) => {
    const found = faults.map(({ message, way, place }) => ({ message: withWay(message, way), place }));
    const place = { file, line: 1, column: 1 };
    const stopped = complete || refused.length > 0 ? [] : [{ message: 'not every way was walked', place }];
    return { file, playbook, name: 'every way', failures: [...refused, ...found, ...stopped] };
  });
  return { walkthroughs, coverage: [], minCoverage: 0 };
}

function withWay(message: string, way: readonly string[]): string {
  return way.length === 0 ? message : `${message}; by ${wayText(way)}`;
}

/** `verdict: malicious > harm: no-harm`. */
export function wayText(way: readonly string[]): string {
  return way.join(' > ');
}
