import { type CasePlaybook, filledIn } from './case-playbook.ts';
import type { RawEntry, RawLog } from './raw-logs.ts';

/** A permanent line as it was printed: what the person was told is on the disk. */
export interface Told {
  seq: number;
  line: string;
}

/** The permanent lines of entries in what a process printed; an unfinished last line told nobody anything. */
export function toldIn(printed: string): Told[] {
  const rows = printed.slice(0, printed.lastIndexOf('\n') + 1).split(/[\r\n]+/);
  return rows.flatMap(row => {
    const seq = /\s#(\d+)\s*$/.exec(row)?.[1];
    return seq !== undefined && /\d\d:\d\dZ /.test(row) ? [{ seq: Number(seq), line: row.trimEnd() }] : [];
  });
}

/** The status row's `saved #34 03:09:51Z`, wherever it was drawn. */
export function savedIn(printed: string): { seq: number; time: string }[] {
  return [...printed.matchAll(/saved #(\d+) (\d\d:\d\d:\d\d)Z/g)].map(([, seq, time]) => ({
    seq: Number(seq),
    time: time as string,
  }));
}

/** The entry of one of the logs that a permanent line speaks of. */
export function findTold(
  { seq, line }: Told,
  logs: Iterable<RawLog>,
  playbook: CasePlaybook | undefined,
): RawEntry | undefined {
  for (const { entries } of logs) {
    const entry = entries[seq];
    if (entry && isTold(squeeze(line), entry, playbook)) return entry;
  }
  return undefined;
}

/** The line says this entry: its time, who, the step it stands in, and what was given with it. */
function isTold(shown: string, entry: RawEntry, playbook: CasePlaybook | undefined): boolean {
  const { reason, authority, name, person, what, held, by, receipt, entry: ticked } = entry.data;
  // An approver's role is said by its title.
  const role = entry.type.startsWith('approval.') ? undefined : entry.data.role;
  const to = entry.type === 'notification.sent' ? entry.data.to : undefined;
  const given = [reason, authority, name, role, person, what, held, to, by, receipt, ticked];
  return (
    shown.includes(`${entry.ts.slice(11, 16)}Z `) &&
    shown.endsWith(` ${entry.actor.name} #${entry.seq}`) &&
    (entry.step === undefined || shown.includes(entry.step)) &&
    given.every(text => typeof text !== 'string' || shown.includes(asOneLine(text))) &&
    saysNote(shown, entry) &&
    saysDecision(shown, entry, playbook)
  );
}

function saysNote(shown: string, { type, data }: RawEntry): boolean {
  return type !== 'note.added' || shown.includes(`${asOneLine(String(data.text))} NOTE`);
}

/** A decision's line says the label of the option, and behind it the reason, the time or the person. */
function saysDecision(
  shown: string,
  { type, step, data, actor }: RawEntry,
  playbook?: CasePlaybook,
): boolean {
  if (type !== 'decision.made') return true;
  const label = playbook?.label(step as string, data.option as string);
  return (
    label !== undefined &&
    new RegExp(`DECIDED: ${filledIn(label)}(;| \\(happened| ${actor.name} #)`).test(shown)
  );
}

/** Up to three lines of a text; of a longer one the first, and how many more there are. A tab is made visible. */
function asOneLine(text: string): string {
  const lines = text
    .split('\n')
    .map(line => squeeze(line.trim().replaceAll('\t', '^I')))
    .filter(line => line !== '');
  return lines.length > 3 ? `${lines[0]} (and ${lines.length - 1} more lines)` : lines.join(' / ');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
