import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyProduct } from './product.ts';
import { seeded } from './random.ts';
import { crashCreation, crashUntilClosed, playUndisturbed, type Undisturbed } from './scripted-crashes.ts';
import { crashAtTerminal } from './terminal-crashes.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-crashes-'));
const product = copyProduct(process.cwd(), folder);
const long = join(product.playbooks, 'walkthroughs/phishing-bad.yaml');
const short = join(product.playbooks, 'walkthroughs/phishing-false-alarm.yaml');
const random = seeded(20);
let undisturbed: { long: Undisturbed; short: Undisturbed };
beforeAll(async () => {
  undisturbed = {
    long: await playUndisturbed(product, long, join(folder, 'long')),
    short: await playUndisturbed(product, short, join(folder, 'short')),
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

const sound = { lost: [], wrong: [] };

test('a played case whose processes are killed again and again loses nothing and comes to the same', async () => {
  const attack = { product, answers: long, undisturbed: undisturbed.long, random };
  const tally = await crashUntilClosed({ ...attack, folder: join(folder, 'scripted') }, 4);
  expect(tally).toMatchObject({ ...sound, closed: 1 });
  expect(tally.kills).toBeGreaterThan(0);
});

test('a case that is killed while it is being made stands in nobody’s way', async () => {
  const attack = { product, answers: short, undisturbed: undisturbed.short, random };
  for (let i = 0; i < 2; i++) {
    const tally = await crashCreation({ ...attack, folder: join(folder, `made-${i}`) });
    expect(tally).toMatchObject({ ...sound, closed: 1 });
  }
});

test('a session at a terminal that is killed under somebody’s hands loses nothing that it showed as saved', async () => {
  const opening = ['phishing', '--input', 'reporter=lee', '--input', 'subject=Updated bank details'];
  const tally = await crashAtTerminal(product, opening, join(folder, 'terminal'), random, 2);
  expect(tally).toMatchObject({ ...sound, kills: 2 });
});
