import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Found } from '../judge.ts';

/** An error as Ajv gives it: where by a JSON pointer, and never a line. */
export interface AjvError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
}

/** What Ajv finds, with the line looked up for it: that of the unknown key, or else of the value. `if` only repeats what its branch says. */
export function placesOfErrors(path: string, errors: readonly AjvError[]): Found[] {
  const text = readFileSync(path, 'utf8');
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: false });
  return errors
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message = '', params }) => {
      const keys = instancePath
        .split('/')
        .slice(1)
        .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
      const node = document.getIn(
        keys.map(key => (/^\d+$/.test(key) ? Number(key) : key)),
        true,
      ) as Node | undefined;
      const extra = params.additionalProperty;
      const key = isMap(node)
        ? node.items.find(pair => isScalar(pair.key) && pair.key.value === extra)?.key
        : undefined;
      const offset = (isNode(key) ? key.range?.[0] : undefined) ?? node?.range?.[0] ?? 0;
      return {
        lines: [counter.linePos(offset).line],
        says: `${instancePath} ${message} ${JSON.stringify(params)}`,
      };
    });
}
