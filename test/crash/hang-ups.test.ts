import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { stopAndGoOn, takeAway, takings } from './hang-ups.ts';
import { copyProduct } from './product.ts';
import { openSmallCase } from './small-case.ts';

// Processes are started, and the machine may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'tocsin-hang-up-'));
const product = copyProduct(process.cwd(), folder);
afterAll(() => rmSync(folder, { recursive: true }));

test.each(takings)(
  '$by in the middle of a note: the record is let go of, and the process ends by its signal',
  async taking => {
    const dir = await openSmallCase(join(folder, taking.by.replaceAll(' ', '-')));
    expect(await takeAway(product, dir, taking)).toEqual([]);
  },
);

test('a stopped terminal keeps its lock, a second goes on in a log of its own, and the first after it woke', async () => {
  expect(await stopAndGoOn(product, await openSmallCase(join(folder, 'stopped')))).toEqual([]);
});
