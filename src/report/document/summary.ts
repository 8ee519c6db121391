import type { CaseReport, ReportedClock } from '../case-report.ts';
import type { Cell, Section, Tone } from './section.ts';
import { momentWords, spanWords } from './time-words.ts';
import { words } from './words.ts';

/** Half a page for somebody who reads nothing else: what, how bad, where it stands, what comes next, what was decided. */
export function summarySection(report: CaseReport): Section {
  return {
    id: 'summary',
    title: words.sections.summary,
    blocks: [
      { kind: 'figures', figures: figuresOf(report) },
      {
        kind: 'facts',
        facts: [
          { name: 'What', values: whatOf(report) },
          { name: 'How bad', values: severityOf(report) },
          { name: 'Now', values: nowOf(report) },
          { name: 'Next', values: nextOf(report) },
          { name: 'Decided', values: decidedOf(report) },
        ],
      },
    ],
  };
}

function figuresOf(report: CaseReport): { value: string; label: string; tone?: Tone }[] {
  const { clocks, measures, open, actions, case: c } = report;
  const counted = clocks.filter(({ state }) => state !== 'not-applicable' && state !== 'waiting');
  const met = counted.filter(({ state }) => state === 'met').length;
  const late = counted.filter(({ state }) => state === 'late' || state === 'overdue').length;
  const inForce = measures.filter(({ state }) => state !== 'lifted').length;
  const undone = actions.filter(({ state }) => state === 'open').length;
  return [
    { value: c.severity, label: 'severity' },
    duration(report, 'containment', 'to contain, from detection'),
    duration(report, 'recovery', 'to recover, from detection'),
    counted.length === 0
      ? { value: 'none', label: 'deadlines that ran', tone: 'quiet' as const }
      : {
          value: `${met} of ${counted.length}`,
          label: 'deadlines met in time',
          ...(late > 0 ? { tone: 'bad' as const } : {}),
        },
    { value: String(inForce), label: 'measures in force' },
    { value: String(open.length + undone), label: 'open steps and actions' },
  ];
}

function duration(
  { durations }: CaseReport,
  name: string,
  label: string,
): { value: string; label: string; tone?: Tone } {
  const found = durations.find(one => one.name === name);
  if (!found || found.ms === null) return { value: words.notRecorded, label, tone: 'quiet' };
  return { value: spanWords(found.ms), label };
}

function whatOf({ case: c, milestones, costs }: CaseReport): Cell[] {
  const at = (name: string) => milestones.find(m => m.name === name)?.at;
  const [occurred, detected] = [at('occurred'), at('detected')];
  return [
    { text: c.playbook.title, ...(c.incidentTypes.length > 0 ? { note: c.incidentTypes.join(', ') } : {}) },
    {
      text: `Began ${occurred ? momentWords(occurred) : `at a time ${words.notRecorded}`}; detected ${detected ? momentWords(detected) : `at a time ${words.notRecorded}`}.`,
    },
    ...costs.map(({ ask, value }) => ({ text: value, note: ask })),
  ];
}

function severityOf({ case: c, measures }: CaseReport): Cell[] {
  const inForce = measures.filter(({ state }) => state === 'in-force');
  return [
    { text: c.severity, ...(c.severityMeans === '' ? {} : { note: c.severityMeans }) },
    ...inForce.slice(0, most).map(({ what }) => ({ text: `In force: ${what}`, tone: 'warn' as const })),
    ...more(inForce.length, 'measures in force'),
  ];
}

function nowOf({ case: c, milestones, problems }: CaseReport): Cell[] {
  const last = milestones.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  const state = c.closed ? `Closed ${momentWords(c.closed)}.` : 'Open.';
  const reached = last
    ? `Last milestone: ${last.name}, ${momentWords(last.at)}.`
    : `Milestones: ${words.notRecorded}.`;
  return [
    { text: `${state} ${reached}` },
    ...(problems.length > 0
      ? [{ text: 'The record is not whole: see Integrity.', tone: 'bad' as const }]
      : []),
  ];
}

function nextOf({ clocks, open, actions }: CaseReport): Cell[] {
  const pressing = clocks.filter(isPressing).sort((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
  const undone = actions.filter(({ state }) => state === 'open').sort((a, b) => (a.due < b.due ? -1 : 1));
  const next: Cell[] = [
    ...pressing.map(clock => ({
      text: `${clock.title}: due ${momentWords(clock.due)}`,
      ...(clock.state === 'overdue' ? { tone: 'bad' as const, note: 'overdue' } : {}),
    })),
    ...open.map(({ title, why }) => ({ text: title, ...(why === 'open' ? {} : { note: why }) })),
    ...undone.map(({ what, owner, due }) => ({ text: what, note: `${owner}, by ${due}` })),
  ];
  if (next.length === 0) return [{ text: 'Nothing is left open.' }];
  return [...next.slice(0, most), ...more(next.length, 'open matters')];
}

function decidedOf({ decisions }: CaseReport): Cell[] {
  const weighty = decisions.filter(decision => decision.weighty);
  const shown = weighty.length > 0 ? weighty : decisions.filter(({ kind }) => kind === 'decision');
  const last = new Map(shown.map(decision => [`${decision.kind} ${decision.about}`, decision]));
  const cells = [...last.values()].map(({ about, chosen, authority, at }) => ({
    text: `${about}${about.endsWith('?') ? '' : ':'} ${chosen}`,
    note: `${momentWords(at)}${authority === '' ? '' : `, on the authority of ${authority}`}`,
  }));
  if (cells.length === 0) return [{ text: `Decisions: ${words.notRecorded}.` }];
  return [...cells.slice(-most), ...more(cells.length, 'decisions')];
}

function isPressing({ state, due }: ReportedClock): boolean {
  return due !== null && (state === 'running' || state === 'overdue' || state === 'undecided');
}

/** Of each kind in the summary. */
const most = 5;

function more(count: number, what: string): Cell[] {
  return count > most ? [{ text: `${count - most} more ${what} below.`, tone: 'quiet' }] : [];
}
