import type { Instance, Recorded } from '../../engine/event.ts';
import type { CaseState } from '../../engine/state.ts';
import type { Playbook, Stage, Step } from '../../playbook/playbook.ts';
import type { Teller } from '../../report/tell.ts';
import type { InjectEntry, MarkEntry, TriggerEntry } from '../scenario-document.ts';
import type { CoveredCase } from './cover.ts';

/** A closed case as a draft is made of it. */
export interface ClosedCase extends CoveredCase {
  state: CaseState;
  /** In case order, without privileged notes and without what was recorded before the case or in its review. */
  records: readonly Recorded[];
  /** The playbook as it is played: as the library has it now. */
  played: Playbook;
  teller: Teller;
  /** A text of the playbook in one line, filled in and covered. */
  say(text: string, at?: Instance): string;
  /** When an entry's matter happened: milliseconds since the case was opened, none of them negative. */
  since(record: Recorded): number;
}

/** What happens in a draft; times are milliseconds since the case was opened. */
export interface DraftedInject {
  at: number;
  type: InjectEntry['type'];
  /** What brings it about besides its time; `alone`: instead of it. */
  upon?: { mark: TriggerEntry; alone: boolean };
  from?: string;
  to?: string;
  text: string;
  answer?: string;
  /** Expected because of this very inject. */
  expect: DraftedExpectation[];
}

export interface DraftedExpectation {
  id: string;
  area: Area;
  /** When it came up, and when it was done. */
  from: number;
  done: number;
  critical: boolean;
  metBy: 'manual' | MarkEntry;
  text: string;
  /** It is about the whole of the incident, not about what happened last. */
  ofAll?: true;
}

/** What an objective is about: the stages that an exercise goes through, and telling others. */
export type Area = Exclude<Stage, 'review'> | 'communication';

/** Where a step belongs; none of what is done after the incident. */
export function areaOf({ steps }: Playbook, step: Step): Area | undefined {
  const stage = step.stage ?? steps[step.phase]?.stage ?? 'coordination';
  if (stage === 'review') return undefined;
  return step.kind === 'notify' ? 'communication' : stage;
}
