import { mentions } from '../../expression/names.ts';
import { scopeOf } from '../../expression/scope.ts';
import { parseTemplate } from '../../expression/template.ts';
import { type Token, tokensOf } from '../../expression/tokens.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';

/** What the flow at a step depends on: what its conditions look at, and the list that it is opened for. */
export interface Reads {
  inputs: Set<string>;
  /** Ids in `outcome("...")`. */
  outcomes: Set<string>;
  /** Ids in `passes("...")`, each with the number of passes from which on it makes no difference. */
  passes: Map<string, number>;
  milestones: Set<string>;
  evidence: Set<string>;
  severity: boolean;
}

/** The conditions that decide where a case goes; what is only suggested or shown decides nothing. */
export function conditionsOf(step: Step): string[] {
  const until = step.kind === 'wait' ? step.until : undefined;
  return [step.when, until].filter(text => text !== undefined);
}

export function readsOfStep(playbook: Playbook, step: Step): Reads {
  const reads = newReads();
  if (step.each) reads.inputs.add(step.each.of);
  for (const text of conditionsOf(step)) readCondition(playbook, text, reads);
  return reads;
}

export function readsOfText(playbook: Playbook, text: string): Reads {
  const reads = newReads();
  readCondition(playbook, text, reads);
  return reads;
}

/** The inputs that a text's `{{ }}` look at. */
export function templateInputs(playbook: Playbook, text: string): string[] {
  return parseTemplate(text).flatMap(segment =>
    segment.kind === 'expression' ? mentions(segment.text, scopeOf(playbook)).map(({ name }) => name) : [],
  );
}

/** What quotes hold, and the numbers, of an expression: what its names are compared with. */
export function literalsIn(text: string): string[] {
  return [...tokensOf(text)].flatMap(token =>
    token.kind === 'string' ? unquoted(token) : token.kind === 'number' ? token.text : [],
  );
}

function newReads(): Reads {
  return {
    inputs: new Set(),
    outcomes: new Set(),
    passes: new Map(),
    milestones: new Set(),
    evidence: new Set(),
    severity: false,
  };
}

function readCondition(playbook: Playbook, text: string, reads: Reads): void {
  const tokens = [...tokensOf(text)];
  for (const { name } of mentions(text, scopeOf(playbook))) reads.inputs.add(listBehind(playbook, name));
  const numbers = tokens.flatMap(({ kind, text }) => (kind === 'number' ? Number.parseInt(text, 10) : []));
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'name') continue;
    if (token.text === 'severity') reads.severity = true;
    const argument = tokens[index + 1]?.text === '(' ? tokens[index + 2] : undefined;
    if (argument?.kind !== 'string') continue;
    const id = unquoted(argument);
    if (token.text === 'outcome') reads.outcomes.add(id);
    if (token.text === 'passes') reads.passes.set(id, Math.max(1, ...numbers) + 1);
    if (token.text === 'reached' || token.text === 'time_of') reads.milestones.add(id);
    if (token.text === 'has_evidence') reads.evidence.add(id);
  }
}

/** The name that an `each` gives is a value of its list. */
function listBehind({ inputs, steps }: Playbook, name: string): string {
  if (inputs[name]) return name;
  return Object.values(steps).find(({ each }) => each?.name === name)?.each?.of ?? name;
}

function unquoted({ text }: Token): string {
  return text.replace(/^[bBrR]?("""|'''|["'])([\s\S]*)\1$/, '$2');
}
