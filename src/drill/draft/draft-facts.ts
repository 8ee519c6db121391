import { outwards } from '../../engine/holder.ts';
import { counts } from '../../engine/state.ts';
import { formatValue } from '../../expression/values/format-value.ts';
import type { ScenarioDocument } from '../scenario-document.ts';
import type { ClosedCase } from './drafted.ts';
import type { Namer } from './namer.ts';
import { oneLine } from './one-line.ts';

export type FactEntry = NonNullable<ScenarioDocument['facts']>[number];

/**
 * Answers to questions that want a value of some type, as they stood in the end: what players are told who ask. `newest` gives the inject
 * before which nobody could know it.
 */
export function draftFacts(
  closed: ClosedCase,
  nameIt: Namer,
  newest: (ms: number) => string | undefined,
): FactEntry[] {
  const { state, records, cover, say, since } = closed;
  const told = new Set(records);
  const facts: (FactEntry & { at: number })[] = [];
  for (const [key, register] of state.inputs) {
    const name = key.split('[', 1)[0] as string;
    const input = state.playbook.inputs[key] ?? state.playbook.inputs[name];
    const reading = register.read(by => counts(state, by));
    if (!input || input.sensitive || input.type === 'text' || reading.kind !== 'set') continue;
    const { by, value } = reading;
    if (by.auto || by === state.openings[0] || !told.has(by)) continue;
    const text = cover(formatValue(value));
    if (text === undefined) continue;
    const of = by.at && [...outwards(state.playbook, by.at)].find(({ item }) => item !== undefined)?.item;
    const whose = of === undefined ? undefined : cover(of);
    const at = since(by);
    const after = newest(at);
    const ask = `${say(input.ask, by.at)}${whose === undefined || key === name ? '' : ` (${oneLine(whose)})`}`;
    facts.push({ at, id: nameIt(input.name), ask, text, ...(after !== undefined && { after }) });
  }
  return facts.sort((a, b) => a.at - b.at).map(({ at: _, ...fact }) => fact);
}
