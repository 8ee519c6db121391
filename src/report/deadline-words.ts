import type { Deadline, DeadlineNote } from '../engine/clocks/deadline.ts';
import type { Anchor } from '../playbook/playbook.ts';

/** Said wherever deadlines are shown: a clock is somebody's reading of a law. */
export const notLegalAdvice = 'Not legal advice: ask your counsel.';

/** What a clock runs from, in words: `aware`, `gdpr-33 being met`, `aware or detected, whichever is first`. */
export function anchorWords(anchor: Anchor): string {
  if ('milestone' in anchor) return anchor.milestone;
  if ('step' in anchor) return `the end of ${anchor.step}`;
  if ('clockMet' in anchor) return `${anchor.clockMet} being met`;
  if ('clockLastMet' in anchor) return `${anchor.clockLastMet} being met last`;
  if ('earliestOf' in anchor) return `${anchor.earliestOf.map(anchorWords).join(' or ')}, whichever is first`;
  return anchor satisfies never;
}

/** What a person must know of a deadline to rely on it, one phrase each. */
export function noteWords({ clock, notes, acknowledged }: Deadline): string[] {
  const said = notes.map(noteText);
  const capped = clock.atMost
    ? `at most ${clock.atMost.within.text} from ${anchorWords(clock.atMost.of)}`
    : '';
  const cap = notes.some(note => note.kind === 'cap-waits') ? [`${capped}, which is not recorded`] : [];
  return [
    ...said.filter(text => text !== ''),
    ...cap,
    ...(acknowledged?.type === 'clock.acknowledged' ? [`acknowledged: ${acknowledged.data.reason}`] : []),
  ];
}

function noteText(note: DeadlineNote): string {
  switch (note.kind) {
    case 'depends-on':
      return note.problem ?? `depends on ${note.names.join(', ')}`;
    case 'condition-false':
      return `only where ${note.condition}`;
    case 'decided': {
      const { applies, by, otherwise } = note;
      const reason = by.type === 'clock.decided' ? `: ${by.data.reason}` : '';
      const against = otherwise ? ' (its condition says otherwise)' : '';
      return `${by.actor.name} decided that it ${applies ? 'applies' : 'does not apply'}${reason}${against}`;
    }
    case 'not-law':
      return note.status === 'pending' ? 'not law yet' : 'not in force';
    case 'anchor-disputed':
      return 'people differ on when it began: counted from the earliest';
    case 'cap-waits':
      return '';
    case 'calendar-unknown':
      return `the calendar ${note.calendar} is not known: weekends only, no holidays, in UTC`;
    case 'counted-in-utc':
      return 'no calendar: counted in UTC';
    default:
      return note satisfies never;
  }
}
