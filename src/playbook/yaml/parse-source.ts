import { Composer, type Document } from 'yaml';
import type { Diagnostic } from '../diagnostic.ts';
import { findingFrom, type OffsetFault } from '../finding.ts';
import { limits } from '../limits.ts';
import { explainSyntax } from './explain-syntax.ts';
import { locator } from './locate.ts';
import { positions } from './positions.ts';
import { readData } from './read-data.ts';
import { readTokens, type Token } from './read-tokens.ts';
import type { Source } from './source.ts';
import { surveyTokens } from './survey-tokens.ts';
import { findUnsafe } from './unsafe-character.ts';

/**
 * Reads a YAML text that nobody vouches for. `source` is absent where the text is no YAML, too big, or holds what playbooks never
 * hold (anchors, tags, directives, a second document, invisible characters); a text that is no YAML gives one finding, its first.
 * With duplicate keys both are given: `source`, its data holding the first of each, and the findings.
 */
export function parseSource(text: string, file: string): { source?: Source; findings: Diagnostic[] } {
  const at = { file, text, range: positions(text) };
  const refuse = (...faults: OffsetFault[]) => ({ findings: faults.map(fault => findingFrom(at, fault)) });

  if (utf8Bytes(text) > limits.bytes) return refuse(tooLarge);
  const unsafe = unsafeFaults(text);
  if (unsafe.length > 0) return refuse(...unsafe);
  const { tokens, fault } = readTokens(text);
  if (fault) return refuse(fault);
  const survey = surveyTokens(tokens, text);
  if (survey.fatal) return refuse(...survey.faults);
  const document = compose(tokens, text.length);
  const error = firstError(document);
  if (error) return refuse(explainSyntax(error, text, survey.unclosed));

  const { data, faults } = readData(document.contents, survey.splitKeys);
  const source = { ...at, data, comments: survey.comments, ...locator(document.contents, at) };
  return { source, ...refuse(...survey.faults, ...faults) };
}

const tooLarge: OffsetFault = {
  start: 0,
  end: 0,
  rule: 'too-large',
  message: 'the file is larger than 1 MiB, the limit of a playbook file',
  help: 'move long texts to documents and link them under `references`',
};

/** Bytes of the text in UTF-8; exact only where it could matter. */
function utf8Bytes(text: string): number {
  return text.length * 3 <= limits.scalarBytes ? text.length : new TextEncoder().encode(text).length;
}

/** One for each line that has any, and no more than twenty. */
function unsafeFaults(text: string): OffsetFault[] {
  const runs = findUnsafe(text).filter(
    ({ offset }, i, all) => i === 0 || text.slice(all[i - 1]?.offset, offset).includes('\n'),
  );
  const shown = 20;
  return runs.slice(0, shown).map(({ offset, length, name }, i) => ({
    start: offset,
    end: offset + length,
    rule: 'unsafe-character',
    message: `an invisible or reordering character stands here, ${name}: what is shown would differ from what is read`,
    help:
      i === shown - 1 && runs.length > shown
        ? `remove it; ${runs.length - shown} more lines of this file have such characters`
        : 'remove it; where the character itself is meant, write its name',
    edits: /^[\u200b\u2060\ufeff]+$/.test(text.slice(offset, offset + length))
      ? [{ start: offset, end: offset + length, text: '' }]
      : undefined,
  }));
}

function compose(tokens: Token[], length: number): Document.Parsed {
  const composer = new Composer({ schema: 'failsafe', version: '1.2', uniqueKeys: false, stringKeys: true });
  const [document] = composer.compose(tokens, true, length);
  return document as Document.Parsed;
}

function firstError(document: Document.Parsed) {
  return [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0])[0];
}
