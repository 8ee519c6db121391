import { realDisk } from '../case/disk.ts';
import { readDrafts } from '../case/draft-note.ts';
import { modeOf } from '../engine/state.ts';
import type { Line } from '../terminal/line.ts';
import type { CaseSession } from './case-session.ts';
import { entryLine } from './screens/entry-line.ts';
import { unfilledRoles } from './unfilled-roles.ts';

/** The first lines of a sitting: which case, where its record is, and what was done last. */
export function welcome(session: CaseSession): Line[] {
  const { store, playbook, state, now } = session;
  const exercise: Line[] =
    modeOf(state) === 'drill'
      ? [[{ text: 'EXERCISE  This is a drill: nothing in it is a real incident.', tone: 'warn' }]]
      : [];
  const render = (text: string) => session.render(text);
  const last = store.records
    .filter(r => !r.auto && r.type !== 'session.started' && r.type !== 'session.ended')
    .slice(-5);
  return [
    ...exercise,
    [
      { text: `${store.name}  `, tone: 'strong' },
      { text: `${playbook.title} ${playbook.version}`, hang: true },
    ],
    [{ text: `record  ${store.dir}`, tone: 'dim', hang: true }],
    ...last.map(record => entryLine(record, playbook, render, now)),
    ...unfilledRoles(state).map(
      (role): Line => [
        {
          text: `Nobody has the role ${role.title} yet: ? and r put somebody to it.`,
          tone: 'warn',
          hang: true,
        },
      ],
    ),
    ...leftNotes(store.dir),
  ];
}

/** Notes that were being typed when a session was cut off. */
function leftNotes(dir: string): Line[] {
  return readDrafts(realDisk, dir).flatMap(draft => [
    [{ text: `A note was not finished (${draft.file}):`, tone: 'warn', hang: true }],
    ...draft.text.split('\n').map((text): Line => [{ text: `  ${text}` }]),
  ]);
}
