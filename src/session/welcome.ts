import { isPressing } from '../engine/clocks/deadline.ts';
import type { Render } from '../engine/renderer.ts';
import { modeOf } from '../engine/state.ts';
import { isForControllers, shownToPlayers } from '../report/kinds-of-entry.ts';
import type { Line } from '../terminal/line.ts';
import { arrivalsOf, arrivalText, unseenBy } from './arrivals.ts';
import type { CaseSession } from './case-session.ts';
import { leftNotes } from './left-notes.ts';
import { deadlineLines } from './screens/deadline-lines.ts';
import { driftNotice } from './screens/drift.ts';
import { entryLine } from './screens/entry-line.ts';
import { problemLine } from './screens/problem.ts';
import type { Surroundings } from './surroundings.ts';
import { unfilledLine, unfilledRoles } from './unfilled-roles.ts';

/** The first lines of a sitting: which case, where its record is, what was done last, and what came since this person last wrote. */
export function welcome(
  session: CaseSession,
  person: string,
  { workspace, drift }: Surroundings = {},
): Line[] {
  const { store, playbook, state, now } = session;
  const exercise: Line[] =
    modeOf(state) === 'drill'
      ? [[{ text: 'EXERCISE  This is a drill: nothing in it is a real incident.', tone: 'warn' }]]
      : [];
  const render: Render = (text, at) => session.render(text, at);
  const last = store.records
    .filter(
      r => !isForControllers(r) && !r.auto && r.type !== 'session.started' && r.type !== 'session.ended',
    )
    .slice(-5);
  return [
    ...exercise,
    [
      { text: `${store.name}  `, tone: 'strong' },
      { text: `${playbook.title} ${playbook.version}`, hang: true },
    ],
    [{ text: `record  ${store.dir}`, tone: 'dim', hang: true }],
    ...last.map(record => entryLine(record, playbook, render, now)),
    ...arrivalsOf(unseenBy(person, shownToPlayers(store.records, state))).map(
      (arrival): Line => [
        { text: 'new since you wrote last  ', tone: 'accent' },
        { text: arrivalText(arrival, now), hang: true },
      ],
    ),
    ...store.problems.map(problemLine),
    ...deadlineLines(
      session.deadlines().filter(d => isPressing(d)),
      now,
      render,
    ),
    ...unfilledRoles(state).map(role => unfilledLine(state, role, workspace)),
    ...(drift ? driftNotice(drift) : []),
    ...unfinished(store.dir),
  ];
}

/** Notes that were cut off: the next note goes on from the newest. */
function unfinished(dir: string): Line[] {
  return leftNotes(dir).map(draft => [
    { text: 'A note was not finished: n goes on with it.  ', tone: 'warn' },
    { text: `${draft.text.split('\n')[0]} ...`, hang: true },
  ]);
}
