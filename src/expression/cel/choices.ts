import type { ASTNode } from '@marcbachmann/cel-js';
import { outcomeWords } from '../outcome-words.ts';
import type { ExpressionScope } from '../scope.ts';
import { type Choices, type Place, sourceOf } from './place.ts';

/** The words that a part of an expression can have as value, or as items of its list; undefined where it is not so limited. */
export function choicesOf(node: ASTNode, place: Place): Choices | undefined {
  if (node.op === 'call' && node.args[0] === 'outcome') return outcomes(node.args[1][0], place.scope);
  if (node.op !== 'id') return undefined;
  const name = sourceOf(node, place);
  return place.bound.has(name) ? place.bound.get(name) : namedChoices(name, place.scope);
}

function namedChoices(name: string, scope: ExpressionScope): Choices | undefined {
  if (name === 'severity') return { of: 'severity', words: scope.severity };
  const input = Object.hasOwn(scope.inputs, name) ? scope.inputs[name] : undefined;
  if (input?.type === 'yes-no') return { of: name, words: ['yes', 'no', 'unknown'] };
  return input?.type === 'choice' ? { of: name, words: input.choices } : undefined;
}

function outcomes(id: ASTNode | undefined, scope: ExpressionScope): Choices | undefined {
  if (id?.op !== 'value' || typeof id.args !== 'string' || !Object.hasOwn(scope.steps, id.args))
    return undefined;
  return { of: `outcome("${id.args}")`, words: outcomeWords(scope.steps[id.args]) };
}
