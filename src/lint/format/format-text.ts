import {
  isMap,
  type Node,
  parseDocument,
  type Scalar,
  type ScalarTag,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { parseSource } from '../../playbook/yaml/parse-source.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import type { FileKind } from '../kind-of-file.ts';
import { fileShapes } from './key-order.ts';
import { orderKeys } from './order-keys.ts';

/**
 * A file in the one layout that all have: keys in their order, two blanks a level, texts as they were written. Comments stay with
 * what they are about. `findings` are given in place of a text that is no YAML within bounds. Formatting twice changes nothing more.
 * Throws where the result would say something else, which no text is known to do.
 */
export function formatText(
  text: string,
  file: string,
  kind: FileKind,
): { text: string } | { findings: Diagnostic[] } {
  const { source, findings } = parseSource(text, file);
  if (!source || findings.length > 0) return { findings };
  let formatted = text.replace(/^\ufeff/, '');
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = formatted;
    formatted = layOutAnew(before, kind);
    if (formatted === before) break;
  }
  if (!saysTheSame(source, formatted)) throw new Error(`formatting ${file} would change what it says`);
  return { text: formatted };
}

/** A comment can move once more when what it was about has moved: two passes are known to be enough. */
const mostPasses = 5;

function layOutAnew(text: string, kind: FileKind): string {
  const document = parseDocument(text, {
    schema: 'failsafe',
    version: '1.2',
    uniqueKeys: false,
    stringKeys: true,
    customTags: tags =>
      tags.map(tag => (typeof tag === 'string' || tag.collection ? tag : layingOut(tag, text))),
  });
  visit(document, { Collection: (_, node) => layOut(node, text) });
  orderKeys(document.contents, fileShapes[kind]);
  return document.toString({ lineWidth: 0 });
}

/** The widest that a text or a list over several lines may become. */
const width = 120;

type Context = Parameters<NonNullable<ScalarTag['stringify']>>[1];

/** What stood on one line stays on one line; what was spread is spread anew. */
function layingOut(tag: ScalarTag, text: string): ScalarTag {
  return {
    ...tag,
    stringify: (item, context, ...callbacks) =>
      block(item, writtenAt(item, text), context.indent) ??
      tag.stringify?.(item, spread(item, text, context), ...callbacks) ??
      '',
  };
}

/** The same for maps and lists, and `[a, b]` but `{ a: b }`, as people write them. */
function layOut(node: YAMLMap | YAMLSeq, text: string): void {
  const write = node.toString.bind(node);
  const flowCollectionPadding = isMap(node) ? ' ' : '';
  node.toString = (context, ...callbacks) =>
    write(context && { ...spread(node, text, context), flowCollectionPadding }, ...callbacks);
}

function spread(node: Node, text: string, context: Context): Context {
  const lineWidth = writtenAt(node, text).includes('\n') ? width : 0;
  return { ...context, options: { ...context.options, lineWidth } };
}

function writtenAt({ range }: Node, text: string): string {
  return range ? text.slice(range[0], range[1]).trimEnd() : '';
}

/** The lines of a `>` or `|` text as they were broken, at their new indentation; undefined for a form that is rare. */
function block({ comment }: Scalar, written: string, indent: string): string | undefined {
  const [head = '', ...lines] = written.split(/\r?\n/);
  if (comment || !/^[>|]-?$/.test(head) || indent === '') return undefined;
  const depth = /^ */.exec(lines.find(line => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const body = lines.map(line => (line.length > depth ? indent + line.slice(depth) : ''));
  return depth === 0 ? undefined : [head, ...body].join('\n');
}

function saysTheSame(before: Source, formatted: string): boolean {
  const after = parseSource(formatted, before.file).source;
  return (
    after !== undefined &&
    same(before.data, after.data) &&
    commentsOf(before).join('\n') === commentsOf(after).join('\n')
  );
}

/** The order of keys is all that may differ. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
  );
}

function commentsOf({ comments }: Source): string[] {
  return comments.map(({ source }) => source.trim()).sort();
}
