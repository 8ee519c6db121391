import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Shape } from './key-order.ts';

/** Puts the keys of a node, and of all within it, in their order; what an author named keeps its own. Depth is bounded already. */
export function orderKeys(node: unknown, shape: Shape, under?: 'key'): void {
  if (!isMap(node)) return;
  orderMap(node, shape, under === 'key' && !node.flow);
  for (const { key, value } of node.items) {
    const inside = shape.inside?.[nameOf(key)];
    if (!inside) continue;
    if ('map' in inside) orderKeys(value, inside.map, 'key');
    else
      for (const entry of entriesOf(value)) orderKeys(entry, inside.each(), isMap(value) ? 'key' : undefined);
  }
}

function entriesOf(value: unknown): unknown[] {
  if (isSeq(value)) return value.items;
  return isMap(value) ? value.items.map(({ value }) => value) : [];
}

function orderMap(map: YAMLMap, { keys }: Shape, underKey: boolean): void {
  const place = ({ key }: Pair) => {
    const at = keys.indexOf(nameOf(key));
    return at === -1 ? keys.length : at;
  };
  const [first] = map.items;
  const ordered = map.items.toSorted((a, b) => place(a) - place(b));
  if (!first || ordered.every((pair, i) => pair === map.items[i])) return;
  if (underKey) bindComment(map, first);
  map.items = ordered;
  const leading = ordered[0]?.key;
  if (isNode(leading)) leading.spaceBefore = false;
}

/** What stands above the first key is read as the map's, but was said of that key: there the map itself begins no line of its own. */
function bindComment(map: YAMLMap, { key }: Pair): void {
  if (!map.commentBefore || !isNode(key)) return;
  key.commentBefore = [map.commentBefore, key.commentBefore].filter(Boolean).join('\n');
  map.commentBefore = null;
}

function nameOf(key: unknown): string {
  return isScalar(key as Node) ? String((key as { value: unknown }).value) : '';
}
