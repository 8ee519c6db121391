import type { Diagnostic } from '../../playbook/diagnostic.ts';

/** What a run of lint found, as the reporters for programs take it. */
export interface Report {
  /** By place. */
  findings: readonly Diagnostic[];
  /** Every file that was linted, clean ones too, as findings name them. */
  files: readonly string[];
  textOf: TextOf;
  /** The same file as other programs look for it: from the root of the repository, with slashes; absolute where it lies outside. */
  pathOf(file: string): string;
  /** Whether a finding is grave enough to fail the run. */
  fails(finding: Diagnostic): boolean;
  /** The version of tocsin that found it. */
  version: string;
}

/** The text of a file that findings name; undefined where it cannot be had. */
export type TextOf = (file: string) => string | undefined;

/** The findings of each file; also of one that was not asked for, as a fragment that a playbook includes. */
export function byFile({ findings, files }: Pick<Report, 'findings' | 'files'>): Map<string, Diagnostic[]> {
  const grouped = new Map(files.map((file): [string, Diagnostic[]] => [file, []]));
  for (const finding of findings) {
    const own = grouped.get(finding.file);
    if (own) own.push(finding);
    else grouped.set(finding.file, [finding]);
  }
  return grouped;
}
