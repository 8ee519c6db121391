import type { ExpressionFinding } from '../finding.ts';
import { limits } from '../limits.ts';
import { type Token, tokensOf } from '../tokens.ts';

/** What a parse error means to a person who does not write CEL every day. */
export function explainSyntax(error: unknown, text: string): ExpressionFinding {
  const { code, start } = detailsOf(error);
  if (code === 'limit_exceeded')
    return at(text, start, 'The expression is too large', 'Split it over several steps');
  if (text.includes('{{')) {
    const help = 'Drop the braces: this is an expression already, not a text with templates';
    return at(text, text.indexOf('{{'), '`{{` cannot stand in an expression', help, 2);
  }
  const tokens = [...tokensOf(text)];
  const index = tokens.findIndex(token => token.end > start);
  const [before, here] = [tokens[index - 1], tokens[index]];
  if (!here)
    return at(text, text.length, 'The expression ends too early', 'Something is missing after the last sign');
  return foreignSign(text, before, here) ?? foreignWord(text, before, here) ?? unexpected(text, code, here);
}

function foreignSign(text: string, before: Token | undefined, here: Token): ExpressionFinding | undefined {
  if (here.text === '=') {
    const [from, written] =
      before?.text === '==' || before?.text === '!=' ? [before.start, `${before.text}=`] : [here.start, '='];
    const meant = before?.text === '!=' ? '!=' : '==';
    return at(text, from, `\`${written}\` compares nothing here`, `Write \`${meant}\``, written.length);
  }
  if (before?.text === '<' && here.text === '>')
    return at(text, before.start, '`<>` compares nothing here', 'Write `!=`', 2);
  if (here.text === '&' || here.text === '|') {
    return at(text, here.start, `\`${here.text}\` joins nothing here`, `Write \`${here.text}${here.text}\``);
  }
  if (/[‘’“”„«»`]/.test(here.text)) {
    return at(text, here.start, `\`${here.text}\` is not a quote here`, 'Write straight quotes: "..."');
  }
  if (here.kind === 'string' && !isClosed(here.text)) {
    return at(text, here.start, 'This text has no closing quote', undefined, here.text.length);
  }
  return undefined;
}

const foreignWords: Record<string, string> = { and: '&&', or: '||', not: '!', is: '==', equals: '==' };

/** `a and b` fails at `and`, `not a` behind `not`, which reads as a name. */
function foreignWord(text: string, before: Token | undefined, here: Token): ExpressionFinding | undefined {
  const token = [here, before].find(
    each => each?.kind === 'name' && Object.hasOwn(foreignWords, each.text.toLowerCase()),
  );
  if (!token) return undefined;
  const help = `Write \`${foreignWords[token.text.toLowerCase()]}\``;
  return at(
    text,
    token.start,
    `\`${token.text}\` is not a word of the expression language`,
    help,
    token.text.length,
  );
}

function unexpected(text: string, code: string, here: Token): ExpressionFinding {
  if (code === 'reserved_identifier') {
    return at(
      text,
      here.start,
      `\`${here.text}\` is reserved and names nothing`,
      undefined,
      here.text.length,
    );
  }
  if (code === 'invalid_escape_sequence')
    return at(
      text,
      here.start,
      'This text has a `\\` that escapes nothing',
      'Write `\\\\`',
      here.text.length,
    );
  return at(text, here.start, `\`${here.text}\` cannot stand here`, undefined, here.text.length);
}

function isClosed(text: string): boolean {
  return /^[bBrR]?(["'])[\s\S]*\1$/.test(text) && text.replace(/^[bBrR]/, '').length > 1;
}

function detailsOf(error: unknown): { code: string; start: number } {
  const { code, range } = error as { code?: string; range?: { start: number } };
  return { code: code ?? '', start: range?.start ?? 0 };
}

function at(text: string, start: number, message: string, help?: string, length = 1): ExpressionFinding {
  const end = Math.min(text.length, start + length);
  return { rule: 'expression-syntax', message, ...(help ? { help } : {}), start: Math.min(start, end), end };
}

/** The finding for a text that is longer than any expression may be. */
export function tooLong(text: string): ExpressionFinding {
  const message = `The expression has ${text.length} characters, more than ${limits.text}`;
  return {
    rule: 'expression-syntax',
    message,
    help: 'Split it over several steps',
    start: 0,
    end: text.length,
  };
}
