import type { Line } from '../../terminal/line.ts';
import type { AssessedRisk } from './assessed-risk.ts';
import { matrixLines, toneOf } from './matrix-lines.ts';

/** The matrix, then each risk: what it is, how it is treated, what happened, and what wants attention. */
export function riskLines(risks: readonly AssessedRisk[]): Line[] {
  return [
    ...matrixLines(risks),
    [],
    ...risks.flatMap((risk, i) => riskSummary(risk, `${i + 1}`)),
    [{ text: scale, tone: 'dim' }],
  ];
}

/** One risk; `place` is its number in the matrix. */
export function riskSummary(risk: AssessedRisk, place = ''): Line[] {
  const { id, title, level, likelihood, impact, treatment, owner, playbooks, controls, realised, wants } =
    risk;
  const rest = (label: string, text: string): Line[] =>
    text === ''
      ? []
      : [
          [
            { text: `    ${label.padEnd(11)}`, tone: 'dim' },
            { text, hang: true },
          ],
        ];
  return [
    [
      { text: place.padEnd(4), tone: 'strong' },
      { text: title, tone: 'strong', hang: true },
      { text: `  ${id}`, tone: 'dim' },
    ],
    [
      { text: '    ' },
      { text: level, tone: toneOf(level) },
      {
        text: `  likelihood ${likelihood}, impact ${impact}; ${treatment}${owner ? `, ${owner}` : ''}`,
        hang: true,
      },
    ],
    ...rest('playbooks', playbooks.join(', ')),
    ...rest('controls', controls.join('; ')),
    ...rest('happened', realised.map(({ case: name, day }) => `${name} (${day})`).join(', ')),
    ...wants.map(
      ({ text }): Line => [
        { text: '    look: ', tone: 'warn' },
        { text, hang: true },
      ],
    ),
    [],
  ];
}

const scale = 'Levels: NIST SP 800-30r1, Table I-2. `tocsin risks review` goes through them.';
