import { type ActionView, actionsOf, actionView } from '../engine/actions.ts';
import type { Recorded } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import { modeOf } from '../engine/state.ts';
import { given } from '../given.ts';
import { type CaseInView, isDrill, playbookOf } from './case-in-view.ts';

/** An owned action that came out of a case, as one of those of all cases. Plain data. */
export interface Lesson extends ActionView {
  /** What a person names it by: `014#41`, or `014#dana-1#41` where two entries of the case have that number. */
  ref: string;
  case: string;
  mode: 'live' | 'drill';
  playbook: string;
  /** The step at which it was found; empty where at none. */
  step: string;
  /** What was said when it was ended. */
  word: string;
}

/** The actions of all cases: overdue ones first, then the open by their day, then the ended, the last one first. */
export function lessonsOf(cases: readonly CaseInView[], now: number): Lesson[] {
  return cases.flatMap(one => lessonsOfCase(one, now)).sort(byUrgency);
}

function lessonsOfCase(one: CaseInView, now: number): Lesson[] {
  const actions = actionsOf(one.state);
  return actions.map(action => {
    const { added, word } = action;
    const alike = actions.filter(other => other.added.seq === added.seq);
    return {
      ref: `${one.name}#${alike.length > 1 ? `${added.w}#` : ''}${added.seq}`,
      case: one.name,
      mode: modeOf(one.state),
      playbook: playbookOf(one),
      step: added.at ? instanceName(added.at) : '',
      ...actionView(action, now),
      ...given({ added: wallOf(added, one), ended: word && wallOf(word, one) }),
      word: word?.type === 'action.done' ? (word.data.reason ?? '') : '',
    };
  });
}

/** Beside those of other cases, what comes out of an exercise is told by the day on which it was really done. */
function wallOf({ ts, hlc }: Recorded, one: CaseInView): string {
  return isDrill(one) ? new Date(hlc[0]).toISOString() : ts;
}

function byUrgency(a: Lesson, b: Lesson): number {
  const rank = ({ state, overdue }: Lesson) => (overdue ? 0 : state === 'open' ? 1 : 2);
  const difference = rank(a) - rank(b);
  if (difference !== 0) return difference;
  const [first, second] = rank(a) === 2 ? [b.ended ?? '', a.ended ?? ''] : [a.due, b.due];
  return first < second ? -1 : first > second ? 1 : a.ref < b.ref ? -1 : 1;
}
