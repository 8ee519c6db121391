import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from '../../nearest.ts';
import type { ExpressionFinding } from '../finding.ts';
import { finding, isKnown, knownNames, type Place, sourceOf } from './place.ts';

/** A name that stands by itself must be that of an input, of `severity` or `now`, or bound around it. */
export function surveyName(node: ASTNode, place: Place): ExpressionFinding[] {
  const name = sourceOf(node, place);
  if (isKnown(name, place)) return [];
  return [
    unknownInput(node, name, place) ?? noInput(node, name, `If it is a text, write it in quotes: "${name}"`),
  ];
}

/** Values have no parts: what has a dot can only be the name of a fragment's input. */
export function surveyField(node: ASTNode, place: Place): ExpressionFinding[] {
  const name = sourceOf(node, place);
  return [unknownInput(node, name, place) ?? noInput(node, name)];
}

/** The finding for a name that is nearly a known one. */
export function unknownInput(node: ASTNode, name: string, place: Place): ExpressionFinding | undefined {
  const near = nearest(name, knownNames(place));
  return near === undefined ? undefined : noInput(node, name, `Did you mean \`${near}\`?`);
}

function noInput(node: ASTNode, name: string, help?: string): ExpressionFinding {
  return finding('unknown-input', node, `No input is called \`${name}\``, help);
}
