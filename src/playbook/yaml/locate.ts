import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Range } from '../diagnostic.ts';
import { scalarOffsets } from './scalar-offsets.ts';
import type { Path, Source } from './source.ts';

/** Finds the places of a document's parts by walking its nodes along a path: only findings ask, so that nothing is indexed. */
export function locator(
  contents: unknown,
  { text, range }: Pick<Source, 'text' | 'range'>,
): Pick<Source, 'locate' | 'locateWithin'> {
  /** One text can have many findings, and each asks where it stands. */
  const mapped = new WeakMap<object, ReturnType<typeof scalarOffsets>>();
  return {
    locate(path, part) {
      const found = walk(contents, path);
      return toRange(found, part === 'key' || !found.value || isEmpty(found.value));
    },
    locateWithin(path, start, end) {
      const { value } = walk(contents, path);
      if (!isScalar(value)) return this.locate(path, 'value');
      const offsets = mapped.get(value) ?? scalarOffsets(value as Parameters<typeof scalarOffsets>[0], text);
      mapped.set(value, offsets);
      return range(offsets(start), Math.max(offsets(end - 1) + 1, offsets(start) + 1));
    },
  };

  function toRange(found: Found, wantsKey: boolean): Range {
    const node = wantsKey ? (found.key ?? firstKey(found.value)) : found.value;
    const [start, end] = node?.range ?? [0, 0];
    return range(start, end);
  }
}

interface Found {
  /** The key that leads to the value; the entry itself in a list. */
  key?: Node;
  value?: Node;
}

/** As far as the path leads. */
function walk(contents: unknown, path: Path): Found {
  let found: Found = { value: contents as Node };
  for (const part of path) {
    const next = step(found.value, part);
    if (!next) return found;
    found = next;
  }
  return found;
}

function step(node: unknown, part: string | number): Found | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(part)] as Node | undefined;
    return value && { value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part)) as
    | Pair<Node, Node>
    | undefined;
  return pair && { key: pair.key, value: pair.value as Node };
}

/** What stands for a map or list that no key leads to: the first thing in it. */
function firstKey(node: Node | undefined): Node | undefined {
  if (isMap(node)) return (node.items[0]?.key as Node | undefined) ?? node;
  if (isSeq(node)) return firstKey(node.items[0] as Node | undefined) ?? node;
  return node;
}

function isEmpty(node: Node): boolean {
  return !node.range || node.range[0] === node.range[1];
}
