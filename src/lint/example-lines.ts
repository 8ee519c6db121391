import { showUnsafe } from '../playbook/yaml/unsafe-character.ts';

/** A rule's example as a page shows it: what nobody sees by its name, and of a line that is long by its nature the beginning. */
export function exampleLines(example: string): string[] {
  return example
    .trimEnd()
    .split('\n')
    .map(line => showUnsafe(line.length > widest ? `${line.slice(0, widest)}…` : line));
}

const widest = 160;
