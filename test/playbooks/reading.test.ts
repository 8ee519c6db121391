import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Playbook, Step } from '../../src/playbook/playbook.ts';
import { folder, load, playbookFiles } from './play-file.ts';

const held = playbookFiles.map(name => name.replace('.yaml', ''));

describe.each(held)('%s', id => {
  test('has titles and reasons that are read at a glance', async () => {
    for (const { id: step, title, why } of await ownSteps(id)) {
      expect([step, title.length <= 60]).toEqual([step, true]);
      expect([step, (why ?? '').length <= 140]).toEqual([step, true]);
    }
  });

  test('has no sentence of more than 25 words in titles, reasons and options', async () => {
    const texts = (await ownSteps(id)).flatMap(step => [
      step.title,
      step.why ?? '',
      ...(step.kind === 'decision' ? step.options.flatMap(({ label, means = '' }) => [label, means]) : []),
    ]);
    const long = texts
      .flatMap(text => text.split(/(?<=[.?!;])\s+/))
      .filter(sentence => sentence.split(/\s+/).length > 25);
    expect(long).toEqual([]);
  });

  test('says of each critical or destructive step why, and who answers for it', async () => {
    for (const step of await ownSteps(id)) {
      if (!step.critical && !step.destroys.length) continue;
      expect(step).toMatchObject({ why: expect.any(String), authority: expect.any(String) });
    }
  });

  test('says that it is no legal advice', async () => {
    expect((await load(`${id}.yaml`)).summary).toContain('not legal advice');
  });
});

test('every fragment is included by a playbook', async () => {
  const included = new Set<string>();
  for (const id of held) {
    for (const step of Object.values((await load(`${id}.yaml`)).steps))
      if (step.kind === 'group' && step.include) included.add(step.include.file);
  }
  const fragments = readdirSync(join(folder, 'fragments')).map(name => `fragments/${name}`);
  expect([...included].sort()).toEqual(fragments);
});

async function ownSteps(id: string): Promise<Step[]> {
  const { steps }: Playbook = await load(`${id}.yaml`);
  return Object.values(steps);
}
