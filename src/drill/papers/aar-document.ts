import type { CaseReport } from '../../report/case-report.ts';
import { peopleSections } from '../../report/document/people.ts';
import type { Block, Cell, ReportDocument, Section } from '../../report/document/section.ts';
import { tableSection } from '../../report/document/table-section.ts';
import { momentWords } from '../../report/document/time-words.ts';
import { timelineSection } from '../../report/document/timeline.ts';
import { words } from '../../report/document/words.ts';
import type { DrillMeasures } from '../outcome/measures.ts';
import { citation, type Played } from '../outcome/played.ts';
import { analysisSections } from './aar-analysis.ts';
import { injectSection } from './aar-injects.ts';
import { coverageSection, measureSection } from './aar-measures.ts';

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
  return {
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

function overviewSection({ played, report }: AarSource): Section {
  const { scenario, drill } = played;
  const { scope, threat, sponsor, contact } = scenario.overview;
  const { clock, scale, seed, solo } = drill.started.data;
  const fact = (name: string, ...texts: string[]) => ({
    name,
    values: cells(texts.filter(text => text !== '')),
  });
  const speed =
    clock === 'scaled'
      ? `${scale} times as fast as the wall`
      : clock === 'real'
        ? 'as fast as the wall'
        : 'moved by the controller';
  return {
    id: 'overview',
    title: 'Exercise overview',
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact('Exercise', scenario.title, scenario.summary),
          fact('Held', momentWords(new Date(drill.started.hlc[0]).toISOString())),
          fact(
            'Story',
            `begins ${momentWords(drill.started.data.story)}, ${speed}`,
            `planned for ${scenario.duration.text}`,
          ),
          fact('Scope', scope),
          fact('Objectives', ...scenario.objectives.map(({ text }) => text)),
          fact('Threat', threat),
          fact(
            'Scenario',
            `${scenario.id} ${scenario.version}, seed ${seed}${solo ? ', without a controller' : ''}`,
          ),
          fact('Playbook', `${report.case.playbook.title}, ${report.case.playbook.version}`),
          fact('Sponsor', sponsor),
          fact('Participants', report.recorders.map(({ person }) => person).join(', ')),
          fact('Contact', contact),
        ],
      },
    ],
  };
}

function cells(texts: readonly string[]): Cell[] {
  return texts.length === 0 ? [{ text: words.notRecorded, tone: 'quiet' }] : texts.map(text => ({ text }));
}

/** Rows to work on: who records an action says neither its capability nor the issue behind it, so those are left to be filled in. */
function improvementSection({ played, report }: AarSource): Section {
  const { contact } = played.scenario.overview;
  const added = new Map(played.state.actions.map(action => [citation(action), action]));
  const rows = report.actions.map(({ what, owner, due, kind, state, word, ref }): Cell[] => {
    const wall = added.get(ref)?.hlc[0];
    return [
      { text: '' },
      { text: '' },
      { text: what, note: ref },
      { text: kind },
      { text: owner },
      { text: contact },
      { text: wall === undefined ? '' : new Date(wall).toISOString().slice(0, 10) },
      { text: due, note: state === 'open' ? '' : [state, word].filter(Boolean).join(': ') },
    ];
  });
  const columns = [
    'Capability',
    'Issue',
    'Corrective action',
    'Element',
    'Responsible',
    'Contact',
    'Start',
    'Completion',
  ];
  const blocks: Block[] = [
    {
      kind: 'prose',
      text: 'The actions of the case, as tocsin lessons goes on listing them. Capability and issue are to be filled in by hand.',
      tone: 'quiet',
    },
    { kind: 'table', columns, rows },
  ];
  return { id: 'improvement', title: 'Improvement plan', blocks };
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

function timelineOf(report: CaseReport): Section {
  const section = timelineSection(report);
  return {
    ...section,
    blocks: [
      { kind: 'picture', of: 'exercise', title: 'Injects and what was expected, on the time of the story' },
      ...section.blocks.filter(({ kind }) => kind === 'entries'),
    ],
  };
}
