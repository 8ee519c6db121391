import { type ExpressionScope, scopeOf } from '../../expression/scope.ts';
import { isPlainName, parseTemplate } from '../../expression/template.ts';
import { type Compilation, fullName, isRegimes, type Unit, unitOf } from '../compile/compilation.ts';
import type { IncludeEntry, StepEntry } from '../document.ts';
import type { Input, Playbook, Step } from '../playbook.ts';
import type { Path, Source } from '../yaml/source.ts';

/** A condition or a text with `{{ }}`, where it is written, and the names that are known there. */
export interface Written {
  kind: 'condition' | 'template';
  text: string;
  source: Source;
  path: Path;
  scope: ExpressionScope;
}

/** Every condition and template that there is something to check about: a template of known names alone needs no look. */
export function gatherExpressions(compilation: Compilation): Written[] {
  const { playbook, units } = compilation;
  const written: Written[] = [];
  for (const unit of units) {
    const data = unit.source.data as Record<string, unknown>;
    const scope = unit.prefix === '' ? scopeOf(playbook, '') : fragmentScope(compilation, unit, undefined);
    for (const key of ['inputs', 'clocks'])
      gatherTexts(data[key], [key], { source: unit.source, scope, written });
  }
  for (const step of Object.values(playbook.steps)) gatherStep(compilation, step, written);
  return written;
}

interface Gathering extends Pick<Written, 'source' | 'scope'> {
  written: Written[];
}

/** What stands in the lists it holds is gathered there. */
function gatherStep(compilation: Compilation, step: Step, written: Written[]): void {
  const unit = unitOf(compilation, step);
  const { source } = unit;
  const scope =
    unit.prefix === '' ? scopeOf(compilation.playbook, step.id) : fragmentScope(compilation, unit, step);
  const entry = step.path.reduce<unknown>((data, key) => (data as Record<string, unknown>)[key], source.data);
  const { steps, parallel, include, options = [], ...own } = entry as StepEntry & Partial<IncludeEntry>;
  gatherTexts(own, step.path, { source, scope, written });
  for (const [i, { steps, parallel, ...option }] of options.entries()) {
    gatherTexts(option, [...step.path, 'options', i], { source, scope, written });
  }
}

function gatherTexts(data: unknown, path: Path, gathering: Gathering): void {
  if (typeof data === 'string') gatherText(data, path, gathering);
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    gatherTexts(value, [...path, Array.isArray(data) ? Number(key) : key], gathering);
  }
}

function gatherText(text: string, path: Path, { source, scope, written }: Gathering): void {
  const kind = isCondition(path) ? 'condition' : 'template';
  if (kind === 'template' && (!text.includes('{{') || isPattern(path) || hasKnownNamesOnly(text, scope)))
    return;
  written.push({ kind, text, source, path, scope });
}

function hasKnownNamesOnly(text: string, { inputs }: ExpressionScope): boolean {
  return parseTemplate(text).every(segment => {
    if (segment.kind !== 'expression') return segment.kind === 'text';
    const name = segment.text.trim();
    return isPlainName(name) && Object.hasOwn(inputs, name);
  });
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
function fragmentScope(compilation: Compilation, unit: Unit, step: Step | undefined): ExpressionScope {
  const each = eachAround(compilation.playbook, unit, step);
  const known = fragmentScopes.get(unit) ?? new Map<string, ExpressionScope>();
  fragmentScopes.set(unit, known);
  const key = each.join(' ');
  const scope = known.get(key) ?? makeFragmentScope(compilation, unit, step, each);
  known.set(key, scope);
  return scope;
}

const fragmentScopes = new WeakMap<Unit, Map<string, ExpressionScope>>();

function makeFragmentScope(
  compilation: Compilation,
  unit: Unit,
  step: Step | undefined,
  each: readonly string[],
): ExpressionScope {
  const { playbook } = compilation;
  const { inputs, steps, milestones, evidence, severity } = scopeOf(playbook, step?.id ?? '');
  const items = each.map(name => [name, inputs[name]] as const);
  const regimes =
    unit.call === undefined ? [] : Object.entries(inputs).filter(([name]) => isRegimes(compilation, name));
  const short = <T>(record: Record<string, T>, prefix: string) =>
    Object.entries(record).flatMap(([id, value]) =>
      id.startsWith(prefix) ? [[id.slice(prefix.length), value] as const] : [],
    );
  return {
    inputs: Object.fromEntries([...regimes, ...items, ...short(inputs, fullName(unit, ''))]) as Record<
      string,
      Input
    >,
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
