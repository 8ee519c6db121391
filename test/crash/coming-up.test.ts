import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { AttackedCase } from './attacked-case.ts';
import { comeUp } from './coming-up.ts';
import { copyProduct } from './product.ts';
import { seeded } from './random.ts';
import { noTally } from './tally.ts';
import { openTerminal, type TerminalSitting } from './terminal-sitting.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-coming-up-'));
const product = copyProduct(process.cwd(), folder);
const cases = join(folder, 'cases');
const random = seeded(3);
afterAll(() => rmSync(folder, { recursive: true }));

/** The first step shows what it asks. */
const playbook = `tocsin: 1
id: bridge
title: Bridge
version: 1.0.0
summary: Opens a channel.
phases:
  - id: talk
    stage: detection
    title: Talk
    goal: Everybody talks.
    steps:
      - id: call
        title: Call {{ bridge }}
        asks:
          bridge: { ask: Which channel? }
`;

describe('a case whose first step must ask before it can be shown', () => {
  let attacked: AttackedCase;
  let sitting: TerminalSitting;
  beforeAll(async () => {
    mkdirSync(cases);
    const path = join(folder, 'bridge.yaml');
    writeFileSync(path, playbook);
    await leaveAt(/Which channel\?/, openTerminal(product, ['--cases', cases, 'run', path]));
  });
  beforeEach(() => {
    attacked = new AttackedCase(cases, noTally());
    attacked.check('', '');
    sitting = openTerminal(product, ['resume', attacked.dir as string]);
    return () => leaveAt(/./, sitting);
  });

  test('is not up while another form than that question stands', async () => {
    await sitting.shows(/Which channel\?/);
    sitting.type('\x1b');
    await sitting.shows(/\? more/);
    await pause(500);
    sitting.type('n');
    await sitting.shows(/full stop saves/);
    expect(await comeUp(sitting, attacked, random)).toMatch('comes up at a form that no step asks for');
  });

  test('is up once the question is answered or left, and the step stands there with its keys', async () => {
    expect(await comeUp(sitting, attacked, random)).toBeUndefined();
    expect(attacked.tally.questions).toBe(1);
  });
});

async function leaveAt(shown: RegExp, sitting: TerminalSitting): Promise<void> {
  await sitting.shows(shown);
  if (sitting.running()) sitting.kill('SIGKILL');
  await sitting.ended;
}
