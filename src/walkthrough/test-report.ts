import type { Coverage, Goal } from './coverage.ts';

/** What `tocsin test` tells: each walkthrough, and what they left out of each playbook. */
export interface TestReport {
  walkthroughs: TestedWalkthrough[];
  coverage: PlaybookCoverage[];
  /** The least that a playbook's coverage may be, in per cent. */
  minCoverage: number;
}

export interface TestedWalkthrough {
  file: string;
  /** The playbook's id. */
  playbook: string;
  name?: string;
  /** None where it passed. */
  failures: Failure[];
}

export interface Failure {
  /** One sentence. */
  message: string;
  place: Place;
  /** Where the playbook has what came instead. */
  came?: { step: string; place: Place };
}

/** A place in a file, 1-based. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

export interface PlaybookCoverage extends Omit<Coverage, 'missed'> {
  /** Its id. */
  playbook: string;
  file: string;
  missed: (Goal & { place: Place })[];
}

/** Whether a walkthrough failed, or a playbook's coverage is too small. */
export function hasFailed({ walkthroughs, coverage, minCoverage }: TestReport): boolean {
  return (
    walkthroughs.some(({ failures }) => failures.length > 0) ||
    belowMinimum({ coverage, minCoverage }).length > 0
  );
}

export function belowMinimum({
  coverage,
  minCoverage,
}: Pick<TestReport, 'coverage' | 'minCoverage'>): PlaybookCoverage[] {
  return coverage.filter(({ percent }) => percent < minCoverage);
}

/** `playbooks/ransomware.yaml:88:15`. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}
