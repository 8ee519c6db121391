import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a person reads of a playbook, as its case carries it compiled; templates stand in the texts as they were written. */
export interface CasePlaybook {
  /** The label of an option of a step. */
  label(step: string, option: string): string | undefined;
  /** What is asked for the steps' sake, in any of them. */
  questions: readonly string[];
}

/** Reads the compiled playbook of a case without the product's own reader; undefined where there is none yet. */
export function readCasePlaybook(dir: string): CasePlaybook | undefined {
  const folder = join(dir, 'playbook');
  const name = existsSync(folder)
    ? readdirSync(folder).find(file => /^compiled-.*\.json$/.test(file))
    : undefined;
  if (name === undefined) return undefined;
  const { steps, inputs } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Compiled;
  const asked = Object.values(steps).flatMap(step => step.asks);
  return {
    label: (step, option) => steps[step]?.options?.find(({ id }) => id === option)?.label,
    questions: [...new Set(asked)].flatMap(input => inputs[input]?.ask ?? []),
  };
}

/** A pattern for a text on one line, whatever its templates came to. */
export function filledIn(text: string): string {
  const literals = text.split(/\{\{.*?\}\}/).map(literal => literal.replace(/\s+/g, ' '));
  return literals.map(literal => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
}

interface Compiled {
  steps: Record<string, { asks: string[]; options?: { id: string; label: string }[] }>;
  inputs: Record<string, { ask: string }>;
}
