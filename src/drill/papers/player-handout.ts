import type { ReportDocument } from '../../report/document/section.ts';
import { momentWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import type { Scenario } from '../scenario.ts';

/**
 * What somebody who plays a role may read before the exercise: the scope, the story's beginning and the brief of that role. No inject,
 * no expectation, no fact and nothing of the trainer's: those would tell what is to come.
 */
export function playerHandout(scenario: Scenario, role: Scenario['roles'][number]): ReportDocument {
  const { title, overview, clock, playbook, duration } = scenario;
  const wall = clock.mode === 'scaled' ? `, ${clock.scale} times as fast as the clock on the wall` : '';
  return {
    kind: 'Player hand-out',
    exercise: true,
    title,
    subtitle: role.id,
    banners: [{ text: words.exercise, tone: 'warn' }],
    colophon: [
      `The story begins ${momentWords(clock.storyStart)} and goes on for ${duration.text}${wall}.`,
      `It is played with the playbook ${playbook.id}.`,
    ],
    sections: [
      { id: 'brief', title: 'Your role', blocks: [{ kind: 'prose', text: role.brief || words.notRecorded }] },
      { id: 'scope', title: 'Scope', blocks: [{ kind: 'prose', text: overview.scope || words.notRecorded }] },
      {
        id: 'rules',
        title: 'How it is played',
        blocks: [
          {
            kind: 'prose',
            text: 'Everything that is said or sent begins with the word EXERCISE. No command is run on any system.',
          },
          {
            kind: 'prose',
            text: 'You learn what is not told to you by asking for it: at the terminal, or the controller.',
          },
          {
            kind: 'prose',
            text: 'If something happens in earnest, say "real world": the exercise stops at once.',
          },
          ...(overview.contact === ''
            ? []
            : [{ kind: 'prose' as const, text: `Contact: ${overview.contact}` }]),
        ],
      },
    ],
  };
}
