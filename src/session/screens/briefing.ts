import type { Scenario } from '../../drill/scenario.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Line } from '../../terminal/line.ts';

/** What the players of an exercise are told before it begins: what it is about, and what each role knows. */
export function briefingLines({ title, summary, roles, duration }: Scenario, playbook: Playbook): Line[] {
  return [
    [
      { text: 'EXERCISE  ', tone: 'warn' },
      { text: title, tone: 'strong' },
      { text: `  ${duration.text} of the story`, tone: 'dim' },
    ],
    ...textLines(summary),
    ...roles.flatMap(({ id, brief, required }): Line[] => {
      const known = playbook.roles.find(role => role.id === id)?.title ?? id;
      const needed = required ? ' (must be played)' : '';
      return [
        [
          { text: `  ${known}${needed}  `, tone: 'strong' },
          { text: brief, hang: true },
        ],
      ];
    }),
    [
      {
        text: '  ! takes an inject in, / asks for a fact, * stops everything for the real world.',
        tone: 'dim',
      },
    ],
  ];
}

function textLines(text: string): Line[] {
  if (text === '') return [];
  return text
    .trimEnd()
    .split('\n')
    .map((line): Line => [{ text: '  ' }, { text: line, hang: true }]);
}
