import { kindOfFile } from '../../src/lint/kind-of-file.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';
import type { Path, Source } from '../../src/playbook/yaml/source.ts';

/** A sound file, and the places in it where a mistake can be made. */
export interface Sheet {
  file: string;
  text: string;
  kind: string;
  source: Source;
  /** Of playbooks only. */
  playbook: Playbook | undefined;
  keys: Key[];
  scalars: Scalar[];
}

/** A key of a map, as offsets into the text. */
export interface Key {
  path: Path;
  name: string;
  start: number;
  end: number;
  /** It is the first of its map, so that a dash may stand before it. */
  first: boolean;
  /** Somewhere inside `{ }` or `[ ]`. */
  inFlow: boolean;
}

/** A text, number or word, with the key or index that leads to it. */
export interface Scalar {
  path: Path;
  key: string | number;
  value: string;
  start: number;
  end: number;
  style: 'plain' | 'quoted' | 'block';
  inFlow: boolean;
}

/** Reads a file that must have no faults. */
export function readSheet(file: string, text: string): Sheet {
  const { source } = parseSource(text, file);
  if (!source) throw new Error(`${file} is no YAML`);
  const kind = kindOfFile(text) ?? 'unknown';
  const playbook = kind === 'playbook' ? loadPlaybook(text, file).playbook : undefined;
  const sheet: Sheet = { file, text, kind, source, playbook, keys: [], scalars: [] };
  gather(sheet, source.data, [], false);
  return sheet;
}

/** The offsets of the key or value that a path leads to. */
export function placeOf(
  { source, text }: Pick<Sheet, 'source' | 'text'>,
  path: Path,
  part: 'key' | 'value',
): [number, number] {
  const { start, end } = source.locate(path, part);
  const lines = lineStarts(text);
  return [(lines[start.line - 1] ?? 0) + start.column - 1, (lines[end.line - 1] ?? 0) + end.column - 1];
}

/** The value that a path leads to. */
export function valueAt({ source }: Sheet, path: Path): unknown {
  return path.reduce<unknown>(
    (data, key) => (data as Record<string, unknown> | undefined)?.[key],
    source.data,
  );
}

function gather(sheet: Sheet, data: unknown, path: Path, inFlow: boolean): void {
  if (typeof data === 'string') sheet.scalars.push(scalarAt(sheet, data, path, inFlow));
  if (typeof data !== 'object' || data === null) return;
  const [start] = path.length > 0 ? placeOf(sheet, path, 'value') : [0];
  const flow = inFlow || '[{'.includes(sheet.text[start] ?? ' ');
  for (const [i, [name, value]] of Object.entries(data).entries()) {
    const inside = [...path, Array.isArray(data) ? i : name];
    if (!Array.isArray(data)) {
      const [start, end] = placeOf(sheet, inside, 'key');
      sheet.keys.push({ path: inside, name, start, end, first: i === 0, inFlow: flow });
    }
    gather(sheet, value, inside, flow);
  }
}

function scalarAt(sheet: Sheet, value: string, path: Path, inFlow: boolean): Scalar {
  const [start, end] = placeOf(sheet, path, 'value');
  const sign = sheet.text[start] ?? '';
  const style = '|>'.includes(sign) ? 'block' : '"\''.includes(sign) ? 'quoted' : 'plain';
  return { path, key: path.at(-1) ?? '', value, start, end, style, inFlow };
}

function lineStarts(text: string): number[] {
  const known = starts.get(text) ?? [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  starts.set(text, known);
  return known;
}

const starts = new Map<string, number[]>();
