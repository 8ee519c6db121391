import { expect, test } from 'vitest';
import { load, playbookFiles } from './play-file.ts';

/** What ATT&CK 19 (April 2026) revoked, and what took its place: https://attack.mitre.org/resources/updates/ */
const revoked: Record<string, string> = {
  'T1070.001': 'T1685.005',
  'T1070.002': 'T1685.006',
  T1562: 'T1685',
  'T1562.001': 'T1685',
  'T1562.002': 'T1685.001',
  'T1562.003': 'T1690',
  'T1562.004': 'T1686',
  'T1562.006': 'T1685',
  'T1562.007': 'T1686.001',
  'T1562.008': 'T1685.002',
  'T1562.009': 'T1688',
  'T1562.010': 'T1689',
  'T1562.011': 'T1685.003',
  'T1562.012': 'T1685.004',
  'T1562.013': 'T1686.002',
  'T1574.002': 'T1574.001',
  T1656: 'T1684.001',
  T1672: 'T1684.002',
};

test.each(playbookFiles)('%s names no technique that was revoked', async file => {
  const { attack, steps } = await load(file);
  const named = [...attack, ...Object.values(steps).flatMap(step => step.attack)];
  expect(named).not.toEqual([]);
  expect(named.filter(id => id in revoked).map(id => `${id} is ${revoked[id]} now`)).toEqual([]);
});
