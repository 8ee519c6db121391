import { describe, expect, test } from 'vitest';
import { checkExpectations } from '../../src/walkthrough/check-expectations.ts';
import { coverageOf } from '../../src/walkthrough/coverage.ts';
import { playedCase } from '../walkthrough/played-case.ts';
import { load, playbookFiles, playFile, walkthroughFiles } from './play-file.ts';

describe.each(walkthroughFiles)('%s', file => {
  test('plays to what it expects', async () => {
    const { session, records, walkthrough } = await playFile(file);
    expect(walkthrough.expect).toBeDefined();
    expect(checkExpectations(playedCase(session, records), walkthrough.expect ?? {})).toEqual([]);
  });
});

describe.each(playbookFiles)('%s', file => {
  test('has three walkthroughs or more, which decide differently', async () => {
    const all = await playAll(file);
    expect(all.length).toBeGreaterThanOrEqual(3);
    const decisions = all.map(({ records }) =>
      JSON.stringify(records.flatMap(r => (r.type === 'decision.made' ? [r.data.option] : []))),
    );
    expect(new Set(decisions).size).toBe(decisions.length);
  });

  test('has every step opened and every option taken by a walkthrough', async () => {
    const runs = (await playAll(file)).map(({ records }) => ({ records, clockStates: new Map() }));
    const { missed } = coverageOf(await load(file), runs, []);
    expect(missed.filter(({ kind }) => kind !== 'condition')).toEqual([]);
  });
});

test('a false alarm never marks that anybody became aware', async () => {
  for (const file of walkthroughFiles.filter(name => name.includes('false-alarm'))) {
    const { records } = await playFile(file);
    expect(records.some(r => 'marks' in r.data && r.data.marks && 'aware' in r.data.marks)).toBe(false);
    expect(records.some(r => r.type === 'step.completed' && r.data.measure)).toBe(false);
  }
});

async function playAll(playbook: string) {
  const id = playbook.replace(/\.yaml$/, '');
  const named = walkthroughFiles.filter(name => name.startsWith(`${id}-`));
  const all = await Promise.all(named.map(name => playFile(name)));
  return all.filter(p => p.walkthrough.playbook === id);
}
