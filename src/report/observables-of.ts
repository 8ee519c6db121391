import { observablesOf } from '../engine/observables.ts';
import type { Render } from '../engine/renderer.ts';
import type { CaseState } from '../engine/state.ts';
import type { ReportedObservable } from './case-report.ts';
import type { Teller } from './tell.ts';

/** What was seen, and the entry that tells of it. */
export function reportedObservables(
  state: CaseState,
  { tell }: Teller,
  render: Render,
): ReportedObservable[] {
  return observablesOf(state).map(({ kind, value, verdict, comment, answers, source }) => {
    const { at, by, step, ref } = tell(source);
    const input = answers === undefined ? undefined : state.playbook.inputs[answers];
    return { kind, value, verdict, comment, answers: input ? render(input.ask) : '', at, by, step, ref };
  });
}
