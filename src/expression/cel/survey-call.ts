import type { ASTNode } from '@marcbachmann/cel-js';
import { nearest } from '../../nearest.ts';
import type { ExpressionFinding, ExpressionRule } from '../finding.ts';
import type { ExpressionScope } from '../scope.ts';
import { parseDuration } from '../values/duration.ts';
import { parseTime } from '../values/time.ts';
import { choicesOf } from './choices.ts';
import { finding, isKnown, type Place, sourceOf } from './place.ts';
import { bareWord, isUnknownWord, surveyOperand } from './survey-operand.ts';
import { type Callable, callableFor, vocabulary } from './vocabulary.ts';

type Survey = (node: ASTNode, place: Place) => ExpressionFinding[];
type Call = Extract<ASTNode, { op: 'call' | 'rcall' }>;

/** A call must be one that the language has; the id it takes must exist; a list is walked only outside another walk. */
export function surveyCall(node: Call, place: Place, survey: Survey): ExpressionFinding[] {
  const form = node.op === 'call' ? 'function' : 'method';
  const name = node.args[0];
  const receiver = node.op === 'rcall' ? [node.args[1]] : [];
  const given = node.op === 'rcall' ? node.args[2] : node.args[1];
  const callable = callableFor(name, form, given.length);
  if (!callable) return [noSuchCall(node, name, form)];
  const before = receiver.flatMap(part => survey(part, place));
  if (callable.idOf) return [...before, ...surveyId(given[0] as ASTNode, callable.idOf, name, place)];
  if (callable.walks) return [...before, ...surveyWalk(node, receiver[0] as ASTNode, given, place, survey)];
  return [...before, ...surveyGiven(name, receiver[0], given, place, survey)];
}

function noSuchCall(node: ASTNode, name: string, form: Callable['form']): ExpressionFinding {
  const entries = Object.hasOwn(vocabulary, name) ? (vocabulary[name] ?? []) : [];
  const sameForm = entries.find(entry => entry.form === form);
  if (sameForm) {
    const message = `\`${name}\` takes ${sameForm.takes.join(' or ')} argument${sameForm.takes.at(-1) === 1 ? '' : 's'}`;
    return finding('expression-type', node, message);
  }
  if (entries[0]) {
    const shape = entries[0].form === 'method' ? `value.${name}(...)` : `${name}(...)`;
    return finding('expression-type', node, `\`${name}\` is not written like this`, `Write \`${shape}\``);
  }
  const near = nearest(name, Object.keys(vocabulary));
  return finding(
    'expression-type',
    node,
    `No function is called \`${name}\``,
    near && `Did you mean \`${near}\`?`,
  );
}

function surveyId(
  node: ASTNode,
  kind: NonNullable<Callable['idOf']>,
  name: string,
  place: Place,
): ExpressionFinding[] {
  if (isUnknownWord(node, place)) return [bareWord(node, sourceOf(node, place))];
  if (node.op !== 'value' || typeof node.args !== 'string') {
    const help = `Write \`${name}("...")\``;
    return [finding('expression-type', node, `\`${name}\` takes the id of a ${kind}, in quotes`, help)];
  }
  const known = idsOf(kind, place.scope);
  if (known.includes(node.args)) return [];
  const near = nearest(node.args, known);
  const message =
    kind === 'evidence' ? `No evidence has the id "${node.args}"` : `No ${kind} is called "${node.args}"`;
  return [finding(ruleFor(kind, near, place.scope), node, message, near && `Did you mean "${near}"?`)];
}

function idsOf(
  kind: NonNullable<Callable['idOf']>,
  { steps, milestones, evidence }: ExpressionScope,
): string[] {
  switch (kind) {
    case 'step':
      return Object.keys(steps);
    case 'milestone':
      return milestones;
    case 'step or milestone':
      return [...Object.keys(steps), ...milestones];
    case 'evidence':
      return evidence;
    default:
      return kind satisfies never;
  }
}

function ruleFor(
  kind: Callable['idOf'],
  near: string | undefined,
  { milestones }: ExpressionScope,
): ExpressionRule {
  if (kind === 'evidence') return 'unknown-evidence';
  if (kind === 'milestone') return 'unknown-milestone';
  return kind === 'step or milestone' && milestones.includes(near ?? '')
    ? 'unknown-milestone'
    : 'unknown-step';
}

function surveyWalk(
  node: ASTNode,
  list: ASTNode,
  given: ASTNode[],
  place: Place,
  survey: Survey,
): ExpressionFinding[] {
  const [variable, ...bodies] = given as [ASTNode, ...ASTNode[]];
  const name = sourceOf(variable, place);
  if (place.bound.size > 0) {
    const help = 'Walk one list, and look into the other with `in`';
    return [finding('expression-type', node, 'A list cannot be walked inside the walk of another', help)];
  }
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    return [
      finding('expression-syntax', variable, `\`${name}\` cannot name an item`, 'Write a name in lower case'),
    ];
  }
  if (isKnown(name, place)) {
    return [
      finding('expression-syntax', variable, `\`${name}\` is a name already`, 'Call the item something else'),
    ];
  }
  const inside = { ...place, bound: new Map([[name, choicesOf(list, place)]]) };
  return bodies.flatMap(body => survey(body, inside));
}

function surveyGiven(
  name: string,
  receiver: ASTNode | undefined,
  given: ASTNode[],
  place: Place,
  survey: Survey,
): ExpressionFinding[] {
  const [first] = given;
  if (name === 'includes' && receiver && first) {
    return surveyOperand(first, receiver, choicesOf(receiver, place), place, survey);
  }
  const fault =
    first?.op === 'value' && typeof first.args === 'string' ? faultOf(name, first.args, place) : undefined;
  if (first && fault) return [finding(fault[0], first, fault[1], fault[2])];
  return given.flatMap(part => survey(part, place));
}

/** What is wrong with a literal that `matches`, `duration` or `timestamp` will read. */
function faultOf(
  name: string,
  literal: string,
  { compilePattern }: Place,
): [ExpressionRule, string, string?] | undefined {
  if (name === 'duration' && parseDuration(literal) === undefined) {
    return [
      'expression-type',
      `"${literal}" is not a duration`,
      'Write one such as "90s", "15m", "72h" or "30d"',
    ];
  }
  if (name === 'timestamp' && parseTime(literal) === undefined) {
    return [
      'expression-type',
      `"${literal}" is not a time with a zone`,
      'Write one such as "2026-11-01T03:14Z"',
    ];
  }
  const pattern = name === 'matches' ? compilePattern(literal) : undefined;
  return pattern && 'error' in pattern
    ? ['expression-syntax', `This pattern cannot be used: ${pattern.error}`]
    : undefined;
}
