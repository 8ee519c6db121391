import { type CST, Lexer, Parser } from 'yaml';
import type { OffsetFault } from '../finding.ts';
import { limits } from '../limits.ts';

export type Token = CST.Token;

/**
 * Splits a text into YAML's concrete syntax, token by token, and stops where it holds too many or nests them too deeply: composing
 * such a text recurses, and can end the process.
 */
export function readTokens(text: string): { tokens: Token[]; fault?: OffsetFault } {
  const parser = new Parser();
  const tokens: Token[] = [];
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > limits.tokens) return { tokens, fault: tooMany(parser.offset) };
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > limits.levels && levels(parser.stack) > limits.levels) {
      return { tokens, fault: tooDeep(parser.offset) };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

function levels(stack: readonly Token[]): number {
  return stack.filter(
    ({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection',
  ).length;
}

function tooMany(offset: number): OffsetFault {
  return {
    start: offset,
    end: offset,
    rule: 'too-large',
    message: `the file holds more than ${limits.tokens} pieces of YAML, the limit of a playbook file`,
    help: 'split it into several playbooks',
  };
}

function tooDeep(offset: number): OffsetFault {
  return {
    start: offset - 1,
    end: offset,
    rule: 'too-deep',
    message: `maps and lists stand more than ${limits.levels} levels deep here, the limit of a playbook file`,
    help: 'move the inner steps to a phase or a playbook of their own',
  };
}
