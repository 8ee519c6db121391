import { describe, expect, it } from 'vitest';
import { explored, playbookWith } from './explored.ts';

describe('a sound playbook', () => {
  it('has every way walked: options, values known and not, approvals, commands, lists of none, one and two', async () => {
    const { complete, faults, moves } = await explored(
      playbookWith(`- id: act
  title: Act
  steps:
    - id: look
      title: Look
      asks:
        hosts: { ask: Which?, type: hostname, many: true }
        theft: { ask: Stolen?, type: yes-no }
    - id: isolate
      title: Isolate
      each: { host: hosts }
    - id: tell
      title: Tell
      when: theft == "yes"
    - id: permit
      title: Permit
      approve: commander
    - id: only-denied
      title: Only when denied
      when: outcome("permit") == "denied"
    - id: scan
      title: Scan
      run: [scan, now]
    - id: only-failed
      title: Only when it failed
      when: outcome("scan") == "failed"
    - id: by-hand
      title: Only when declined
      when: outcome("scan") == "skipped"
    - id: verdict
      title: Over?
      options:
        - { id: over, label: It is, next: end }
        - id: again
          label: Not yet
          next: look
`),
    );
    expect({ complete, faults }).toEqual({ complete: true, faults: [] });
    expect(moves).toBeGreaterThan(30);
  });

  it('may go round as often as it counts, and further', async () => {
    const { complete, faults } = await explored(
      playbookWith(`- id: act
  title: Act
  steps:
    - { id: isolate, title: Isolate }
    - { id: widen, title: Widen, when: passes("isolate") > 3 }
    - id: holds
      title: Does it hold?
      options:
        - { id: no-more, label: It holds }
        - { id: again, label: It does not, next: isolate }
`),
    );
    expect({ complete, faults }).toEqual({ complete: true, faults: [] });
  });
});

it('takes a denial that the rest waits for as an end: such a case is closed by hand', async () => {
  const { faults, complete } = await explored(
    playbookWith(`- id: act
  title: Act
  steps:
    - { id: permit, title: Permit, approve: commander }
    - { id: cut, title: Cut the line, needs: [permit] }
`),
  );
  expect({ faults, complete }).toEqual({ faults: [], complete: true });
});

describe('a fault', () => {
  it('is a step that no condition ever lets open', async () => {
    const { faults } = await explored(
      playbookWith(`- id: act
  title: Act
  steps:
    - id: look
      title: Look
      asks:
        depth: { ask: How deep?, choices: [low, high] }
    - id: never
      title: Never
      when: depth == "low" && depth == "high"
      steps:
        - { id: inside, title: Inside }
    - { id: close, title: Close }
`),
    );
    expect(faults.map(({ kind, step }) => [kind, step])).toEqual([['never-reached', 'never']]);
  });

  it('is a need that nothing on the way meets, once, with the choices that led there', async () => {
    const { faults, complete } = await explored(
      playbookWith(`- id: act
  title: Act
  steps:
    - id: verdict
      title: Real?
      options:
        - { id: real, label: It is, marks: aware }
        - { id: unclear, label: Perhaps }
- id: contain
  title: Contain
  needs: [aware]
  steps:
    - { id: block, title: Block }
- id: review
  title: Review
  needs: [contain]
  steps:
    - { id: meet, title: Meet }
`),
    );
    expect(complete).toBe(true);
    expect(faults).toEqual([
      {
        kind: 'dead-end',
        message: 'contain waits for aware, and nothing else is left to do',
        step: 'contain',
        way: ['verdict: unclear'],
      },
    ]);
  });

  it('is a round that nothing leads out of, and what stands behind it', async () => {
    const { faults } = await explored(
      playbookWith(`- id: act
  title: Act
  steps:
    - { id: look, title: Look }
    - id: verdict
      title: Real?
      options:
        - { id: unclear, label: Perhaps, next: look }
        - { id: maybe, label: Maybe, next: look }
    - { id: behind, title: Behind }
- id: review
  title: Review
  steps:
    - { id: meet, title: Meet }
`),
    );
    expect(faults).toEqual([
      {
        kind: 'cannot-close',
        message: 'no way leads from look to the end: it goes round through look, verdict',
        step: 'look',
        way: [],
      },
      { kind: 'never-reached', message: 'no way leads to behind', step: 'behind', way: [] },
    ]);
  });

  it('is a wait for what nothing brings about', async () => {
    const { faults } = await explored(
      playbookWith(`- id: act
  title: Act
  steps:
    - id: look
      title: Look
      asks:
        quiet: { ask: Quiet?, type: yes-no }
    - { id: rest, title: Rest, wait: { until: quiet == "yes" } }
`),
    );
    expect(faults.map(({ kind, message, way }) => [kind, message, way])).toEqual([
      ['dead-end', 'rest waits until quiet == "yes", and nothing else is left to do', ['look: quiet "no"']],
    ]);
  });

  it('is not blamed where the walk was stopped before its end', async () => {
    const playbook = playbookWith(`- id: act
  title: Act
  steps:
    - { id: one, title: One }
    - { id: two, title: Two }
    - { id: three, title: Three }
`);
    expect(await explored(playbook, { limit: 1 })).toMatchObject({ complete: false, faults: [] });
  });
});
