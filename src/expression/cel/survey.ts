import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionFinding } from '../finding.ts';
import { childrenOf } from './children.ts';
import { choicesOf } from './choices.ts';
import type { Choices } from './place.ts';
import { finding, type Place, sourceOf } from './place.ts';
import { surveyCall } from './survey-call.ts';
import { surveyField, surveyName } from './survey-name.ts';
import { surveyOperand } from './survey-operand.ts';

/**
 * Goes over a parsed expression before the library checks its types: only what the language offers may stand in it, each
 * name must be known, and each literal must be an id that exists or a value that what it is compared with can have.
 */
export function survey(node: ASTNode, place: Place): ExpressionFinding[] {
  switch (node.op) {
    case 'value':
      return surveyLiteral(node, place);
    case 'id':
      return surveyName(node, place);
    case '.':
      return surveyField(node, place);
    case 'map':
    case '.?':
    case '[?]':
      return [finding('expression-syntax', node, `\`${sourceOf(node, place)}\` is not part of the language`)];
    case 'call':
    case 'rcall':
      return surveyCall(node, place, survey);
    case '==':
    case '!=':
      return [...compared(node.args[0], node.args[1], place), ...compared(node.args[1], node.args[0], place)];
    case 'in':
      return surveyMembership(node.args[0], node.args[1], place);
    default:
      return childrenOf(node).flatMap(child => survey(child, place));
  }
}

function surveyLiteral(node: ASTNode, place: Place): ExpressionFinding[] {
  if (node.args === null) {
    const help = 'Compare with a value; an unset one is asked for when the expression needs it';
    return [finding('expression-type', node, '`null` is no value here', help)];
  }
  if (typeof node.args !== 'object') return [];
  return [
    finding('expression-syntax', node, `\`${sourceOf(node, place)}\` is neither a text nor a plain number`),
  ];
}

function compared(node: ASTNode, other: ASTNode, place: Place): ExpressionFinding[] {
  return surveyOperand(node, other, choicesOf(other, place), place, survey);
}

function surveyMembership(item: ASTNode, list: ASTNode, place: Place): ExpressionFinding[] {
  const choices: Choices | undefined = choicesOf(item, place);
  const items = list.op === 'list' ? list.args : [];
  return [
    ...surveyOperand(item, list, choicesOf(list, place), place, survey),
    ...items.flatMap(each => surveyOperand(each, item, choices, place, survey)),
    ...(list.op === 'list' ? [] : survey(list, place)),
  ];
}
