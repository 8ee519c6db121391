import type { Recorded } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import type { CaseState } from '../../engine/state.ts';
import { timeText, type WrittenAnswer } from './recorded-answer.ts';

/**
 * What else an answer says: what was recorded in the step itself, and of what belongs to the case, all that was `between` it and the
 * ending before.
 */
export function mattersOf(
  state: CaseState,
  ending: Recorded,
  between: readonly Recorded[],
  records: readonly Recorded[],
): WrittenAnswer {
  const name = ending.at && instanceName({ ...ending.at, redo: 0 });
  const within = records.filter(r => r.at && instanceName({ ...r.at, redo: 0 }) === name);
  return { ...inStep(within), ...inCase(state, ending, between) };
}

function inStep(records: readonly Recorded[]): WrittenAnswer {
  const notes: string[] = [];
  const held: Record<string, string> = {};
  const na = new Set<string>();
  const findings: string[] = [];
  const actions: Extract<Recorded, { type: 'action.added' }>['data'][] = [];
  const answer: WrittenAnswer = {};
  for (const record of records) {
    if (record.type === 'note.added' && !record.data.privileged) notes.push(record.data.text);
    if (record.type === 'evidence.added' && record.data.id !== undefined)
      held[record.data.id] = placeOf(record.data);
    if (record.type === 'checklist.ticked' && record.data.state === 'not-applicable')
      na.add(record.data.entry);
    if (record.type === 'checklist.ticked' && record.data.state !== 'not-applicable')
      na.delete(record.data.entry);
    if (record.type === 'finding.added') findings.push(record.data.text);
    if (record.type === 'action.added') actions.push(record.data);
    if (record.type === 'needs.overridden') answer.override = record.data.reason;
    if (record.type === 'step.opened' && record.data.why === 'applies')
      Object.assign(answer, { applies: 'yes', reason: record.data.reason });
  }
  return {
    ...answer,
    ...(notes.length > 0 && { note: notes.join('\n') }),
    ...(Object.keys(held).length > 0 && { held }),
    ...(na.size > 0 && { na: [...na] }),
    ...(findings.length > 0 && { findings }),
    ...(actions.length > 0 && { actions }),
  };
}

/** The file itself stays in the case. */
function placeOf({ held, name, sha256 }: Extract<Recorded, { type: 'evidence.added' }>['data']): string {
  return held ?? `${name ?? 'a file'}, SHA-256 ${sha256}`;
}

function inCase(state: CaseState, ending: Recorded, between: readonly Recorded[]): WrittenAnswer {
  const answer: WrittenAnswer = {};
  const put = (key: string, name: string, value: string) =>
    Object.assign(answer, { [key]: { ...(answer[key] as Record<string, string>), [name]: value } });
  for (const record of between) {
    switch (record.type) {
      case 'severity.set':
        answer.severity = record.data.value;
        break;
      case 'milestone.set':
        if (!record.auto && !record.data.retracted)
          put('milestones', record.data.name, timeText(record.occurred ?? { at: record.ts }));
        break;
      case 'role.assigned':
        if (record.data.person !== null) put('roles', record.data.role, record.data.person);
        break;
      case 'clock.met':
        if (!record.data.withdrawn)
          put('met', record.data.clock, timeText(record.occurred ?? { at: record.ts }));
        break;
      case 'clock.decided':
        put('clock_applies', record.data.clock, record.data.applies ? 'yes' : 'no');
        answer.reason = record.data.reason;
        break;
      case 'measure.kept':
        if (isLift(state, ending) && record.at) put('keep', record.at.step, record.data.reason);
        break;
      case 'measure.lifted':
        if (isLift(state, ending) && record.at) put('lift', record.at.step, 'lifted');
        break;
      default:
        break;
    }
  }
  return answer;
}

function isLift({ playbook }: CaseState, { at }: Recorded): boolean {
  return playbook.steps[at?.step ?? '']?.kind === 'lift';
}
