import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadScenario } from '../../src/drill/load-scenario.ts';
import type { Scenario, Trigger } from '../../src/drill/scenario.ts';
import { folder, load } from './play-file.ts';

const shipped = readdirSync(join(folder, 'scenarios')).map(name => name.replace('.yaml', ''));

describe.each(shipped)('the exercise %s', id => {
  test('lasts 45 to 90 minutes at the table', async () => {
    const { duration, clock } = await scenario(id);
    const minutes = duration.ms / clock.scale / 60_000;
    expect(minutes).toBeGreaterThanOrEqual(45);
    expect(minutes).toBeLessThanOrEqual(90);
  });

  test('has at least eight injects, of all four types', async () => {
    const { injects } = await scenario(id);
    expect(injects.length).toBeGreaterThanOrEqual(8);
    expect([...new Set(injects.map(({ type }) => type))].sort()).toEqual([
      'contextual',
      'contingency',
      'decision',
      'question',
    ]);
  });

  test('answers what the players choose, and what they miss', async () => {
    const { injects } = await scenario(id);
    const grounds = injects
      .filter(({ type }) => type === 'contingency')
      .flatMap(({ when }) => (when ? parts(when) : []));
    expect(grounds.some(part => part.kind === 'decision' && part.option !== undefined)).toBe(true);
    expect(grounds.some(part => part.kind === 'expectation' && part.state === 'missed')).toBe(true);
  });

  test('draws some of its friction, and not all', async () => {
    for (const { draw, injects } of (await scenario(id)).pools) expect(draw).toBeLessThan(injects.length);
    expect((await scenario(id)).pools).not.toEqual([]);
  });

  test('has three to five objectives with a capability and a target', async () => {
    const { objectives } = await scenario(id);
    expect(objectives.length).toBeGreaterThanOrEqual(3);
    expect(objectives.length).toBeLessThanOrEqual(5);
    expect(objectives.filter(({ capability, target }) => !capability || !target)).toEqual([]);
  });

  test('tells the controller of each inject what is behind it, what helps, and what to look for', async () => {
    const { injects } = await scenario(id);
    const bare = injects.filter(
      ({ trainer }) => !trainer.answer || !trainer.hints.length || !trainer.watchFor.length,
    );
    expect(bare.map(({ id: inject }) => inject)).toEqual([]);
  });

  test('briefs each role that it has, and each of them differently', async () => {
    const briefs = (await scenario(id)).roles.map(({ brief }) => brief);
    expect(briefs).not.toContain('');
    expect(new Set(briefs).size).toBe(briefs.length);
  });
});

async function scenario(id: string): Promise<Scenario> {
  const text = readFileSync(join(folder, 'scenarios', `${id}.yaml`), 'utf8');
  const played = /^playbook: \{ id: ([a-z-]+)/m.exec(text)?.[1];
  const { scenario, findings } = loadScenario(text, id, await load(`${played}.yaml`));
  if (!scenario) throw new Error(`${id} does not load: ${JSON.stringify(findings)}`);
  return scenario;
}

/** A trigger and what it is made of. */
function parts(trigger: Trigger): Trigger[] {
  if (trigger.kind === 'all' || trigger.kind === 'any') return [trigger, ...trigger.of.flatMap(parts)];
  return trigger.kind === 'not' ? [trigger, ...parts(trigger.of)] : [trigger];
}
