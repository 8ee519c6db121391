import type { CST } from 'yaml';
import type { OffsetFault } from '../finding.ts';
import { limits } from '../limits.ts';

/** `%YAML 1.1` would turn `yes` into true behind the author's back. */
export function directive({ offset, source }: CST.Directive): OffsetFault {
  return {
    ...span(offset, source),
    rule: 'yaml-syntax',
    message: `the directive \`${clip(source)}\` changes how YAML is read, and playbooks are read in one way only`,
    help: 'remove the line',
  };
}

/** Anything after the first document would be ignored in silence. It begins with `---`, or with any text behind `...`. */
export function secondDocument({ offset }: CST.Document, text: string): OffsetFault {
  return {
    start: offset,
    end: offset + (/^.{1,3}/.exec(text.slice(offset, offset + 3))?.[0].length ?? 0),
    rule: 'yaml-syntax',
    message: 'a second document begins here, and a file holds one',
    help: 'put it into a file of its own',
  };
}

export function tooManyNodes(offset: number): OffsetFault {
  return {
    start: offset,
    end: offset + 1,
    rule: 'too-large',
    message: `the file holds more than ${limits.nodes} keys, values and lists, the limit of a playbook file`,
    help: 'split it into several playbooks',
  };
}

export function longScalar(offset: number): OffsetFault {
  return {
    start: offset,
    end: offset + 1,
    rule: 'too-large',
    message: 'this text is longer than 64 KiB, the limit of one value',
    help: 'move it to a document and link it under `references`',
  };
}

export function anchor({ offset, source }: CST.SourceToken): OffsetFault {
  return {
    ...span(offset, source),
    rule: 'anchors-and-aliases',
    message: `\`${clip(source)}\` is an anchor in YAML, and a playbook is read without jumping about`,
    help: 'write the value out where it is used, share steps with `include`, or quote a text that begins with `&`',
    related: [],
  };
}

export function alias({ offset, source }: CST.FlowScalar): OffsetFault {
  return {
    ...span(offset, source),
    rule: 'anchors-and-aliases',
    message: `\`${clip(source)}\` is an alias in YAML, and nothing here has that anchor`,
    help: 'quote a text that begins with `*`',
  };
}

export function mergeKey({ offset, source }: CST.FlowScalar): OffsetFault {
  return {
    ...span(offset, source),
    rule: 'anchors-and-aliases',
    message: '`<<` merges another map in, and a playbook is read without jumping about',
    help: 'write the keys out, or share steps with `include`',
  };
}

/** `when: !contained` is a tag with no value to YAML, not an expression. */
export function tag({ offset, source }: CST.SourceToken, text: string): OffsetFault {
  const line = text
    .slice(offset, lineEnd(text, offset))
    .replace(/\s+#.*$/, '')
    .trimEnd();
  return {
    start: offset,
    end: offset + line.length,
    rule: 'tag-not-expression',
    message: `YAML reads \`${clip(source)}\` as a tag, so that it is not part of the value`,
    help: source.startsWith('!!')
      ? 'remove the tag'
      : `quote the whole value: '${clip(line.replaceAll("'", "''"))}'`,
    edits: isExpression(text, offset, line)
      ? [{ start: offset, end: offset + line.length, text: `'${line}'` }]
      : undefined,
  };
}

/** Whether the tag can only be the beginning of a condition: `when: !contained`, alone on its line. */
function isExpression(text: string, offset: number, value: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset) + 1, offset);
  return /^[ -]*(?:when|applies_when|until):[ ]+$/.test(line) && /^![A-Za-z(][^[\]{},"'#:]*$/.test(value);
}

/** `to: {{ reporter }}` is a map within a map to YAML. */
export function templateAsMap(map: CST.FlowCollection, text: string): OffsetFault | undefined {
  if (map.start.source !== '{') return undefined;
  const first = map.items[0];
  const inner = first?.key ?? first?.value;
  if (inner?.type !== 'flow-collection' || inner.offset !== map.offset + 1 || inner.start.source !== '{')
    return undefined;
  return unquotedTemplate(text, map.offset);
}

/** `{ to: Dear {{ reporter }} }`: inside a flow map a brace ends the text. */
export function templateInFlow({ end }: CST.FlowScalar, text: string): OffsetFault | undefined {
  const brace = end?.find(({ type }) => type === 'flow-map-start');
  if (!brace || text[brace.offset + 1] !== '{') return undefined;
  return unquotedTemplate(text, brace.offset);
}

/** The fault of a template at `offset` that stands outside quotes. */
export function unquotedTemplate(text: string, offset: number): OffsetFault {
  const closed = text.indexOf('}}', offset);
  const end = closed === -1 || closed > lineEnd(text, offset) ? offset + 2 : closed + 2;
  return {
    start: offset,
    end,
    rule: 'unquoted-template',
    message: 'YAML reads a template outside quotes as a map',
    help: `put the whole value in quotes: "${clip(text.slice(offset, end))}"`,
    edits: isWholeValue(text, offset, end)
      ? [
          { start: offset, end: offset, text: '"' },
          { start: end, end, text: '"' },
        ]
      : undefined,
  };
}

/** Whether nothing but the template stands between its key and the end of the line, or of its entry between brackets. */
function isWholeValue(text: string, start: number, end: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return (
    /^[\w {},:[\]-]*[\w"'-]+:[ ]+$/.test(line) &&
    /^\{\{[^"'\\{}]*\}\}$/.test(text.slice(start, end)) &&
    /^[ \t]*(?:[,}\]\r\n]|$)/.test(text.slice(end))
  );
}

/** `{ ask: Check SPF, DKIM?, type: text }`: in a flow map a comma ends the text, and the rest becomes a key without a value. */
export function splitByComma(map: CST.FlowCollection): OffsetFault[] {
  if (map.start.source !== '{') return [];
  return map.items.flatMap(({ key, sep, value }, i) => {
    const before = map.items[i - 1];
    const bare = key?.type === 'scalar' && !value && !sep?.some(({ type }) => type === 'map-value-ind');
    if (!bare || !before?.key) return [];
    return [
      {
        ...span(key.offset, key.source),
        rule: 'split-by-comma',
        message: `inside \`{ }\` a comma ends the value, so that \`${clip(key.source)}\` is cut off as a key of its own`,
        help: 'quote the whole text, or write one key to a line without braces',
      },
    ];
  });
}

/** The offset at which the line of `offset` ends. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

function span(offset: number, source: string): { start: number; end: number } {
  return { start: offset, end: offset + source.length };
}

/** A piece of the author's text that fits into a sentence. */
export function clip(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}
