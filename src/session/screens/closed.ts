import { formatHead } from '../../case/heads.ts';
import { drillOf } from '../../drill/drill-state.ts';
import { shellWord } from '../../shell-word.ts';
import type { Line } from '../../terminal/line.ts';
import type { CaseSession } from '../case-session.ts';

/** What is worth saying when a case has closed: its heads, and where to go from there. */
export function closedLines({ store, state }: CaseSession): Line[] {
  const name = shellWord(store.name);
  const played = drillOf(state.exercise) !== undefined;
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
    [{ text: played ? `  tocsin drill aar ${name} --out aar.html` : `  tocsin report ${name}`, hang: true }],
    [{ text: `  tocsin verify ${name} --head HEAD`, hang: true }],
  ];
}
