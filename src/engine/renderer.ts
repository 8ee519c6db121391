import type { Instance } from './event.ts';
import type { Expressions } from './expressions.ts';
import { factsOf } from './facts.ts';
import type { CaseState } from './state.ts';

/** Fills in a playbook's text as the case stands for that instance; without one, as a whole. */
export type Render = (text: string, at?: Instance) => string;

export function renderer(state: CaseState, expressions: Expressions, now: number): Render {
  return (text, at) => (text.includes('{{') ? expressions.render(text, factsOf(state, now, at)).text : text);
}
