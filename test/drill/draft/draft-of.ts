import { draftScenario } from '../../../src/drill/draft/draft-scenario.ts';
import { draftText } from '../../../src/drill/draft/draft-text.ts';
import { agendaOf } from '../../../src/engine/agenda.ts';
import type { Recorded } from '../../../src/engine/event.ts';
import { renderer } from '../../../src/engine/renderer.ts';
import { type CaseState, closedAt } from '../../../src/engine/state.ts';
import { formatText } from '../../../src/lint/format/format-text.ts';
import { bindExpressions } from '../../../src/session/bind-expressions.ts';

/** The draft of a closed case as a file of its own, laid out. */
export function draftOf(state: CaseState, records: readonly Recorded[], table?: number): string {
  const expressions = bindExpressions(state.playbook);
  const now = Date.parse(closedAt(state) ?? '');
  const { document } = draftScenario({
    id: 'draft',
    state,
    records,
    render: renderer(state, expressions, now),
    deadlines: agendaOf(state, expressions, now).clocks,
    played: state.opened,
    ...(table !== undefined && { table }),
  });
  const laidOut = formatText(draftText(document, ['EXERCISE']), 'draft.yaml', 'scenario');
  if ('findings' in laidOut) throw new Error(laidOut.findings.map(({ message }) => message).join('\n'));
  return laidOut.text;
}
