import type { Argument, Command, Example, Option } from '../command.ts';
import { everyAct, reason } from './parameters.ts';

export const step: Argument = { syntax: '<step>', about: 'its id, or one instance of it: step#2' };

export const why: Option = { ...reason, required: true };

/** An act of the step screen as one command, for a second terminal or a script. `load` brings its file. */
export function act(
  name: string,
  summary: string,
  args: Argument[],
  options: Option[],
  example: string | Example[],
  load: Command['load'],
): Command {
  return {
    name,
    group: 'Acts on a case',
    summary,
    arguments: args,
    options: [...options, ...everyAct],
    examples: typeof example === 'string' ? [{ line: example }] : example,
    load,
  };
}
