import type { ASTNode } from '@marcbachmann/cel-js';
import type { Input } from '../../playbook/playbook.ts';
import type { ExpressionFinding } from '../finding.ts';
import type { ExpressionScope } from '../scope.ts';
import { childrenOf } from './children.ts';
import { finding } from './place.ts';

/** What a type error means, in the words of the playbook language. */
export function explainType(
  error: unknown,
  root: ASTNode,
  text: string,
  scope: ExpressionScope,
): ExpressionFinding {
  const {
    code = '',
    summary = String(error),
    node = root,
  } = error as { code?: string; summary?: string; node?: ASTNode };
  const message = inPlainWords(code, summary);
  return finding('expression-type', node, message, helpFor(node, text, scope));
}

/** The finding for an expression that gives another type than its place needs. */
export function wrongResult(
  type: string,
  root: ASTNode,
  text: string,
  scope: ExpressionScope,
): ExpressionFinding {
  const message = `This gives ${plainType(type)}, and true or false is needed`;
  const input = inputOf(root, text, scope);
  return finding('expression-type', root, message, input ? howToUse(input) : 'Compare it with something');
}

/** The finding for an expression whose value can be neither shown nor kept. */
export function noValue(type: string, root: ASTNode): ExpressionFinding {
  return finding(
    'expression-type',
    root,
    `This gives ${plainType(type)}, which is no value that a case can keep`,
  );
}

function inPlainWords(code: string, summary: string): string {
  const quoted = [...summary.matchAll(/'([^']+)'/g)].map(([, type]) => plainType(type));
  switch (code) {
    case 'no_such_overload':
      return operatorInPlainWords(summary);
    case 'no_matching_overload':
      return callInPlainWords(summary);
    case 'invalid_logical_operand':
      return `\`&&\` and \`||\` join what is true or false, not ${quoted[0]}`;
    case 'invalid_condition_type':
      return `This must be true or false, not ${quoted[0]}`;
    case 'incompatible_ternary_branches':
      return `Both sides of \`:\` must be of one type, not ${quoted.join(' and ')}`;
    case 'heterogeneous_list_element':
      return `A list holds values of one type, not ${quoted.join(' and ')}`;
    case 'invalid_comprehension_range':
      return `This must be a list, not ${quoted[0]}`;
    case 'invalid_index_type':
    case 'cannot_index_type':
      return `\`[...]\` takes a list and a whole number, not ${quoted[0]}`;
    default:
      return summary;
  }
}

function operatorInPlainWords(summary: string): string {
  const unary = /^no such overload: ([!-])(\S+)$/.exec(summary);
  if (unary) return `\`${unary[1]}\` does not take ${plainType(unary[2])}`;
  const [, left, sign, right] = /^no such overload: (.+) (\S+) (.+)$/.exec(summary) ?? [];
  return `\`${sign}\` does not take ${plainType(left)} and ${plainType(right)}`;
}

function callInPlainWords(summary: string): string {
  const [, receiver, name, given] = /'(?:(.+)\.)?_?(\w+)\((.*)\)'/.exec(summary) ?? [];
  const types = given ? ` with ${given.split(', ').map(plainType).join(' and ')}` : '';
  return `\`${name}\` does not work${receiver ? ` on ${plainType(receiver)}` : ''}${types}`;
}

/** A CEL type with its article. */
function plainType(type = ''): string {
  const item = /^list<(.+)>$/.exec(type)?.[1];
  if (item !== undefined)
    return Object.hasOwn(plainTypes, item) ? `a list of ${plainTypes[item]}s` : 'a list';
  if (type === 'bool') return 'true or false';
  return Object.hasOwn(plainTypes, type) ? `a ${plainTypes[type]}` : `a ${type}`;
}

const plainTypes: Record<string, string> = {
  string: 'text',
  int: 'number',
  double: 'number',
  bool: 'boolean',
  'google.protobuf.Timestamp': 'time',
  'google.protobuf.Duration': 'duration',
};

function helpFor(node: ASTNode, text: string, scope: ExpressionScope): string | undefined {
  if (node.op === '+') return 'Put a number or a time into a text with `string(...)`';
  const input = [node, ...childrenOf(node)]
    .map(part => inputOf(part, text, scope))
    .find(each => each !== undefined);
  return input && howToUse(input);
}

function inputOf(node: ASTNode, text: string, scope: ExpressionScope): Input | undefined {
  const name = text.slice(node.start, node.end);
  return node.op === 'id' && Object.hasOwn(scope.inputs, name) ? scope.inputs[name] : undefined;
}

function howToUse({ name, type, choices, many }: Input): string {
  if (many) return `\`${name}\` is a list: \`${name}.includes(...)\` looks into it`;
  switch (type) {
    case 'yes-no':
      return `\`${name}\` is "yes", "no" or "unknown": write \`${name} == "yes"\``;
    case 'choice':
      return `Write \`${name} == "${choices[0]}"\``;
    case 'number':
      return `\`${name}\` is a number: write \`${name} > 0\``;
    case 'boolean':
      return `\`${name}\` is true or false by itself`;
    case 'time':
      return `\`${name}\` is a time: compare it with \`now\` or \`timestamp("2026-11-01T03:14Z")\``;
    case 'duration':
      return `\`${name}\` is a duration: compare it with \`duration("72h")\``;
    case 'text':
    case 'ip':
    case 'hostname':
    case 'email':
    case 'url':
    case 'hash':
    case 'person':
    case 'file':
      return `\`${name}\` is a text: write \`${name} == "..."\``;
    default:
      return type satisfies never;
  }
}
