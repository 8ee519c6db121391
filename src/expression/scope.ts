import type { Input, Playbook, Step } from '../playbook/playbook.ts';

/** The names and ids that an expression may use, and what each can be. */
export interface ExpressionScope {
  /** Inputs by name, and the names that `each` gives. */
  inputs: Record<string, Input>;
  steps: Record<string, { kind: string; options?: string[] }>;
  milestones: string[];
  evidence: string[];
  /** The severities' ids, worst first. */
  severity: string[];
}

/** Names that expressions have whatever the playbook says; no input can take them. */
export const builtInNames: readonly string[] = ['now', 'severity', 'true', 'false', 'null', 'in'];

/**
 * The scope of the step `at`: the inputs, and the names of every `each` around it. Without `at`, the names of all `each` of the
 * playbook are in it: what the engine evaluates with. The same scope object is given for the same place.
 */
export function scopeOf(playbook: Playbook, at?: string): ExpressionScope {
  const known = scopes.get(playbook) ?? new Map<string, ExpressionScope>();
  scopes.set(playbook, known);
  const steps = at === undefined ? Object.values(playbook.steps) : stepsAround(playbook, at);
  const names = steps.flatMap(step => step.each ?? []);
  const key = JSON.stringify(names);
  const scope = known.get(key) ?? makeScope(playbook, names);
  known.set(key, scope);
  return scope;
}

const scopes = new WeakMap<Playbook, Map<string, ExpressionScope>>();

function stepsAround(playbook: Playbook, at: string): Step[] {
  const around: Step[] = [];
  let step = playbook.steps[at];
  while (step && !around.includes(step)) {
    around.push(step);
    const owner = playbook.lists[step.list]?.owner;
    step = owner === undefined ? undefined : playbook.steps[owner];
  }
  return around;
}

function makeScope(playbook: Playbook, each: { name: string; of: string }[]): ExpressionScope {
  const items = [...each]
    .reverse()
    .map(({ name, of }): [string, Input] => [name, itemOf(playbook, name, of)]);
  const steps = Object.values(playbook.steps);
  return {
    inputs: Object.fromEntries(
      [...items, ...Object.entries(playbook.inputs)].filter(([name]) => isFree(name)),
    ),
    steps: Object.fromEntries(steps.map(step => [step.id, kindOf(step)])),
    milestones: playbook.milestones,
    evidence: steps.flatMap(step => step.collect.map(({ id }) => id)),
    severity: playbook.severity.map(({ id }) => id),
  };
}

function isFree(name: string): boolean {
  return !builtInNames.includes(name);
}

function itemOf(playbook: Playbook, name: string, of: string): Input {
  const list = Object.hasOwn(playbook.inputs, of) ? playbook.inputs[of] : undefined;
  return {
    ...(list ?? { ask: of, type: 'text', choices: [], required: false, sensitive: false }),
    name,
    many: false,
  };
}

function kindOf(step: Step): ExpressionScope['steps'][string] {
  return step.kind === 'decision'
    ? { kind: step.kind, options: step.options.map(({ id }) => id) }
    : { kind: step.kind };
}
