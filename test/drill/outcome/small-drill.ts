import { drillOf } from '../../../src/drill/drill-state.ts';
import { measuresOf } from '../../../src/drill/outcome/measures.ts';
import { lookedAt, type Played } from '../../../src/drill/outcome/played.ts';
import type { AarSource } from '../../../src/drill/papers/aar-document.ts';
import { agendaOf } from '../../../src/engine/agenda.ts';
import { renderer } from '../../../src/engine/renderer.ts';
import { reportOf } from '../../../src/report/report-of.ts';
import { bindExpressions } from '../../../src/session/bind-expressions.ts';
import { door, minutes, PlayRecord, scenarioOf, storyStart } from '../play-record.ts';

export const injects = `
  - id: i1
    type: contextual
    when: { at: 5m }
    channel: phone
    from: Night porter
    text: The back door stands open.
    expect:
      - { id: e1, objective: o1, within: 10m, critical: true, met_by: { step: count, state: completed } }
      - { id: e2, objective: o1, within: 20m, met_by: { decision: verdict } }
      - { id: e3, objective: o1, within: 15m, met_by: manual, text: Somebody calls the owner }
    questions: [Who has a key?]
    trainer: { answer: SECRET-ANSWER, hints: [SECRET-HINT], watch_for: [SECRET-SIGN] }
  - { id: i2, type: contingency, when: { expectation: e3, state: missed }, text: The owner is at the door. }
  - { id: i3, type: contextual, when: { at: 50m }, late: drop, text: The door is shut again. }
`;

export const more = `
roles:
  - { id: guard, brief: You have the keys., required: true }
facts:
  - { id: f1, ask: keys, text: SECRET-FACT, from: Porter, after: i1 }
pools: [{ id: friction, draw: 1, between: [20m, 30m], injects: [x1, x2] }]
hot_wash: [What did you look for and not find?]
overview: { scope: One night, threat: A burglar, sponsor: lee, contact: dana }
`;

export const pooled = `
  - { id: x1, type: contextual, text: The light goes out. }
  - { id: x2, type: contextual, text: A dog barks. }
`;

export const smallScenario = () => scenarioOf(injects + pooled, more);

/** A drill in which one thing is met, one late, one missed, a decision reversed, a step skipped and a fact not found. */
export function smallRecord(seed = 's'): PlayRecord {
  const record = new PlayRecord(smallScenario(), seed);
  record.at(2, { type: 'role.assigned', data: { role: 'guard', person: 'lee' } });
  record.at(5, {
    type: 'inject.delivered',
    auto: true,
    data: { inject: 'i1', type: 'contextual', text: 'The back door stands open.', cause: 'trigger' },
  });
  record.at(7, { type: 'inject.acknowledged', data: { inject: 'i1' } });
  record.step(9, 'count', { type: 'step.opened', data: {} }).step(12, 'count');
  record.at(14, { type: 'fact.asked', data: { asked: 'is there a camera' } });
  record.step(31, 'verdict', { type: 'step.opened', data: {} });
  record.step(32, 'verdict', { type: 'decision.made', data: { option: 'nobody', reason: 'nobody seen' } });
  record.at(33, {
    type: 'step.opened',
    data: { why: 'redo', reason: 'a shadow' },
    at: { in: '', step: 'verdict', pass: 1, redo: 1 },
  });
  record.at(34, {
    type: 'decision.made',
    data: { option: 'somebody', reason: 'a shadow' },
    at: { in: '', step: 'verdict', pass: 1, redo: 1 },
  });
  record.step(35, 'lock', { type: 'step.skipped', data: { reason: 'the lock is broken' } });
  record.at(36, { type: 'observation.added', data: { text: 'Calm at the table', objective: 'o1' } });
  record.at(37, {
    type: 'action.added',
    data: { what: 'Mend the lock', owner: 'lee', due: '2026-12-01', kind: 'prevent' },
  });
  record.at(38, {
    type: 'objective.rated',
    data: { objective: 'o1', rating: 'S', text: 'Late verdict', refs: ['dana-3'] },
  });
  return record;
}

export function playedOf(record: PlayRecord, until = 40): Played {
  const { state, records, scenario } = record;
  const drill = drillOf(state.exercise);
  if (!drill) throw new Error('no exercise');
  const now = storyStart + minutes(until);
  const render = renderer(state, bindExpressions(door), now);
  return { scenario, drill, state, records, render, until: lookedAt(state, now) };
}

export function aarSource(record: PlayRecord): AarSource {
  const played = playedOf(record);
  const { state, records, render, until } = played;
  const report = reportOf(
    {
      id: 'c',
      name: '001-door',
      state,
      agenda: agendaOf(state, bindExpressions(door), until),
      records,
      render,
      heads: [],
      problems: [],
      verdict: { intact: true, anchored: false, notCovered: [] },
      now: until,
    },
    { privileged: false },
  );
  return { played, measures: measuresOf(played), report };
}
