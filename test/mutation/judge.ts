import type { Mutant } from './mutant.ts';

/** A finding of any tool: the lines that it points at, itself or besides, and all that it says. */
export interface Found {
  lines: number[];
  says: string;
}

/** What a tool made of one mutant. */
export interface Verdict {
  mutant: Mutant;
  findings: number;
  found: boolean;
  /** On a line of the mistake, or naming it. */
  placed: boolean;
}

export function judge(mutant: Mutant, findings: readonly Found[]): Verdict {
  const isPlaced = ({ lines, says }: Found) =>
    lines.some(line => mutant.lines.has(line)) ||
    mutant.names.some(name => name !== '' && says.includes(name));
  return {
    mutant,
    findings: findings.length,
    found: findings.length > 0,
    placed: findings.some(isPlaced),
  };
}

/** Shares from 0 to 1, and findings for each mutant that was found. */
export interface Score {
  mutants: number;
  found: number;
  placed: number;
  perMistake: number;
}

export function scoreOf(verdicts: readonly Verdict[]): Score {
  const found = verdicts.filter(verdict => verdict.found);
  const share = (some: readonly Verdict[]) => some.length / Math.max(1, verdicts.length);
  return {
    mutants: verdicts.length,
    found: share(found),
    placed: share(verdicts.filter(({ placed }) => placed)),
    perMistake: found.reduce((sum, { findings }) => sum + findings, 0) / Math.max(1, found.length),
  };
}
