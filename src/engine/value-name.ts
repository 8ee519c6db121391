import type { Playbook } from '../playbook/playbook.ts';
import type { Instance } from './event.ts';
import { outwards } from './holder.ts';
import { encodeItem } from './instance.ts';

/**
 * The name under which an input's value is kept, as it stands for that instance. One that is asked inside an `each` has a value for every value
 * that the step is opened for: `password_reset[lee]`.
 */
export function valueName(playbook: Playbook, name: string, at: Instance | undefined): string {
  const within = playbook.inputs[name]?.within;
  if (within === undefined || at === undefined) return name;
  const around = [...outwards(playbook, at)];
  const home = around.findIndex(({ step }) => step === within);
  if (home < 0) return name;
  const items = around.slice(home).flatMap(({ item }) => (item === undefined ? [] : [item]));
  return (
    name +
    items
      .reverse()
      .map(item => `[${encodeItem(item)}]`)
      .join('')
  );
}
