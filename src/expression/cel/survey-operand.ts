import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from '../../nearest.ts';
import type { ExpressionFinding } from '../finding.ts';
import type { Choices } from './place.ts';
import { finding, isKnown, type Place, sourceOf } from './place.ts';
import { unknownInput } from './survey-name.ts';

type Survey = (node: ASTNode, place: Place) => ExpressionFinding[];

/**
 * One side of a comparison with `other`: a literal must be one of the other side's choices, and a word without quotes that
 * is no name was meant as a text, also where its hyphens read as subtraction.
 */
export function surveyOperand(
  node: ASTNode,
  other: ASTNode,
  choices: Choices | undefined,
  place: Place,
  survey: Survey,
): ExpressionFinding[] {
  if (node.op === 'value' && typeof node.args === 'string') return surveyWord(node, node.args, choices);
  const source = sourceOf(node, place);
  if (isUnknownWord(node, place) && (choices?.words.includes(source) || isMeantAsText(node, other, place))) {
    return [bareWord(node, source)];
  }
  return survey(node, place);
}

/** The finding for a word that should have been a text. */
export function bareWord(node: ASTNode, word: string): ExpressionFinding {
  return finding(
    'bare-word-in-expression',
    node,
    `\`${word}\` is not a name here`,
    `Write it in quotes: "${word}"`,
  );
}

/** Whether a part is a word that names nothing, or several of them with hyphens between. */
export function isUnknownWord(node: ASTNode, place: Place): boolean {
  if (node.op === '-') return node.args.every(part => isUnknownWord(part, place));
  return node.op === 'id' && !isKnown(sourceOf(node, place), place);
}

function isMeantAsText(node: ASTNode, other: ASTNode, place: Place): boolean {
  return !isUnknownWord(other, place) && unknownInput(node, sourceOf(node, place), place) === undefined;
}

function surveyWord(node: ASTNode, word: string, choices: Choices | undefined): ExpressionFinding[] {
  if (!choices || choices.words.includes(word)) return [];
  const near = nearest(word, choices.words);
  const help = near
    ? `Did you mean "${near}"?`
    : `Choose one of ${choices.words.map(each => `"${each}"`).join(', ')}`;
  return [finding('literal-not-a-choice', node, `\`${choices.of}\` is never "${word}"`, help)];
}
