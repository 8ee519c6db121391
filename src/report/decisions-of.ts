import type { Recorded } from '../engine/event.ts';
import type { Render } from '../engine/renderer.ts';
import { type CaseState, happenedAt } from '../engine/state.ts';
import type { Decision, Told } from './case-report.ts';
import type { Teller } from './tell.ts';

/** What was decided, with the options that there were, on whose authority, why, and how long the question stood. */
export function decisionsOf(
  records: readonly Recorded[],
  state: CaseState,
  { tell, corrected }: Teller,
  render: Render,
): Decision[] {
  const decisions: Decision[] = [];
  for (const written of records) {
    const made = decisionIn(corrected(written), state, render);
    if (made) decisions.push({ ...tell(written), latency: latencyOf(written, state), ...made });
  }
  return decisions;
}

type Made = Omit<Decision, keyof Told | 'latency'> & Partial<Told>;

function decisionIn(record: Recorded, state: CaseState, render: Render): Made | undefined {
  const step = record.at && state.playbook.steps[record.at.step];
  const none = { otherwise: [], authority: '', reason: '', weighty: false };
  switch (record.type) {
    case 'decision.made': {
      const { option, authority = '', reason = '' } = record.data;
      const options = step?.kind === 'decision' ? step.options : [];
      const label = (id: string) => render(options.find(o => o.id === id)?.label ?? id, record.at);
      return {
        kind: 'decision',
        chosen: label(option),
        otherwise: options.filter(({ id }) => id !== option).map(({ id }) => label(id)),
        authority,
        reason,
        weighty: step?.critical === true || (step?.kind === 'decision' && step.authority !== undefined),
      };
    }
    case 'approval.given':
    case 'approval.denied': {
      const { name, role, authority, reason = '' } = record.data;
      const title = state.playbook.roles.find(({ id }) => id === role)?.title ?? role;
      const given = record.type === 'approval.given';
      return {
        kind: 'approval',
        chosen: given ? 'approved' : 'denied',
        otherwise: [],
        authority: [name, title, ...(authority ? [`by ${authority}`] : [])].join(', '),
        reason,
        weighty: true,
      };
    }
    case 'conflict.resolved':
      return { ...none, kind: 'conflict', chosen: 'one of two endings kept', reason: record.data.reason };
    case 'severity.set':
      return {
        ...none,
        about: 'Severity',
        kind: 'severity',
        chosen: record.data.value,
        reason: record.data.reason ?? '',
      };
    case 'clock.decided':
      return {
        ...none,
        kind: 'clock',
        chosen: record.data.applies ? 'applies' : 'does not apply',
        reason: record.data.reason,
        weighty: true,
      };
    default:
      return undefined;
  }
}

/** From the opening of its turn; null where nobody was asked there, or where it had been decided before. */
function latencyOf(record: Recorded, state: CaseState): number | null {
  if (!record.at || record.type === 'conflict.resolved') return null;
  const opened = state.walk.slot(record.at).turns[record.at.redo]?.opened[0];
  const ms = opened ? Date.parse(happenedAt(state, record)) - Date.parse(opened.ts) : -1;
  return ms < 0 ? null : ms;
}
