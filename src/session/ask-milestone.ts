import type { Occurred } from '../engine/event.ts';
import { askOccurred } from './ask.ts';
import type { Desk } from './desk.ts';

/** Asks when a milestone was really reached, in plain words; `said` is what was recorded of it before. */
export function askMilestone(desk: Desk, name: string, said?: Occurred): Promise<Occurred> {
  const organisation = desk.around.workspace?.organisation ?? 'your organisation';
  const [ask, means] = questions(organisation).get(name) ?? [`When was the milestone ${name} reached?`];
  return askOccurred(desk, ask, `mark:${name}`, { said, means });
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
