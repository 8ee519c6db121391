import { Document, isMap, isNode, isScalar, isSeq, parseDocument, YAMLMap, YAMLSeq } from 'yaml';
import { UsageError } from '../errors.ts';
import { given } from '../given.ts';
import { loadWorkspace } from './load-workspace.ts';
import type { Risk } from './workspace.ts';

/**
 * The text of a workspace with one risk as it is now: the one of its id is written anew, key by key, or it is added behind the others.
 * Only the part `risks` is laid out anew; comments in it stay. Throws where the result would not be read as that risk.
 */
export function writeRisk(text: string, risk: Risk): string {
  const document = parseDocument(text, { schema: 'failsafe', stringKeys: true });
  const { contents } = document;
  if (!isMap(contents)) throw new Error('a workspace is a map');
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === 'risks');
  const risks = isSeq(pair?.value) ? pair.value : new YAMLSeq();
  const known = risks.items.find(item => isMap(item) && item.get('id') === risk.id);
  const entry = isMap(known) ? known : new YAMLMap();
  if (!known) risks.add(entry);
  entry.flow = false;
  for (const [key, value] of Object.entries(entryOf(risk))) setIn(entry, key, texts(value), document);
  const written = pair ? replacePart(text, pair, risks) : `${text.trimEnd()}\n\n${partOf(risks)}`;
  checked(written, risk);
  return written;
}

function entryOf({ playbooks, controls, reviews, ...rest }: Risk): Record<string, unknown> {
  return given({
    ...rest,
    playbooks: playbooks.length > 0 ? playbooks : undefined,
    controls: controls.length > 0 ? controls : undefined,
    reviews: reviews.length > 0 ? reviews : undefined,
  });
}

/** What stays the same stays as it is written; a text that changes keeps its comment. */
function setIn(entry: YAMLMap, key: string, value: unknown, document: Document): void {
  const node = entry.get(key, true);
  const before = isNode(node) ? JSON.stringify(node.toJS(document)) : undefined;
  if (before === JSON.stringify(value)) return;
  if (isScalar(node) && typeof value === 'string') node.value = value;
  else entry.set(key, document.createNode(value));
}

/** The same with a text in place of each number. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, texts(inside)]));
}

interface Part {
  key: unknown;
  value: unknown;
}

function replacePart(text: string, { key, value }: Part, risks: YAMLSeq): string {
  const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
  const end = isSeq(value) || isScalar(value) ? (value.range?.[2] ?? text.length) : text.length;
  const rest = text.slice(end);
  return `${text.slice(0, start)}${partOf(risks)}${rest.startsWith('\n') || rest === '' ? rest : `\n${rest}`}`;
}

function partOf(risks: YAMLSeq): string {
  // Every scalar is a text here, so that none gets quotes that it did not have.
  const part = new Document(new YAMLMap(), { schema: 'failsafe' });
  (part.contents as YAMLMap).set('risks', risks);
  risks.flow = false;
  return part.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** What people write may hold what no file of ours may, such as characters that nobody sees. */
function checked(written: string, risk: Risk): void {
  const { workspace, findings } = loadWorkspace(written, 'tocsin.yaml');
  const [first] = findings;
  if (first)
    throw new UsageError(
      `the risk \`${risk.id}\` cannot be written so: ${first.message}.`,
      'Nothing was written.',
    );
  const read = workspace?.risks.find(({ id }) => id === risk.id);
  if (!read || inOrder(read) !== inOrder(risk))
    throw new Error(`the risk ${risk.id} would be written as something else`);
}

/** As JSON, with the keys of maps in the order of the alphabet. */
function inOrder(value: object): string {
  return JSON.stringify(value, (_, inside) =>
    inside !== null && typeof inside === 'object' && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inside,
  );
}
