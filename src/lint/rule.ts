import type { Scenario } from '../drill/scenario.ts';
import type { Diagnostic, Severity } from '../playbook/diagnostic.ts';
import type { FragmentDocument, PlaybookDocument, RegulationDocument } from '../playbook/document.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Source } from '../playbook/yaml/source.ts';
import type { Shelved } from './shelved.ts';

/**
 * A rule of lint. Its id is its file's name and never changes. One without `check` is kept by the loader, which no file gets
 * past, or by lint itself: the file says why it is there.
 */
export interface Rule {
  id: string;
  /** The gravest that it reports. */
  severity: Severity;
  /** Why a playbook that breaks it would hurt, in a sentence or two. */
  why: string;
  /** A whole file, or the steps of a phase where it begins with `-`; a test holds that this is found. */
  bad: string;
  /** The same, put right; a test holds that nothing is found. */
  good: string;
  check?(linted: Linted): Diagnostic[];
  /** Looks at the playbooks of one library together; its examples are several files, each behind a line `--- # its name`. */
  checkTogether?(playbooks: readonly Shelved[]): Diagnostic[];
}

/** What a rule looks at. */
export interface Linted {
  source: Source;
  /** Absent for other files, and where the loader refused the playbook. */
  playbook?: Playbook;
  /** The steps of a fragment or the clocks of a regulation, by themselves. */
  part?: Playbook;
  /** An exercise; absent for other files, and where the loader refused it. */
  scenario?: Scenario;
  /** What the file itself says; absent for other files, and where the loader has something against it. */
  document?: LintedDocument;
  /** The day of the run, as `2026-11-22`; without one nothing is too old. */
  today?: string;
}

export type LintedDocument = PlaybookDocument | FragmentDocument | RegulationDocument;
