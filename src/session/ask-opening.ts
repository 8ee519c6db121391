import type { Expressions } from '../engine/expressions.ts';
import type { Input, Playbook, Value } from '../playbook/playbook.ts';
import { askValue } from './ask.ts';
import { askInTurn } from './ask-in-turn.ts';
import type { Asker } from './asker.ts';

/** Asks for the inputs without which a case does not open, where they were not given. Nothing is written before they are there. */
export async function askOpening(
  asker: Asker,
  playbook: Playbook,
  expressions: Expressions,
  given: Record<string, Value>,
): Promise<Record<string, Value>> {
  return askInTurn(asker, async asking => {
    const inputs = { ...given };
    for (const input of missingInputs(playbook, given)) {
      inputs[input.name] = await askValue(asking, input, expressions, { ask: input.ask });
    }
    return inputs;
  });
}

export function missingInputs(playbook: Playbook, given: Record<string, Value>): Input[] {
  return Object.values(playbook.inputs).filter(input => input.required && given[input.name] === undefined);
}
