import { parseDuration } from '../playbook/duration.ts';
import type { Playbook, Step } from '../playbook/playbook.ts';
import { parseSource } from '../playbook/yaml/parse-source.ts';
import type { Source } from '../playbook/yaml/source.ts';
import { display } from '../terminal/display.ts';
import type { Lesson } from './lessons.ts';
import type { WeakSpot } from './weak-spots.ts';

/** A text of the library: the playbook itself, or a fragment that it includes. */
export interface LibraryText {
  path: string;
  text: string;
}

/** A file as it is and as lessons would have it. */
export interface Proposal {
  file: string;
  before: string;
  after: string;
}

/**
 * What was learned, written into the texts of a playbook where it belongs: a comment above each step that was left out, forced or
 * has an action for the playbook open, and another `due` where it is often late. The step ids are those of `playbook` as it
 * is now; what names a step that it no longer has comes back in `gone`.
 */
export function proposalsFor(
  playbook: Playbook,
  learned: { spots: readonly WeakSpot[]; lessons: readonly Lesson[] },
  textOf: (file: string | undefined) => LibraryText | undefined,
): { proposals: Proposal[]; gone: string[] } {
  const spots = learned.spots.filter(spot => spot.playbook === playbook.id);
  const lessons = learned.lessons.filter(
    one => one.playbook === playbook.id && one.kind === 'playbook' && one.state === 'open',
  );
  const named = [...new Set([...spots.map(({ step }) => step), ...lessons.map(stepOf)])].filter(
    id => id !== '',
  );
  const edits = new Map<string, { text: LibraryText; source: Source; edits: Edit[] }>();
  for (const id of named) {
    const step = playbook.steps[id];
    const text = step && textOf(step.file);
    if (!text) continue;
    const source = edits.get(text.path)?.source ?? parseSource(text.text, text.path).source;
    if (!source) continue;
    const file = edits.get(text.path) ?? { text, source, edits: [] };
    edits.set(text.path, file);
    file.edits.push(
      ...editsAt(
        step,
        source,
        spots.find(spot => spot.step === id),
        lessons.filter(one => stepOf(one) === id),
      ),
    );
  }
  const proposals = [...edits.values()]
    .map(({ text, edits }) => ({ file: text.path, before: text.text, after: edited(text.text, edits) }))
    .filter(({ before, after }) => before !== after);
  return { proposals, gone: named.filter(id => !playbook.steps[id]) };
}

/** `revoke[lee]#2` is the step revoke. */
function stepOf({ step }: Lesson): string {
  return step.replace(/\[[^\]]*\]|#\d+/g, '');
}

/** At a line, counted from 1: lines put before it, or what stands in its place. */
interface Edit {
  line: number;
  before?: string[];
  replace?: (line: string) => string;
}

function editsAt(
  { path, due }: Step,
  source: Source,
  spot: WeakSpot | undefined,
  lessons: readonly Lesson[],
): Edit[] {
  const { start } = source.locate(path, 'value');
  const notes = [...(spot ? spotNotes(spot) : []), ...lessons.map(lessonNote)];
  const row = source.text.split('\n')[start.line - 1] ?? '';
  const indent = ' '.repeat(row.length - row.trimStart().length);
  const end = row.endsWith('\r') ? '\r' : '';
  const longer = spot && due && longerDue(spot);
  return [
    ...(notes.length > 0
      ? [{ line: start.line, before: notes.map(note => `${indent}# ${display(note)}${end}`) }]
      : []),
    ...(longer
      ? [
          {
            line: source.locate([...path, 'due'], 'value').start.line,
            replace: (line: string) => line.replace(`due: ${due.text}`, `due: ${longer}`),
          },
        ]
      : []),
  ];
}

function spotNotes({ cases, left, forced, late, timed, reasons }: WeakSpot): string[] {
  const [newest] = reasons;
  const said = newest ? ` Last reason: "${oneLine(newest.text)}" (${newest.case}).` : '';
  return [
    ...(left > 0
      ? [`Left out in ${left} of ${countOf(cases)}. Is it still needed, and can it be done?`]
      : []),
    ...(forced > 0 ? [`Opened before its turn in ${forced} of ${countOf(cases)}. Is its place right?`] : []),
    ...(isOftenLate({ late, timed }) ? [`Late in ${late} of ${countOf(timed)}. Is its time right?`] : []),
  ].map((note, i) => (i === 0 ? `${note}${said}` : note));
}

function lessonNote({ what, owner, due, ref }: Lesson): string {
  return `To do by ${due}, ${oneLine(owner)}: ${oneLine(what)} (${ref})`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function countOf(cases: number): string {
  return cases === 1 ? '1 case' : `${cases} cases`;
}

/** One late step is an evening; more than half of at least three is a pattern. */
function isOftenLate({ late, timed }: Pick<WeakSpot, 'late' | 'timed'>): boolean {
  return timed >= 3 && late * 2 > timed;
}

/** How long it should have, where it is often late: what three in four cases kept, rounded up as people write times. */
function longerDue(spot: WeakSpot): string | undefined {
  if (!isOftenLate(spot)) return undefined;
  const { took } = spot;
  const third = took[Math.ceil(took.length * 0.75) - 1] ?? 0;
  return usualTimes.find(text => (parseDuration(text)?.ms ?? 0) >= third);
}

const usualTimes = [
  '5m',
  '10m',
  '15m',
  '20m',
  '30m',
  '45m',
  '60m',
  '90m',
  '2h',
  '3h',
  '4h',
  '6h',
  '8h',
  '12h',
  '24h',
  '48h',
  '72h',
  '7d',
  '14d',
  '30d',
]; // prettier-ignore

function edited(text: string, edits: readonly Edit[]): string {
  const lines = text.split('\n');
  for (const { line, replace } of edits) if (replace) lines[line - 1] = replace(lines[line - 1] ?? '');
  const before = new Map<number, string[]>();
  for (const edit of edits)
    if (edit.before) before.set(edit.line, [...(before.get(edit.line) ?? []), ...edit.before]);
  return lines.flatMap((line, i) => [...(before.get(i + 1) ?? []), line]).join('\n');
}
