import { mentions } from '../../expression/names.ts';
import { type ExpressionScope, scopeOf } from '../../expression/scope.ts';
import { parseTemplate } from '../../expression/template.ts';
import type { StepEntry } from '../../playbook/document.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';

/** Where a step of the playbook's own file uses an input: offsets are into the text at the path. */
export interface Use {
  name: string;
  step: Step;
  path: Path;
  start: number;
  end: number;
  /** When it is needed: to tell whether the step applies, to highlight an option, or when the step is open. */
  for: 'applying' | 'suggesting' | 'working';
}

/** Every use of an input in the playbook's own steps, by place. */
export function usesOfInputs(playbook: Playbook, source: Source): Use[] {
  return Object.values(playbook.steps)
    .filter(({ file }) => file === undefined)
    .flatMap(step => usesOfStep(playbook, step, source));
}

function usesOfStep(playbook: Playbook, step: Step, source: Source): Use[] {
  const entry = step.path.reduce<unknown>((data, key) => (data as Record<string, unknown>)[key], source.data);
  const { steps, parallel, options = [], asks, outputs, each, ...own } = entry as StepEntry;
  const gathering: Gathering = { playbook, step, scope: scopeOf(playbook, step.id), uses: [] };
  if (step.each) {
    const { name, of } = step.each;
    const path = [...step.path, 'each', name];
    gathering.uses.push({ name: of, step, path, start: 0, end: of.length, for: 'applying' });
  }
  gather(own, step.path, gathering);
  for (const [i, { steps, parallel, ...option }] of options.entries()) {
    gather(option, [...step.path, 'options', i], gathering);
  }
  return gathering.uses;
}

interface Gathering {
  playbook: Playbook;
  step: Step;
  scope: ExpressionScope;
  uses: Use[];
}

function gather(data: unknown, path: Path, gathering: Gathering): void {
  if (typeof data === 'string') gatherText(data, path, gathering);
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    gather(value, [...path, Array.isArray(data) ? Number(key) : key], gathering);
  }
}

function gatherText(text: string, path: Path, { playbook, step, scope, uses }: Gathering): void {
  for (const { text: expression, start: from } of expressionsIn(text, path)) {
    for (const { name, start, end } of mentions(expression, scope)) {
      if (!Object.hasOwn(playbook.inputs, name)) continue;
      uses.push({ name, step, path, start: from + start, end: from + end, for: purposeOf(path) });
    }
  }
}

function expressionsIn(text: string, path: Path): { text: string; start: number }[] {
  const [holder, key] = path.slice(-2);
  if (purposeOf(path) !== 'working' || (holder === 'wait' && key === 'until')) return [{ text, start: 0 }];
  return parseTemplate(text).filter(segment => segment.kind === 'expression');
}

function purposeOf(path: Path): Use['for'] {
  const [holder, key] = path.slice(-2);
  if (typeof holder !== 'number') return 'working';
  if (key === 'when') return 'applying';
  return key === 'suggest' ? 'suggesting' : 'working';
}
