import { given } from '../../given.ts';
import type { OptionEntry, StepEntry } from '../document.ts';
import { parseDuration } from '../duration.ts';
import type { Action, Duration, Option, Step } from '../playbook.ts';
import { type Compilation, fullId, fullName, type Site, type Unit } from './compilation.ts';
import { declareInputs } from './compile-inputs.ts';

/** Where a step stands in the compiled tree. */
export interface StepPlace {
  id: string;
  list: string;
  index: number;
  phase: string;
  isPhase: boolean;
  /** The nearest step with `each` that it is or stands in. */
  within?: string;
}

/** Compiles what a step says about itself; what it holds is compiled with the list it holds. */
export function compileStep(
  compilation: Compilation,
  entry: StepEntry,
  { unit, path }: Site,
  place: StepPlace,
): Step {
  const { title, stage, goal, role, why, guide, when, measure } = entry;
  const [each] = Object.entries(entry.each ?? {});
  const common = given({
    id: place.id,
    title,
    list: place.list,
    index: place.index,
    phase: place.phase,
    path: [...path],
    file: unit.prefix === '' ? undefined : unit.source.file,
    stage,
    goal,
    role,
    why,
    guide,
    when,
    needs: entry.needs,
    asks: declareInputs(compilation, { unit, path: [...path, 'asks'] }, entry.asks ?? {}, place.within),
    checklist: entry.checklist ?? [],
    collect: (entry.collect ?? []).map(evidence => ({ ...evidence, id: fullId(unit, evidence.id) })),
    each: each && { name: each[0], of: fullName(unit, each[1]) },
    critical: entry.critical === 'true',
    witness: entry.witness === 'true',
    authority: entry.authority,
    destroys: entry.destroys ?? [],
    due: duration(entry.due),
    marks: oneOrMore(entry.marks),
    meets: oneOrMore(entry.meets),
    measure,
    attack: entry.attack ?? [],
    references: entry.references ?? [],
  });
  return { ...common, ...compileAction(entry, unit, place) };
}

function compileAction(entry: StepEntry, unit: Unit, { id, isPhase }: StepPlace): Action {
  if (isPhase) return { kind: 'phase', body: id };
  if (entry.steps || entry.parallel) return { kind: 'group', body: id };
  if (entry.options) {
    const options = entry.options.map(option => compileOption(option, unit, id));
    return { kind: 'decision', options };
  }
  if (entry.approve !== undefined) return { kind: 'approve', approver: entry.approve };
  if (entry.run) {
    const { outputs = {}, env = [] } = entry;
    const timeout = duration(entry.timeout);
    return given({
      kind: 'run' as const,
      argv: entry.run,
      timeout,
      outputs: Object.fromEntries(
        Object.entries(outputs).map(([name, output]) => [fullName(unit, name), output]),
      ),
      env,
      sensitive: entry.sensitive === 'true',
    });
  }
  if (entry.notify) return { kind: 'notify', ...entry.notify };
  if (entry.wait !== undefined) return { kind: 'wait', ...compileWait(entry.wait) };
  if (entry.use !== undefined)
    return {
      kind: 'use',
      playbook: entry.use,
      with: entry.with ?? {},
      required: [],
      mode: entry.mode ?? 'call',
    };
  if (entry.lift !== undefined) return { kind: 'lift' };
  if (entry.review) return { kind: 'review', questions: entry.review };
  return { kind: 'task' };
}

function compileOption(option: OptionEntry, unit: Unit, decision: string): Option {
  const { id, label, means, suggest, next } = option;
  const sets = Object.entries(option.sets ?? {}).map(
    ([name, value]) => [fullName(unit, name), value] as const,
  );
  return given({
    id,
    label,
    means,
    suggest,
    sets: Object.fromEntries(sets),
    marks: oneOrMore(option.marks),
    meets: oneOrMore(option.meets),
    body: option.steps || option.parallel ? `${decision}:${id}` : undefined,
    next,
  });
}

function compileWait(wait: string | { until: string }): { for?: Duration } | { until: string } {
  return typeof wait === 'string' ? given({ for: duration(wait) }) : wait;
}

function duration(text: string | undefined): Duration | undefined {
  return text === undefined ? undefined : parseDuration(text);
}

function oneOrMore(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
