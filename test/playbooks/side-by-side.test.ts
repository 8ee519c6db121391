import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from './play-file.ts';

const page = readFileSync(join(import.meta.dirname, 'side-by-side.md'), 'utf8');
const compared = page
  .split(/^## /m)
  .slice(1)
  .map(part => ({ id: part.slice(0, part.indexOf('\n')), rows: part.match(/^\|.*\|$/gm) ?? [] }))
  .filter(({ rows }) => rows.length > 0);

test('three types are compared with other collections', () => {
  expect(compared.map(({ id }) => id)).toEqual(['ransomware', 'phishing', 'account-compromise']);
});

describe.each(compared)('$id', ({ id, rows: [head, , ...rows] }) => {
  test('says of each thing by which of our steps it is done, and that step is there', async () => {
    const { steps } = await load(`${id}.yaml`);
    expect(head).toMatch(/\| Ours \|$/);
    for (const row of rows) {
      const named = [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(([, step = '']) => step);
      expect([row, named.length > 0, named.filter(step => !(step in steps))]).toEqual([row, true, []]);
    }
  });
});
