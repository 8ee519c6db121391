import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import type { OffsetFault } from '../finding.ts';
import { codePointName, findUnsafe } from './unsafe-character.ts';
import { clip } from './yaml-traps.ts';

/**
 * The plain data of a document: maps, lists, texts as written, and null where nothing was written. Depth is bounded already.
 * A key that stands twice keeps its first value; keys in `splitKeys` (by offset) are left out.
 */
export function readData(
  contents: unknown,
  splitKeys: ReadonlySet<number>,
): { data: unknown; faults: OffsetFault[] } {
  const reading: Reading = { splitKeys, faults: [] };
  return { data: readNode(contents, reading), faults: reading.faults };
}

interface Reading {
  splitKeys: ReadonlySet<number>;
  faults: OffsetFault[];
}

function readNode(node: unknown, reading: Reading): unknown {
  if (isScalar(node)) return readScalar(node, reading);
  if (isMap(node)) return readMap(node, reading);
  if (isSeq(node)) return node.items.map(item => readNode(item, reading));
  return null;
}

function readScalar(scalar: Scalar, { faults }: Reading): string | null {
  const text = String(scalar.value);
  if (text === '' && (scalar.type === 'PLAIN' || scalar.type === undefined)) return null;
  if (scalar.type === 'QUOTE_DOUBLE') faults.push(...escapedUnsafe(scalar, text));
  return text;
}

/** The text itself was searched before; `"\u202e"` only shows once it is read. */
function escapedUnsafe(scalar: Scalar, text: string): OffsetFault[] {
  const [unsafe] = findUnsafe(text);
  if (!unsafe) return [];
  return [
    {
      ...place(scalar),
      rule: 'unsafe-character',
      message: `an escape in this text stands for an invisible or reordering character: ${codePointName(text.slice(unsafe.offset))}`,
      help: 'remove the escape; where the character itself is meant, write its name',
    },
  ];
}

function readMap(map: YAMLMap, reading: Reading): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const seen = new Map<string, Pair>();
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const fault = keyFault(pair, key, seen.get(key), reading);
    if (fault === 'skip') continue;
    if (fault) {
      reading.faults.push(fault);
      continue;
    }
    seen.set(key, pair);
    data[key] = readNode(pair.value, reading);
  }
  return data;
}

function keyFault(
  pair: Pair,
  key: string,
  first: Pair | undefined,
  { splitKeys }: Reading,
): OffsetFault | 'skip' | undefined {
  const { start, end } = place(pair.key);
  if (splitKeys.has(start)) return 'skip';
  if (inherited.has(key)) {
    return { start, end, rule: 'schema', message: `\`${key}\` cannot be a key`, help: 'choose another name' };
  }
  if (!first) return undefined;
  return {
    start,
    end,
    rule: 'duplicate-key',
    message: `the key \`${clip(key)}\` stands twice in this map, and only one could hold`,
    help: 'remove one, or join the two',
    related: [{ ...place(first.key), message: 'it stands here first' }],
  };
}

/** Keys that mean something to JavaScript itself. */
const inherited = new Set(['__proto__', 'constructor', 'prototype']);

function place(node: unknown): { start: number; end: number } {
  const [start, end] = (node as Node).range ?? [0, 0];
  return { start, end };
}
