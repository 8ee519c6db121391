import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { regimeQuestions } from '../../src/workspace/regime-questions.ts';
import { createWorld } from './desk-world.ts';

const person = (name: string) => [name, 'none', '', '', ''];
const answers = (onCall: readonly string[]) => [
  'Example Ltd',
  'cases',
  ...['dana', 'lee', 'max'].flatMap(person),
  '',
  ...onCall,
  ...regimeQuestions.map(() => 'n'),
  'Europe/Dublin',
];

it.each([
  [['2,3,1', '3', '1'], '[max, dana, lee]'],
  [['1,2', '2'], '[lee, dana]'],
  [['2'], '[lee]'],
])('init asks in which order they are called: %j', async (onCall, order) => {
  const world = createWorld();
  const ran = await world.run(['init', '--plain'], { stdin: `${answers(onCall).join('\n')}\n` });
  expect(ran).toMatchObject({ code: 0 });
  expect(readFileSync(join(world.folder, 'tocsin.yaml'), 'utf8')).toContain(`on_call: ${order}`);
});
