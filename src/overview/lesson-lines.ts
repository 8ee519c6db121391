import type { Line } from '../terminal/line.ts';
import type { Weakness } from './exercises/weaknesses.ts';
import type { Lesson } from './lessons.ts';

/** The actions, one a line, what they come to, and what exercises showed to be weak. `ended` ones are shown dim, with what was said of them. */
export function lessonLines(
  lessons: readonly Lesson[],
  weaknesses: readonly Weakness[],
  { ended }: { ended: boolean },
): Line[] {
  const shown = lessons.filter(({ state }) => ended || state === 'open');
  return [
    ...shown.flatMap(linesOf),
    ...(shown.length > 0 ? [[]] : []),
    [{ text: total(lessons), tone: 'dim' }],
    ...weaknessLines(weaknesses),
  ];
}

function linesOf({ ref, what, owner, due, kind, mode, state, overdue, word }: Lesson): Line[] {
  const exercise = mode === 'drill' ? 'EXERCISE  ' : '';
  const standing = state === 'open' ? `${owner}, by ${due}` : `${owner}, ${state}${word && `: ${word}`}`;
  return [
    [
      {
        text: overdue ? 'OVERDUE  ' : state === 'open' ? 'open     ' : 'ended    ',
        tone: toneOf(overdue, state),
      },
      { text: what, hang: true, ...(state === 'open' ? {} : { tone: 'dim' as const }) },
    ],
    [
      { text: `         ${exercise}${standing}  ${kind}  `, tone: 'dim' },
      { text: ref, tone: 'dim' },
    ],
  ];
}

/** What the last exercises showed; somebody is to own it. */
function weaknessLines(weaknesses: readonly Weakness[]): Line[] {
  const [first] = weaknesses;
  if (!first) return [];
  return [
    [],
    [{ text: 'EXERCISE  What the last exercises showed', tone: 'strong' }],
    ...weaknesses.flatMap((one): Line[] => [
      [
        { text: one.kind.padEnd(9), tone: 'warn' },
        { text: `${one.what}${one.critical ? ' (critical)' : ''}`, hang: true },
      ],
      [
        { text: '         ', tone: 'dim' },
        {
          text: `EXERCISE  ${one.case}${one.about === '' ? '' : `: ${one.about}`}`,
          tone: 'dim',
          hang: true,
        },
      ],
    ]),
    [
      {
        text: `Give it to somebody: \`tocsin action add "..." --owner NAME --due 30d --kind respond --case ${first.case}\``,
        tone: 'dim',
        hang: true,
      },
    ],
  ];
}

function toneOf(overdue: boolean, state: Lesson['state']) {
  return overdue ? 'bad' : state === 'open' ? 'warn' : 'dim';
}

function total(lessons: readonly Lesson[]): string {
  const count = (state: Lesson['state']) => lessons.filter(one => one.state === state).length;
  const overdue = lessons.filter(one => one.overdue).length;
  if (lessons.length === 0) return 'No action has come out of any case yet. `tocsin action add` records one.';
  const ended = [`${count('done')} done`, `${count('dropped')} dropped`].join(', ');
  return `${count('open')} open, ${overdue} of them overdue; ${ended}.`;
}
