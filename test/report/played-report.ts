import { agendaOf } from '../../src/engine/agenda.ts';
import type { Recorded } from '../../src/engine/event.ts';
import type { CaseReport } from '../../src/report/case-report.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { playFile } from '../playbooks/play-file.ts';

/** The report of a shipped walkthrough, played in memory; `more` entries are appended before it is made. */
export async function playedReport(
  file: string,
  options: {
    privileged?: boolean;
    redact?: boolean;
    more?: (records: readonly Recorded[]) => Parameters<typeof appendAll>[1];
  } = {},
): Promise<CaseReport> {
  const { session, records } = await playFile(file, { fresh: true });
  appendAll(session, options.more?.(records) ?? []);
  const { state, expressions } = session;
  return reportOf(
    {
      id: 'CASE',
      name: file.replace('.yaml', ''),
      state,
      agenda: agendaOf(state, expressions, session.now),
      records: session.store.records,
      render: (text, at) => session.render(text, at),
      problems: [],
      verdict: { intact: true, anchored: false, notCovered: [] },
      now: session.now,
      heads: [{ w: 'memory', lines: session.store.records.length, head: '0000-0000-0000-0000:1' }],
    },
    { privileged: options.privileged ?? false, redact: options.redact ?? false },
  );
}

type Played = Awaited<ReturnType<typeof playFile>>;

function appendAll(session: Played['session'], commands: Parameters<Played['session']['record']>[0][]): void {
  for (const command of commands) session.record(command);
}
