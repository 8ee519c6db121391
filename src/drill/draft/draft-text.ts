import { Document, isMap, isScalar, isSeq, type Pair, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ScenarioDocument } from '../scenario-document.ts';

/** A draft as a file: `heading` as comments before it, sections and injects apart, what is short on one line. `tocsin fmt` lays it out. */
export function draftText(document: ScenarioDocument, heading: readonly string[]): string {
  const yaml = new Document(typed(document), { compat: 'yaml-1.1', version: '1.2' });
  yaml.commentBefore = heading
    .flatMap(folded)
    .map(line => ` ${line}`)
    .join('\n');
  visit(yaml, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = 'BLOCK_LITERAL';
    },
    Map: (_, map, path) => {
      const [parent] = path.slice(-1);
      if (path.length > 1 && isShort(map)) map.flow = true;
      if (isSeq(parent) && parent.items[0] !== map && !map.flow) map.spaceBefore = isInject(map);
    },
    Seq: (_, seq) => {
      if (seq.items.every(isScalar) && isShort(seq)) seq.flow = true;
    },
  });
  for (const pair of (yaml.contents as YAMLMap).items) apart(pair);
  return yaml.toString({ lineWidth: width, flowCollectionPadding: true });
}

const width = 120;

/** A line of the heading as several, each of which has room. */
function folded(line: string): string[] {
  const rows: string[] = [];
  for (const word of line.split(' ')) {
    const row = rows.at(-1);
    if (row !== undefined && row.length + word.length < width - 4) rows[rows.length - 1] = `${row} ${word}`;
    else rows.push(row === undefined ? word : `  ${word}`);
  }
  return rows;
}

/** What has room on a line with its indentation. */
function isShort(node: YAMLMap | YAMLSeq): boolean {
  const text = JSON.stringify(node);
  return (
    text.length < width - 20 &&
    !text.includes('\\n') &&
    !(isMap(node) && node.has('text') && node.has('type'))
  );
}

function isInject(map: YAMLMap): boolean {
  return map.has('type') && map.has('text');
}

/** Lists over several lines stand apart. */
function apart({ key, value }: Pair<unknown, unknown>): void {
  if (isScalar(key) && isSeq(value) && !value.flow) key.spaceBefore = true;
}

/** Every scalar of a document is text; what the format takes for a number or a truth is written as one. */
function typed(document: ScenarioDocument): unknown {
  const { clock, roles, injects } = document;
  return {
    ...document,
    'tocsin-scenario': 1,
    clock: { ...clock, ...(clock.scale !== undefined && { scale: Number(clock.scale) }) },
    ...(roles && { roles: roles.map(role => ({ ...role, ...('required' in role && { required: true }) })) }),
    injects: injects.map(inject => ({
      ...inject,
      ...(inject.expect && {
        expect: inject.expect.map(each => ({ ...each, ...('critical' in each && { critical: true }) })),
      }),
    })),
  };
}
