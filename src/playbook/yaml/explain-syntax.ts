import type { YAMLError } from 'yaml';
import type { OffsetFault } from '../finding.ts';
import { lineEnd, unquotedTemplate } from './yaml-traps.ts';

/**
 * Says in plain words what keeps a text from being YAML, and what its author most likely meant. `unclosed` is the offset of the
 * first quote or bracket that nothing closes.
 */
export function explainSyntax(
  { code, message, pos }: YAMLError,
  text: string,
  unclosed?: number,
): OffsetFault {
  const [start, end] = placeOf(pos, text);
  const template = templateNear(text, start);
  if (template !== undefined) return unquotedTemplate(text, template);
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return { ...colonInText, start, end: lineEnd(text, start) };
  if (unclosed !== undefined && unclosed < start) return notClosed(unclosed, text);
  const [said, help] = isTabbed(text, start) ? tabbed : explain(code, message, text, start);
  return { start, end, rule: 'yaml-syntax', message: `this is not YAML: ${said}`, help };
}

/** Never in the blanks that begin a line, and never of no length. */
function placeOf([from, until]: [number, number], text: string): [start: number, end: number] {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  const isIndent = text.slice(lineStart, from).trim() === '';
  const blanks = isIndent ? (/^[ \t]*/.exec(text.slice(from, lineEnd(text, from)))?.[0].length ?? 0) : 0;
  const start = from + blanks;
  return [start, Math.max(until, start + 1)];
}

function isTabbed(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ ]*\t/.test(text.slice(lineStart, offset));
}

const tabbed: [string, string] = ['the line is indented with a tab', 'indent with spaces'];

function notClosed(offset: number, text: string): OffsetFault {
  const mark = text[offset] ?? '';
  const isQuote = mark === '"' || mark === "'";
  const help = isQuote
    ? 'close it, or remove it'
    : 'close it; a `#` after a space begins a comment and hides what follows';
  return {
    start: offset,
    end: offset + 1,
    rule: 'yaml-syntax',
    message: `this is not YAML: ${isQuote ? 'a quotation mark' : `a \`${mark}\``} is opened here and not closed`,
    help,
  };
}

const colonInText = {
  rule: 'yaml-syntax',
  message: 'this is not YAML: a colon and a space inside a text begin a new key',
  help: 'quote the whole text; a key of its own stands on a line of its own, aligned with the others',
};

/** The first `{{` outside quotes on the line of the error. */
function templateNear(text: string, offset: number): number | undefined {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(from, lineEnd(text, offset));
  const bare = line.replace(/"(?:[^"\\]|\\.)*"|(?<![\w])'[^']*'/g, quoted => ' '.repeat(quoted.length));
  const at = bare.indexOf('{{');
  return at === -1 ? undefined : from + at;
}

function explain(
  code: YAMLError['code'],
  message: string,
  text: string,
  offset: number,
): [said: string, help: string] {
  switch (code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return ['a key goes over several lines', 'look for a colon inside a text, and quote the text'];
    case 'TAB_AS_INDENT':
      return tabbed;
    case 'BAD_INDENT':
      if (/flow/i.test(message)) return unclosed;
      return [
        'the line begins in a column that fits none of the lines above',
        'align it with the keys it belongs to',
      ];
    case 'BAD_SCALAR_START':
      return [`a text cannot begin with \`${text[offset] ?? ''}\``, 'quote the whole text'];
    case 'BAD_DQ_ESCAPE':
      return [
        'a backslash inside double quotes begins an escape, and there is none such',
        'use single quotes, or write the backslash twice',
      ];
    case 'NON_STRING_KEY':
      return ['a key is a text, not a map or a list', 'quote the whole text where a bracket begins one'];
    case 'KEY_OVER_1024_CHARS':
      return ['a key is longer than 1024 characters', 'look for a colon inside a text, and quote the text'];
    case 'MISSING_CHAR':
      return missing(message);
    case 'BLOCK_IN_FLOW':
      return [
        'inside brackets or braces a line stands as if it were outside',
        'close the bracket, or write one entry to a line without brackets',
      ];
    case 'UNEXPECTED_TOKEN':
      return unexpected(message);
    default:
      return [
        'it cannot be read from here on',
        'look for a missing quote, bracket or colon on this line and the one above',
      ];
  }
}

function missing(message: string): [string, string] {
  if (message.includes('quote'))
    return [
      'a quotation mark is opened and not closed',
      'close it, or remove it where the text continues on other lines',
    ];
  if (message.includes('Implicit map keys'))
    return [
      'a line without a colon stands among keys',
      'write `key: value`; a text of several lines begins with `|` or stands indented below its key',
    ];
  if (message.includes('without - indicator'))
    return [
      'an entry of a list does not begin with `-`',
      'begin it with `- `, or indent it below the entry it belongs to',
    ];
  if (message.includes('white space'))
    return ['a space is missing here', 'put a space before `#`, and after a tag or anchor'];
  if (message.includes('Missing , '))
    return [
      'a comma is missing between two entries',
      'separate entries with commas, and quote a text that holds a bracket or a colon',
    ];
  if (message.includes('Missing space after :'))
    return ['a space is missing after the colon', 'write `key: value`'];
  return unclosed;
}

const unclosed: [string, string] = [
  'a bracket or brace is opened and not closed',
  'close every `[` and `{`; a `#` after a space begins a comment and hides what follows',
];

function unexpected(message: string): [string, string] {
  if (message.includes('Block scalar header'))
    return ['text stands on the line of `|` or `>`', 'begin the text on the next line, indented'];
  if (message.includes('at node end') || message.includes('YAML stream')) {
    return [
      'the value ends before this',
      'quote the whole value; text after a quote or bracket is not part of it',
    ];
  }
  if (message.includes('flow'))
    return [
      'this does not belong between the brackets',
      'look for a comma too many or a bracket that is not closed',
    ];
  return [
    'this does not belong here',
    'look for a missing quote, bracket or colon on this line and the one above',
  ];
}
