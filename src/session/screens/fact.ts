import type { Fact } from '../../drill/scenario.ts';
import type { Line } from '../../terminal/line.ts';

/** What somebody learns who asked in an exercise: each line of the answer on a row of its own. */
export function factLines(fact: Fact | undefined): Line[] {
  const [first = '', ...more] = (fact?.text ?? 'Nobody knows that.').trimEnd().split('\n');
  const head: Line = [
    { text: `EXERCISE  ${fact?.from ? `${fact.from}: ` : ''}`, tone: 'warn' },
    { text: first, hang: true },
  ];
  return [
    head,
    ...more.map(
      (text): Line => [
        { text: '  | ', tone: 'warn' },
        { text, hang: true },
      ],
    ),
  ];
}
