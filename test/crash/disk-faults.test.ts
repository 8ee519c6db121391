import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { noteWithFault } from './failing-command.ts';
import { faultKinds } from './failing-disk.ts';
import { playWithFault, readScript, type Script } from './failing-session.ts';
import { openSmallCase } from './small-case.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(faultKinds)('%s', kind => {
  let script: Script;
  beforeAll(async () => {
    script = await readScript('playbooks', 'phishing', 'false-alarm', join(folder, kind, 'sound'));
  });

  test.each([3, 16])('at call %i of a played case is said or got over, and the case goes on', async call => {
    for (const lasting of [false, true]) {
      const cases = join(folder, kind, `${call}-${lasting}`);
      expect((await playWithFault({ kind, call, lasting }, script, cases)).wrong).toEqual([]);
    }
  });

  test('during one command: it says NOT recorded only of what is not', async () => {
    const dir = await openSmallCase(join(folder, kind, 'note'));
    for (const lasting of [false, true])
      for (let call = 1; call <= 5; call++)
        expect((await noteWithFault({ kind, call, lasting }, dir, `note ${call} ${lasting}`)).wrong).toEqual(
          [],
        );
  });
});
