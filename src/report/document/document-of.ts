import type { CaseReport } from '../case-report.ts';
import { decisionSection } from './decisions.ts';
import { integritySection } from './integrity.ts';
import { lessonSections } from './lessons.ts';
import { metricSections } from './metrics.ts';
import { peopleSections } from './people.ts';
import { recordSections } from './record.ts';
import type { ReportDocument } from './section.ts';
import { summarySection } from './summary.ts';
import { momentWords } from './time-words.ts';
import { timelineSection } from './timeline.ts';
import { words } from './words.ts';

/** The report as sections in the order in which they are read. */
export function documentOf(report: CaseReport): ReportDocument {
  const { case: c } = report;
  return {
    kind: words.kind,
    exercise: c.mode === 'drill',
    title: c.name,
    subtitle: c.playbook.title,
    banners: [
      ...(c.mode === 'drill' ? [{ text: words.exercise, tone: 'warn' as const }] : []),
      ...(c.tlp === '' ? [] : [{ text: `TLP:${c.tlp.toUpperCase()}`, tone: 'quiet' as const }]),
    ],
    colophon: colophon(report),
    sections: [
      summarySection(report),
      ...metricSections(report),
      timelineSection(report),
      decisionSection(report),
      ...recordSections(report),
      ...peopleSections(report),
      ...lessonSections(report),
      integritySection(report),
    ],
  };
}

function colophon({ case: c, made, withheld, redacted }: CaseReport): string[] {
  return [
    `Case ${c.id}, opened ${momentWords(c.opened)}${c.closed ? `, closed ${momentWords(c.closed)}` : ''}.`,
    `Playbook ${c.playbook.id} ${c.playbook.version}, SHA-256 ${c.playbook.digest}.`,
    `Made ${momentWords(made)}. ${words.utc}`,
    ...(withheld > 0 ? [`Privileged notes left out: ${withheld}.`] : []),
    ...(redacted
      ? [
          'Redacted: names, sensitive values and what was marked above TLP:AMBER were taken out, as far as the record tells them apart.',
        ]
      : []),
  ];
}
