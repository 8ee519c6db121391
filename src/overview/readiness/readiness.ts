import type { Check } from '../../terminal/check.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { CaseInView } from '../case-in-view.ts';
import { lessonsChecks } from './lessons-checks.ts';
import type { LibraryEntry } from './library-entry.ts';
import { obligations } from './obligations.ts';
import { practice } from './practice.ts';
import { procedures } from './procedures.ts';
import { resources } from './resources.ts';
import { riskChecks } from './risk-checks.ts';
import { teams } from './teams.ts';

export interface Planned {
  workspace: Workspace;
  /** Those that would be used: one for each id. Their regimes have joined them. */
  library: readonly LibraryEntry[];
  /** What the workspace's `regimes` are called. */
  regimes: readonly string[];
  cases: readonly CaseInView[];
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** After how many months without a drill or a review somebody is to look. */
  months: number;
}

/** How ready an organisation is, by the parts of its incident-response plan. */
export interface Readiness {
  part: 'Procedures' | 'Teams' | 'Resources' | 'Practice' | 'Obligations' | 'Risks and lessons';
  checks: Check[];
}

export function readinessOf(planned: Planned): Readiness[] {
  return [
    { part: 'Procedures', checks: procedures(planned) },
    { part: 'Teams', checks: teams(planned) },
    { part: 'Resources', checks: resources(planned) },
    { part: 'Practice', checks: practice(planned) },
    { part: 'Obligations', checks: obligations(planned) },
    { part: 'Risks and lessons', checks: [...riskChecks(planned), ...lessonsChecks(planned)] },
  ];
}
