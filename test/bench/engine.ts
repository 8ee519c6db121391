import { decide } from '../../src/engine/decide.ts';
import type { Draft, Recorded } from '../../src/engine/event.ts';
import { reduce } from '../../src/engine/reduce.ts';
import { type CaseState, emptyState } from '../../src/engine/state.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { smallPlaybook } from '../library/small-playbook.ts';
import { inTurns, type Row } from './measure.ts';

const steps = 200;

/** A step of the engine must cost the same at the end of a long case as at its start. */
export const engineRows: Row[] = [
  {
    what: 'one engine step in a case of 10,000 events',
    against: 'the same in a case of 10',
    reach: '<= 1.2',
    measure: async rounds => {
      const expressions = bindExpressions(smallPlaybook);
      const long = caseOf(10_000);
      const short = () => caseOf(10);
      const shorts = Array.from({ length: rounds + 1 }, short);
      const act = (state: CaseState) => {
        for (let i = 0; i < steps; i++) {
          const decision = decide(
            state,
            { kind: 'add-note', text: 'Called the network team.' },
            { now: start, expressions, actor: 'dana' },
          );
          if ('refusal' in decision) throw new Error(decision.refusal.message);
          for (const draft of decision.drafts) reduce(state, recorded(draft, state.count));
        }
      };
      const times = await inTurns(
        rounds,
        () => act(long),
        () => act(shorts.pop() as CaseState),
      );
      return { ours: times.ours.map(each), theirs: times.theirs.map(each), unit: 'us' };
    },
  },
];

const start = Date.UTC(2026, 10, 21, 3, 0, 0);

function each(ms: number): number {
  return (ms * 1000) / steps;
}

function caseOf(events: number): CaseState {
  const state = emptyState(smallPlaybook);
  for (let i = 0; i < events; i++)
    reduce(state, recorded({ type: 'note.added', data: { text: `Note ${i}` } }, i));
  return state;
}

function recorded(draft: Draft, seq: number): Recorded {
  const ms = start + seq * 1000;
  return {
    ...draft,
    w: 'dana@soc-7~k3f9q',
    seq,
    id: seq.toString(16).padStart(26, '0'),
    ts: new Date(ms).toISOString(),
    mono: seq,
    hlc: [ms, 0],
    actor: { name: 'dana' },
    known: {},
  };
}
