import { expect, test } from 'vitest';
import { indexEntry, indexLines } from '../../src/library/index-entry.ts';
import { load } from '../playbooks/play-file.ts';

test('the index says what a playbook holds, when its review is due, and where it leads', async () => {
  const playbook = {
    ...(await load('malware.yaml')),
    reviewed: '2026-11-01',
    reviewEvery: { text: '180d', ms: 180 * 86_400_000 },
  };
  const entry = indexEntry(playbook);
  expect(entry).toMatchObject({ reviewed: '2026-11-01', reviewDue: '2027-04-30' });
  expect(entry.leadsTo).toContainEqual({ playbook: 'ransomware', how: 'switch' });
  const rows = indexLines(playbook, 2).map(line => line.map(({ text }) => text).join(''));
  expect(rows).toContain('    tested    by 2 walkthroughs');
  expect(rows).toContain('    reviewed  2026-11-01, again by 2027-04-30');
});

test('a playbook that was never reviewed says so, and has no day for the next time', async () => {
  const { reviewed: _, ...playbook } = await load('malware.yaml');
  expect(indexEntry(playbook)).not.toHaveProperty('reviewDue');
  expect(indexLines(playbook, 0).map(line => line.map(({ text }) => text).join(''))).toContain(
    '    reviewed  never',
  );
});
