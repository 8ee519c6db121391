import type { Expressions } from '../../expression/expressions.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingAt } from '../finding.ts';
import type { Written } from './gather-expressions.ts';

/** Checks each condition and each `{{ }}` against the names that are known where it stands. */
export function checkExpressions(written: readonly Written[], expressions: Expressions): Diagnostic[] {
  return written.flatMap(({ kind, text, source, path, scope }) => {
    const found =
      kind === 'condition' ? expressions.check(text, scope, 'bool') : expressions.checkTemplate(text, scope);
    return found.map(({ start, end, rule, message, help }) =>
      findingAt(source, source.locateWithin(path, start, end), {
        rule,
        message: midSentence(message),
        help: help && midSentence(help),
      }),
    );
  });
}

/** A finding is a clause after its rule's name, and begins like one. */
function midSentence(text: string): string {
  return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
