import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, load, playbookFiles } from './play-file.ts';

/** Commands in the texts of a playbook that concern a step of it. */
function commandsIn(text: string): { line: string; step: string }[] {
  const found = text.matchAll(/`(tocsin (?:open|again|redo|skip|override|fail|drop|keep) ([\w/-]+)[^`]*)`/g);
  return [...found].map(([, line = '', step = '']) => ({ line, step }));
}

const commands = playbookFiles.flatMap(file =>
  commandsIn(readFileSync(join(folder, file), 'utf8')).map(command => ({ file, ...command })),
);

it('there are such commands', () => {
  expect(commands.length).toBeGreaterThan(5);
});

it.each(commands)(
  '$file: `$line` names a step, and has the reason that it takes',
  async ({ file, line, step }) => {
    expect((await load(file)).steps[step]?.id).toBe(step);
    expect(line).toMatch(/ --reason "[^"]+"$/);
  },
);
