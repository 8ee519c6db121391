import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { newCase, openAs } from '../case/sample-case.ts';
import { copyProduct } from './product.ts';
import { seeded } from './random.ts';
import { readRawLogs } from './raw-logs.ts';
import { openSmallCase } from './small-case.ts';
import { writeTogether } from './writing-together.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-together-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('four terminals that give one case commands at the same time lose nothing and see the same', async () => {
  const product = copyProduct(process.cwd(), folder);
  const dir = await openSmallCase(join(folder, 'cases'));
  const people = ['dana', 'dana', 'lee', 'lee'];
  const came = await writeTogether(product, dir, people, 12, seeded(1));
  expect(came.wrong).toEqual([]);
  expect(came.recorded).toBeGreaterThan(12);
});

test('a command that finds its log taken goes on in another of its person, and makes no new one', () => {
  const first = newCase(folder);
  first.end('paused');
  for (let round = 0; round < 3; round++) {
    const together = [openAs('dana', first.dir), openAs('dana', first.dir)];
    for (const store of together) store.begin();
    for (const store of together) store.end('paused');
  }
  expect(readRawLogs(first.dir).size).toBe(2);
});
