import type { Actor, Draft, Occurred } from '../engine/event.ts';
import type { Envelope } from './envelope.ts';
import { isExactObject } from './exact-json.ts';

/** A line's parts, those that are rarely asked for as the JSON text they have in it: a million lines are verified, not built. */
export interface Line {
  text: string;
  /** From the line's beginning to the number of `seq`: the same in every line of a log. */
  prefix: string;
  seq: number;
  id: string;
  ts: string;
  mono: string;
  ms: number;
  counter: number;
  seen: string | undefined;
  actor: string;
  type: string;
  in: string | undefined;
  step: string | undefined;
  pass: string | undefined;
  redo: string | undefined;
  item: string | undefined;
  auto: boolean;
  occurred: string | undefined;
  data: string;
  /** The last 149 characters: `,"prev":"..."`, `,"hash":"..."}`. */
  tail: string;
}

/**
 * Reads a line, without its newline, in the exact form that `encodeLine` writes: the envelope's keys, each in its place, and the text that
 * `JSON.stringify(JSON.parse(text))` gives. Nothing where it is not in that form. Whose line it is, and whether `prev` and `hash` hold, is
 * the reader's to judge. `prefix` is that of the line before, if any: it saves looking again.
 */
export function decodeLine(text: string, prefix = ''): Line | undefined {
  const start = prefix !== '' && text.startsWith(prefix) ? prefix : origin.exec(text)?.[0];
  if (start === undefined) return undefined;
  head.lastIndex = start.length;
  const found = head.exec(text);
  if (!found) return undefined;
  const dataAt = head.lastIndex;
  const dataEnd = text.length - tailLength;
  const seen = found[7];
  const rare = seen !== undefined || found[0].includes('\\');
  if (!isExactObject(text, dataAt, dataEnd) || (rare && !isExactObject(text, 0, text.length)))
    return undefined;
  return {
    text,
    prefix: start,
    seq: Number(found[1]),
    id: found[2] as string,
    ts: found[3] as string,
    mono: found[4] as string,
    ms: Number(found[5]),
    counter: Number(found[6]),
    seen,
    actor: found[8] as string,
    type: found[9] as string,
    in: found[10],
    step: found[11],
    pass: found[12],
    redo: found[13],
    item: found[14],
    auto: found[15] !== undefined,
    occurred: found[16],
    data: text.slice(dataAt, dataEnd),
    tail: text.slice(dataEnd),
  };
}

/** The case and the writer that a prefix names. */
export function originOf(prefix: string): { case: string; w: string } {
  const [, caseId = '', w = ''] = origin.exec(prefix) ?? [];
  return { case: caseId, w };
}

/** The envelope that a line holds. */
export function envelopeOf(line: Line): Envelope {
  const { seq, id, ts, mono, ms, counter, seen } = line;
  return {
    ...originOf(line.prefix),
    seq,
    id,
    ts,
    mono: Number(mono),
    hlc: [ms, counter],
    ...(seen !== undefined && { seen: JSON.parse(seen) as NonNullable<Envelope['seen']> }),
    actor: JSON.parse(line.actor) as Actor,
    draft: {
      type: line.type,
      ...(line.step !== undefined && { at: placeOf(line, line.step) }),
      ...(line.auto && { auto: true }),
      ...(line.occurred !== undefined && { occurred: JSON.parse(line.occurred) as Occurred }),
      data: JSON.parse(line.data),
    } as Draft,
    prev: line.tail.slice(prevAt, prevAt + 64),
  };
}

/** What two lines with one id must have in common: all from `actor` to `data`. */
export function contentOf(line: Line): string {
  return line.text.slice(line.text.indexOf(',"actor":'), -tailLength);
}

function placeOf(line: Line, step: string) {
  return {
    in: line.in === undefined ? '' : (JSON.parse(line.in) as string),
    step: JSON.parse(step) as string,
    pass: Number(line.pass),
    redo: Number(line.redo ?? 0),
    ...(line.item !== undefined && { item: JSON.parse(line.item) as string }),
  };
}

const prevAt = ',"prev":"'.length;
const tailLength = prevAt + 64 + '","hash":"'.length + 64 + '"}'.length;

const ulid = '"([0-9A-HJKMNP-TV-Z]{26})"';
const milliseconds = '(?:0|[1-9][0-9]{0,11})(?:\\.[0-9]{0,2}[1-9])?';
const count = '(0|[1-9][0-9]{0,14})';
const string = '"[^"\\\\\\x00-\\x1f]*(?:\\\\.[^"\\\\\\x00-\\x1f]*)*"';
const time = '"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z)"';
const pin = '"[^"]+":\\[[0-9]+,"[0-9a-f]{64}"\\]';
const place = `(?:,"in":(${string}))?,"step":(${string}),"pass":${count}(?:,"redo":([1-9][0-9]{0,14}))?(?:,"item":(${string}))?`;

const origin = new RegExp(`^\\{"v":1,"case":${ulid},"w":"([a-z0-9@~._-]+)","seq":`);

/** What follows the origin, up to the data: every key in its place. */
const head = new RegExp(
  `${count},"id":${ulid},"ts":${time},"mono":(${milliseconds}),"hlc":\\[${count},${count}\\](?:,"seen":(\\{${pin}(?:,${pin})*\\}))?,` +
    `"actor":(\\{"name":${string}(?:,"role":${string})?\\}),"type":"([a-z.-]+)"(?:${place})?(,"auto":true)?` +
    `(?:,"occurred":(\\{"at":${string},"precision":${string}\\}))?,"data":`,
  'y',
);
