import type { Occurred } from '../engine/event.ts';
import type { Anchor } from '../playbook/playbook.ts';
import { askOccurred } from './ask.ts';
import type { Desk } from './desk.ts';

/** Asks when a milestone was really reached, in plain words; `said` is what was recorded of it before. */
export function askMilestone(desk: Desk, name: string, said?: Occurred): Promise<Occurred> {
  const organisation = desk.around.workspace?.organisation ?? 'your organisation';
  const [ask, means] = questions(organisation).get(name) ?? [`When was the milestone ${name} reached?`];
  return askOccurred(desk, ask, `mark:${name}`, { said, means });
}

/** One of the playbook's own that has no words here and that no deadline looks at only joins parts of it: its time is that of the step. */
export function isAsked({ session }: Desk, name: string): boolean {
  const { clocks } = session.state.playbook;
  return (
    questions('').has(name) ||
    Object.values(clocks).some(({ starts, until }) => until === name || runsFrom(starts, name))
  );
}

function runsFrom(anchor: Anchor, name: string): boolean {
  if ('earliestOf' in anchor) return anchor.earliestOf.some(one => runsFrom(one, name));
  return 'milestone' in anchor && anchor.milestone === name;
}

type Question = [ask: string, means?: string];

function questions(organisation: string): ReadonlyMap<string, Question> {
  return new Map<string, Question>([
    ['opened', ['When was the case opened?']],
    ['occurred', ['When did it happen, or begin?', 'It is often long before anybody noticed.']],
    ['detected', ['When was it first noticed?', 'By a person, or by an alert.']],
    [
      'aware',
      [
        `When did ${organisation} become aware of it?`,
        'When people were reasonably sure, not when it was written down: legal deadlines may run from here.',
      ],
    ],
    ['suspected', ['Since when are there grounds to suspect it?', 'Some deadlines run from suspicion.']],
    ['determined', ['When was it determined that it happened?', 'Some deadlines run from that decision.']],
    ['fix-available', ['Since when is a fix or a workaround available to those who use it?']],
    ['payment-found', ['When was the payment found?']],
    ['money-left', ['When did the money leave?', 'When it was sent, not when that was found.']],
    ['paid', ['When was the payment made?', 'By us or for us.']],
    ['recall-requested', ['When was the bank asked to recall it?']],
    ['police-informed', ['When were the police told?']],
    ['people-informed', ['When were the people concerned told?']],
    ['declared', ['When was the incident declared?']],
    ['acknowledged', ['When did somebody take it on?']],
    ['classified', ['When was it classified?', 'When it was decided which duties it falls under.']],
    ['material', ['When was it found to be material?', 'When that was decided, not when it happened.']],
    ['contained', ['When was it contained?', 'From then on it could do no further harm.']],
    ['eradicated', ['When was its cause gone from every system?']],
    ['recovered', ['When was work back to normal?']],
    ['closed', ['When was it closed?']],
  ]);
}
