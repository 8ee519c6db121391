import { shellWord } from '../shell-word.ts';
import type { Instance } from './event.ts';
import { instanceName } from './instance.ts';

/** An instance as a person types it on a command line: its name, in quotes where a shell would read its brackets. */
export function typedName(instance: Instance): string {
  return shellWord(instanceName(instance));
}

/** A command with the first word that it can take, and the others behind it: what is pasted up to the bracket works. */
export function oneOf([first = '', ...others]: readonly string[]): string {
  return others.length > 0 ? `${first} (or ${others.join(', ')})` : first;
}

/** The command that says what became of a step's command. */
export function ranCommand(at: Instance): string {
  return `tocsin ran ${typedName(at)} ${oneOf(['--exit 0', '--unknown', '--not-run'])}`;
}
