import type { Line, Tone } from '../../terminal/line.ts';
import type { AssessedRisk } from './assessed-risk.ts';
import { impacts, type Level, levelOf, likelihoods } from './scales.ts';

/** The register drawn: impact upwards, likelihood to the right, each risk by its place in the list. Five cells fit into 60 columns. */
export function matrixLines(risks: readonly AssessedRisk[]): Line[] {
  const rows = impacts.toReversed().map(({ grade: impact, name }): Line => {
    const cells = likelihoods.map(({ grade: likelihood }) => cell(risks, likelihood, impact));
    const head = impact === 5 ? 'impact    ' : '          ';
    return [{ text: `${head}${name.padStart(9)} ${impact} `, tone: 'dim' }, ...cells];
  });
  return [
    ...rows,
    [
      { text: ' '.repeat(22) },
      ...likelihoods.map(({ grade }) => ({ text: `${grade}`.padEnd(8), tone: 'dim' as const })),
    ],
    [{ text: `${' '.repeat(22)}likelihood`, tone: 'dim' }],
  ];
}

function cell(risks: readonly AssessedRisk[], likelihood: number, impact: number): Line[number] {
  const here = risks.flatMap((risk, i) =>
    risk.likelihood === likelihood && risk.impact === impact ? [i + 1] : [],
  );
  const tone = toneOf(levelOf({ likelihood, impact }));
  if (here.length === 0) return { text: '.'.padEnd(8), tone: 'dim' };
  const text = here.length > 2 ? `${here.slice(0, 2).join(',')}..` : here.join(',');
  return { text: text.padEnd(8), tone };
}

export function toneOf(level: Level): Tone {
  switch (level) {
    case 'very high':
    case 'high':
      return 'bad';
    case 'moderate':
      return 'warn';
    case 'low':
    case 'very low':
      return 'good';
    default:
      return level satisfies never;
  }
}
