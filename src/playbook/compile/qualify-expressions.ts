import { type FullNames, qualifyExpression, qualifyTemplate } from '../../expression/qualify.ts';
import { given } from '../../given.ts';
import type { Clock } from '../playbook.ts';
import { type Compilation, fullName, type Unit } from './compilation.ts';

/**
 * Gives the names and ids in the expressions of fragments and called playbooks their full form, as the engine evaluates them. They are checked
 * before, as they are written.
 */
export function qualifyExpressions(compilation: Compilation): void {
  const { playbook, units, inputs } = compilation;
  for (const unit of units.filter(({ prefix }) => prefix !== '')) {
    const names = namesOf(compilation, unit);
    for (const [id, step] of Object.entries(playbook.steps)) {
      if (prefixOf(id) === unit.prefix) playbook.steps[id] = qualified(step, names);
    }
    for (const [name, site] of inputs) {
      const input = playbook.inputs[name];
      if (site.unit === unit && input) playbook.inputs[name] = qualified(input, names);
    }
    playbook.clocks = playbook.clocks.map(clock =>
      compilation.ids.get(clock.id)?.unit === unit ? qualifiedClock(clock, names) : clock,
    );
  }
}

function namesOf({ playbook, ids }: Compilation, unit: Unit): FullNames {
  return {
    input: name => (Object.hasOwn(playbook.inputs, fullName(unit, name)) ? fullName(unit, name) : name),
    id: id => (ids.has(unit.prefix + id) ? unit.prefix + id : id),
  };
}

function prefixOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1);
}

/** Its `until` is a milestone, and not an expression as that of a wait. */
function qualifiedClock({ until, ...clock }: Clock, names: FullNames): Clock {
  return { ...qualified(clock, names), ...given({ until }) };
}

/** The same object with every expression and template in it written in full. */
function qualified<T>(value: T, names: FullNames, key = ''): T {
  if (typeof value === 'string') return qualifiedText(value, names, key) as T;
  if (Array.isArray(value)) return value.map(inner => qualified(inner, names)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, qualified(inner, names, key)]),
  ) as T;
}

function qualifiedText(text: string, names: FullNames, key: string): string {
  if (conditions.has(key)) return qualifyExpression(text, names);
  return text.includes('{{') ? qualifyTemplate(text, names) : text;
}

/** What holds an expression, under its name in the compiled playbook. */
const conditions: ReadonlySet<string> = new Set(['when', 'suggest', 'until', 'appliesWhen']);
