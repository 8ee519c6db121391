import type { Expressions } from '../../expression/expressions.ts';
import type { ExpressionFinding } from '../../expression/finding.ts';
import { type ExpressionScope, scopeOf } from '../../expression/scope.ts';
import { type Compilation, fullName, type Unit, unitOf } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { IncludeEntry, StepEntry } from '../document.ts';
import { findingAt } from '../finding.ts';
import type { Input, Playbook, Step } from '../playbook.ts';
import type { Path, Source } from '../yaml/source.ts';

/** Checks every condition and every `{{ }}`, each against the names that are known where it stands. */
export function checkExpressions(compilation: Compilation, expressions: Expressions): Diagnostic[] {
  const { playbook, units } = compilation;
  const main = units[0] as Unit;
  const document = main.source.data as Record<string, unknown>;
  const checking = { expressions, findings: [] as Diagnostic[] };
  const top = scopeOf(playbook, '');
  for (const key of ['inputs', 'clocks']) checkTexts(document[key], [key], main.source, top, checking);
  for (const unit of units.slice(1)) checkUnitInputs(compilation, unit, checking);
  for (const step of Object.values(playbook.steps)) checkStep(compilation, step, checking);
  return checking.findings;
}

interface Checking {
  expressions: Expressions;
  findings: Diagnostic[];
}

function checkUnitInputs(compilation: Compilation, unit: Unit, checking: Checking): void {
  const data = unit.source.data as Record<string, unknown>;
  const scope =
    unit.prefix === '' ? scopeOf(compilation.playbook, '') : fragmentScope(compilation, unit, undefined);
  for (const key of ['inputs', 'clocks']) checkTexts(data[key], [key], unit.source, scope, checking);
}

/** What stands in the lists it holds is checked there. */
function checkStep(compilation: Compilation, step: Step, checking: Checking): void {
  const unit = unitOf(compilation, step);
  const scope =
    unit.prefix === '' ? scopeOf(compilation.playbook, step.id) : fragmentScope(compilation, unit, step);
  const entry = step.path.reduce<unknown>(
    (data, key) => (data as Record<string, unknown>)[key],
    unit.source.data,
  );
  const { steps, parallel, include, options = [], ...own } = entry as StepEntry & Partial<IncludeEntry>;
  checkTexts(own, step.path, unit.source, scope, checking);
  for (const [i, { steps, parallel, ...option }] of options.entries()) {
    checkTexts(option, [...step.path, 'options', i], unit.source, scope, checking);
  }
}

function checkTexts(
  data: unknown,
  path: Path,
  source: Source,
  scope: ExpressionScope,
  checking: Checking,
): void {
  if (typeof data === 'string') checkText(data, path, source, scope, checking);
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    checkTexts(value, [...path, Array.isArray(data) ? Number(key) : key], source, scope, checking);
  }
}

function checkText(
  text: string,
  path: Path,
  source: Source,
  scope: ExpressionScope,
  { expressions, findings }: Checking,
): void {
  if (isCondition(path)) findings.push(...toFindings(expressions.check(text, scope, 'bool'), path, source));
  else if (text.includes('{{') && !isPattern(path))
    findings.push(...toFindings(expressions.checkTemplate(text, scope), path, source));
}

/** By where it stands: an input may be called `when` too. */
function isCondition(path: Path): boolean {
  const [holder, key] = path.slice(-2);
  if (key === 'until') return holder === 'wait';
  return typeof holder === 'number' && (key === 'when' || key === 'suggest' || key === 'applies_when');
}

function isPattern(path: Path): boolean {
  const [map, , key] = path.slice(-3);
  return (
    (key === 'pattern' && (map === 'inputs' || map === 'asks')) || (key === 'match' && map === 'outputs')
  );
}

/** A fragment knows its own inputs, steps and evidence, by their short names, and what belongs to the case. */
function fragmentScope({ playbook }: Compilation, unit: Unit, step: Step | undefined): ExpressionScope {
  const { inputs, steps, milestones, evidence, severity } = scopeOf(playbook, step?.id ?? '');
  const each = eachAround(playbook, unit, step).map(name => [name, inputs[name]] as const);
  const short = <T>(record: Record<string, T>, prefix: string) =>
    Object.entries(record).flatMap(([id, value]) =>
      id.startsWith(prefix) ? [[id.slice(prefix.length), value] as const] : [],
    );
  return {
    inputs: Object.fromEntries([...each, ...short(inputs, fullName(unit, ''))]) as Record<string, Input>,
    steps: Object.fromEntries(short(steps, unit.prefix)),
    milestones,
    evidence: evidence.flatMap(id => (id.startsWith(unit.prefix) ? [id.slice(unit.prefix.length)] : [])),
    severity,
  };
}

function eachAround({ steps, lists }: Playbook, { prefix }: Unit, from: Step | undefined): string[] {
  const names: string[] = [];
  for (let step = from; step?.id.startsWith(prefix); step = steps[lists[step.list]?.owner ?? '']) {
    if (step.each) names.push(step.each.name);
  }
  return names;
}

function toFindings(found: readonly ExpressionFinding[], path: Path, source: Source): Diagnostic[] {
  return found.map(({ start, end, ...fault }) =>
    findingAt(source, source.locateWithin(path, start, end), fault),
  );
}
