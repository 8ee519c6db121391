import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Essentials } from './essentials.ts';
import { load, playbookFiles } from './play-file.ts';

/** Those whose table is still to be written. */
const without = ['data-breach', 'phishing', 'ransomware'];

const tables = readdirSync(join(import.meta.dirname, 'essentials')).map(name => name.replace('.ts', ''));

test('every shipped playbook has a table', () => {
  expect([...tables, ...without].sort()).toEqual(playbookFiles.map(name => name.replace('.yaml', '')).sort());
});

describe.each(tables)('%s', id => {
  test('covers by a step of its own what every playbook must do, and what its type needs', async () => {
    const { essentials }: { essentials: Essentials } = await import(`./essentials/${id}.ts`);
    const { steps } = await load(`${id}.yaml`);
    const covered = Object.entries({ ...essentials.spine, ...essentials.own });
    expect(covered.filter(([, step]) => !(step in steps))).toEqual([]);
  });
});

test('memory is captured before a host is cut off, or after it where isolation comes first', async () => {
  const { lists, steps } = await load('malware.yaml');
  expect(lists.hosts?.children).toEqual(['keep', 'can-unplug', 'keep-late']);
  expect([steps.keep?.when, steps['keep-late']?.when]).toEqual([
    'outcome("order") != "isolate-first"',
    'outcome("order") == "isolate-first"',
  ]);
});

test('an account is preserved, revoked, reset and cleaned, in that order', async () => {
  const { lists } = await load('account-compromise.yaml');
  expect(lists.victim).toMatchObject({
    container: 'steps',
    children: ['victim/preserve', 'victim/revoke', 'victim/reset', 'victim/clean'],
  });
});
