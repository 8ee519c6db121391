import { formatHead } from '../../case/heads.ts';
import { shellWord } from '../../shell-word.ts';
import type { Line } from '../../terminal/line.ts';
import type { CaseSession } from '../case-session.ts';

/** What is worth saying when a case has closed: its heads, and where to go from there. */
export function closedLines({ store }: CaseSession): Line[] {
  const name = shellWord(store.name);
  return [
    [
      { text: 'Closed. ', tone: 'strong' },
      { text: 'Keep the head outside this case: it proves the record later.', hang: true },
    ],
    ...Object.entries(store.heads()).map(
      ([w, [seq, hash]]): Line => [
        { text: `  head  ${formatHead(hash, seq + 1)}`, tone: 'accent' },
        { text: `  ${w}`, tone: 'dim' },
      ],
    ),
    [{ text: `  tocsin report ${name}`, hang: true }],
    [{ text: `  tocsin verify ${name} --head HEAD`, hang: true }],
  ];
}
