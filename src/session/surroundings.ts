import type { Scenario } from '../drill/scenario.ts';
import type { Shelves } from '../library/list-playbooks.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Drift } from './drift.ts';

/** What a sitting knows and its case does not carry: whom to call, and whether the library has moved on. */
export interface Surroundings {
  workspace?: Workspace | undefined;
  drift?: Drift | undefined;
  /** The exercise that the case plays, where its text is at hand. */
  scenario?: Scenario | undefined;
  /** Where playbooks are that can join the case. */
  shelves?: Shelves | undefined;
}
