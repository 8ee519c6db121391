import type { Instance } from './event.ts';
import type { Expressions } from './expressions.ts';
import { factsOf } from './facts.ts';
import { outwards } from './holder.ts';
import type { CaseState } from './state.ts';

/**
 * Fills in a playbook's text as the case stands for that instance; without one, as a whole. A step that is to open for each value of a
 * list reads "each host" where it names one, as long as it stands for them all.
 */
export type Render = (text: string, at?: Instance) => string;

export function renderer(state: CaseState, expressions: Expressions, now: number): Render {
  return (text, at) => {
    if (!text.includes('{{')) return text;
    const facts = factsOf(state, now, at);
    return expressions.render(text, { ...facts, values: { ...facts.values, ...eachOf(state, at) } }).text;
  };
}

/** Words for one value of every list that an instance stands for as a whole. */
function eachOf({ playbook }: CaseState, at: Instance | undefined): Record<string, string> {
  const words: Record<string, string> = {};
  for (const { step, item } of at ? outwards(playbook, at) : []) {
    const each = playbook.steps[step]?.each;
    if (each && item === undefined)
      words[each.name] = `each ${each.name.slice(each.name.lastIndexOf('.') + 1).replaceAll('_', ' ')}`;
  }
  return words;
}
