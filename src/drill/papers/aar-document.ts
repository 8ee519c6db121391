import type { CaseReport } from '../../report/case-report.ts';
import { peopleSections } from '../../report/document/people.ts';
import type { Cell, ReportDocument, Section } from '../../report/document/section.ts';
import { tableSection } from '../../report/document/table-section.ts';
import { momentWords } from '../../report/document/time-words.ts';
import { timelineSection } from '../../report/document/timeline.ts';
import { words } from '../../report/document/words.ts';
import type { DrillMeasures } from '../outcome/measures.ts';
import type { Played } from '../outcome/played.ts';
import { analysisSections } from './aar-analysis.ts';
import { improvementSection } from './aar-improvement.ts';
import { injectSection } from './aar-injects.ts';
import { coverageSection, measureSection } from './aar-measures.ts';
import { overviewSection } from './aar-overview.ts';
import { summarySection } from './aar-summary.ts';
import { withShortCitations } from './short-citations.ts';

/** What an after-action report is made of. `report` is that of the exercise's case. */
export interface AarSource {
  played: Played;
  measures: DrillMeasures;
  report: CaseReport;
}

/**
 * The after-action report of an exercise, laid out as HSEEP's template (2020) does: overview, analysis by capability, improvement plan,
 * participants, timeline. It adds nothing up to a total, and every finding names the entries that show it.
 */
export function aarDocument(source: AarSource): ReportDocument {
  const { played, report } = source;
  const document: ReportDocument = {
    kind: 'After-action report',
    exercise: true,
    title: report.case.name,
    subtitle: played.scenario.title,
    banners: [
      { text: words.exercise, tone: 'warn' },
      ...(report.case.tlp === ''
        ? []
        : [{ text: `TLP:${report.case.tlp.toUpperCase()}`, tone: 'quiet' as const }]),
    ],
    colophon: colophon(source),
    sections: [
      overviewSection(source),
      summarySection(source),
      measureSection(source),
      ...analysisSections(source),
      improvementSection(source),
      coverageSection(source),
      injectSection(source),
      hotWashSection(source),
      ...peopleSections(report).filter(({ id }) => id === 'people'),
      timelineOf(report),
    ],
  };
  return withShortCitations(document, played.records);
}

function colophon({ played, report }: AarSource): string[] {
  const { id, version, digest } = played.drill.started.data.scenario;
  const { playbook } = report.case;
  return [
    `Case ${report.case.id}. Times are the story's, UTC; drill time counts from its beginning.`,
    `Scenario ${id} ${version}, SHA-256 ${digest}.`,
    `Playbook ${playbook.id} ${playbook.version}, SHA-256 ${playbook.digest}.`,
    report.case.closed === null
      ? 'The exercise is not closed: this is how it stands.'
      : `Closed ${momentWords(report.case.closed)}.`,
  ];
}

/** What was answered when the exercise was over, by the questions of the scenario, and whatever else was found. */
function hotWashSection({ played, report }: AarSource): Section {
  const asked = played.scenario.hotWash.map((question): Cell[] => {
    const answers = report.findings.filter(finding => finding.question === question);
    return [
      { text: question },
      answers.length === 0
        ? { text: words.notRecorded, tone: 'quiet' }
        : {
            text: answers.map(({ text }) => text).join('\n'),
            note: answers.map(({ ref }) => ref).join(', '),
          },
    ];
  });
  const others = report.findings
    .filter(({ question }) => !played.scenario.hotWash.includes(question))
    .map(({ question, text, ref }): Cell[] => [{ text: question }, { text, note: ref }]);
  return tableSection('hot-wash', 'Hot wash and findings', ['Question', 'Found'], [...asked, ...others]);
}

/** The injects stand in full in a section of their own: here each is named. */
function timelineOf(report: CaseReport): Section {
  const timeline = report.timeline.map(told =>
    told.word === 'INJECT' ? { ...told, about: told.detail, detail: '' } : told,
  );
  const section = timelineSection({ ...report, timeline });
  return {
    ...section,
    blocks: [
      { kind: 'picture', of: 'exercise', title: 'Injects and what was expected, on the time of the story' },
      ...section.blocks.filter(({ kind }) => kind === 'entries'),
    ],
  };
}
