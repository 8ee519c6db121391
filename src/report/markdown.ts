import type { CaseReport, Told } from './case-report.ts';
import { notLegalAdvice } from './deadline-words.ts';
import { escapeMarkdown as plain } from './escape-markdown.ts';

/** The report as Markdown. What people wrote stands as text: nothing of it becomes markup. */
export function renderMarkdown(report: CaseReport): string {
  const { case: c } = report;
  const exercise = c.mode === 'drill' ? ['> **EXERCISE EXERCISE EXERCISE**', ''] : [];
  const sections = [
    [`# ${plain(c.name)}: ${plain(c.playbook.title)}`],
    exercise,
    summary(report),
    table(
      'Milestones',
      ['milestone', 'when', 'precision', 'recorded', 'by'],
      report.milestones.map(m => [m.name, m.at, m.precision, m.recorded, m.by]),
    ),
    table(
      'Durations',
      ['measure', 'formula', 'value'],
      report.durations.map(d => [d.name, d.formula, d.ms === null ? 'not recorded' : hours(d.ms)]),
    ),
    ...clocks(report),
    table('Decisions', told, report.decisions.map(toldRow)),
    table('Notifications', told, report.notifications.map(toldRow)),
    report.commands.length > 0 ? table('Commands', told, report.commands.map(toldRow)) : [],
    table(
      'Containment measures',
      ['measure', 'to undo', 'since', 'state', 'what was said'],
      report.measures.map(m => [m.what, m.undo, m.since, m.state, m.word]),
    ),
    table(
      'Evidence',
      ['what', 'file or where held', 'SHA-256', 'bytes', 'when', 'by'],
      report.evidence.map(e => [
        e.late === '' ? e.what : `${e.what} (recorded after ${e.late} had destroyed it)`,
        e.name || e.held,
        e.sha256,
        e.size === null ? '' : String(e.size),
        e.at,
        e.by,
      ]),
    ),
    table(
      'Answers',
      ['question', 'answer'],
      report.answers.map(a => [a.ask, a.value]),
    ),
    table(
      'People',
      ['role', 'who'],
      report.people.map(p => [p.role, p.person]),
    ),
    table('Deviations from the playbook', told, report.deviations.map(toldRow)),
    table(
      'Findings',
      ['question', 'what was found out', 'step', 'by', 'when', 'entry'],
      report.findings.map(f => [f.question, f.text, f.step, f.by, f.at, f.ref]),
    ),
    table(
      'Actions',
      ['what', 'owner', 'by', 'for', 'state', 'what was said', 'entry'],
      report.actions.map(a => [a.what, a.owner, a.due, a.kind, a.state, a.word, a.ref]),
    ),
    table(
      'Open matters',
      ['step', 'title', 'state'],
      report.open.map(o => [o.name, o.title, o.why]),
    ),
    table(
      'Corrections',
      ['entry', 'field', 'corrected to', 'why', 'by', 'when'],
      report.corrections.map(x => [x.of, x.field, x.value, x.reason, x.by, x.at]),
    ),
    table('Timeline', told, report.timeline.map(toldRow)),
    integrity(report),
    exercise,
  ];
  return `${sections.flat().join('\n').trimEnd()}\n`;
}

function summary({ case: c, milestones, open, withheld }: CaseReport): string[] {
  const last = milestones.at(-1);
  return [
    '',
    `- Case: ${plain(c.id)}, opened ${plain(c.opened)}, ${c.mode}, now ${c.state}`,
    `- Playbook: ${plain(c.playbook.id)} ${plain(c.playbook.version)}, SHA-256 ${plain(c.playbook.digest)}`,
    `- Severity: ${plain(c.severity)}`,
    `- Last milestone: ${last ? `${plain(last.name)}, ${plain(last.at)}` : 'none recorded'}`,
    `- Open matters: ${open.length}`,
    ...(withheld > 0 ? [`- Privileged notes left out: ${withheld}`] : []),
  ];
}

function clocks({ clocks }: CaseReport): string[][] {
  if (clocks.length === 0) return [];
  const rows = clocks.map(c => [
    c.id,
    c.title,
    c.state,
    c.anchor ?? '',
    c.due ?? '',
    c.met ?? '',
    c.margin === null ? '' : hours(c.margin),
    c.notes.join('; '),
    c.source,
  ]);
  const head = ['deadline', 'what', 'state', 'runs from', 'due', 'met', 'margin', 'notes', 'source'];
  return [table('Deadlines', head, rows), ['', notLegalAdvice]];
}

function integrity({ integrity: heads, problems }: CaseReport): string[] {
  const damage = problems.map(problem => `- ${plain(problem)}`);
  return [
    ...table(
      'Integrity',
      ['log', 'lines', 'head'],
      heads.map(h => [h.w, String(h.lines), h.head]),
    ),
    '',
    ...(damage.length > 0
      ? [
          '**This record is not whole.** What follows the damage in its log is not in this report.',
          '',
          ...damage,
          '',
        ]
      : []),
    'Any change to what came before a head that is held outside this case can be detected with `tocsin verify --head`.',
    'Without such a head only damage and careless edits can. Times are what the machine said.',
  ];
}

const told = ['when', 'step', 'what', '', 'by', 'entry'];

function toldRow({ at, step, word, about, detail, by, ref }: Told): string[] {
  return [at, step, about, detail ? `${word}: ${detail}` : word, by, ref];
}

function table(title: string, head: string[], rows: string[][]): string[] {
  const body = rows.map(row => `| ${row.map(plain).join(' | ')} |`);
  const empty = ['', 'Nothing recorded.'];
  return [
    '',
    `## ${title}`,
    ...(rows.length === 0
      ? empty
      : ['', `| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...body]),
  ];
}

function hours(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const text = `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
  return ms < 0 ? `-${text}` : text;
}
