import { describe, expect, it } from 'vitest';
import { nextMoment } from '../../src/drill/director.ts';
import { drillOf } from '../../src/drill/drill-state.ts';
import { minutes, PlayRecord, scenarioOf, storyStart } from './play-record.ts';

const expecting = `
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: { step: count, state: completed } }
`;

describe('the director', () => {
  it('delivers an inject at its time and not before', () => {
    const record = new PlayRecord(scenarioOf(inject('i1', '{ at: 5m }')));
    expect(record.due(4.99)).toEqual([]);
    expect(record.due(5)).toEqual(['deliver i1']);
  });

  it('never delivers one again, nor one that a controller has dropped', () => {
    const record = new PlayRecord(scenarioOf(inject('i1', '{ at: 5m }') + inject('i2', '{ at: 6m }')));
    record.at(5, { type: 'inject.dropped', data: { inject: 'i2', cause: 'controller' } });
    expect(record.direct(20)).toEqual(['deliver i1']);
    expect(record.due(30)).toEqual([]);
  });

  it('delivers in the order in which injects became due, then of the scenario', () => {
    const record = new PlayRecord(
      scenarioOf(inject('i1', '{ at: 7m }') + inject('i2', '{ at: 5m }') + inject('i3', '{ at: 5m }')),
    );
    expect(record.due(10)).toEqual(['deliver i2', 'deliver i3', 'deliver i1']);
  });

  it('waits for an inject before, as long as it is to', () => {
    const record = new PlayRecord(
      scenarioOf(inject('i1', '{ at: 5m }') + inject('i2', '{ after: i1, wait: 3m }')),
    );
    expect(record.direct(6)).toEqual(['deliver i1']);
    expect(record.due(8.5)).toEqual([]);
    expect(record.due(9)).toEqual(['deliver i2']);
  });

  it('holds what a controller holds, and lets it go at once when it is let go', () => {
    const record = new PlayRecord(scenarioOf(inject('i1', '{ at: 5m }')));
    record.at(1, { type: 'inject.held', data: { inject: 'i1', held: true } });
    expect(record.due(9)).toEqual([]);
    record.at(10, { type: 'inject.held', data: { inject: 'i1', held: false } });
    expect(record.due(10)).toEqual(['deliver i1']);
  });

  it('delivers nothing while the exercise is paused', () => {
    const record = new PlayRecord(scenarioOf(inject('i1', '{ at: 5m }')));
    const clock = (why: 'pause' | 'resume') =>
      ({
        type: 'drill.clock',
        data: { running: why === 'resume', story: '2026-11-21T02:14:00.000Z', why },
      }) as const;
    record.at(4, clock('pause'));
    expect(record.due(9)).toEqual([]);
    record.at(4, clock('resume'));
    expect(record.due(5)).toEqual(['deliver i1']);
  });

  it.each([
    ['defer', []],
    ['drop', ['drop i1']],
    ['fire', ['deliver i1']],
  ])('with `late: %s`, where the room is slow', (late, wanted) => {
    const slow = inject(
      'i1',
      '{ all: [{ at: 5m }, { step: lock, state: opened }] }',
      `\n    late: ${late}\n`,
    );
    const record = new PlayRecord(scenarioOf(slow));
    expect(record.due(4)).toEqual([]);
    expect(record.due(5)).toEqual(wanted);
  });

  it('delivers what was deferred as soon as the room is there', () => {
    const record = new PlayRecord(
      scenarioOf(inject('i1', '{ all: [{ at: 5m }, { step: lock, state: opened }] }')),
    );
    record.step(12, 'lock', { type: 'step.opened', data: {} });
    expect(record.due(12)).toEqual(['deliver i1']);
  });

  it('brings a contingency about where an expectation is missed, and not where it is met', () => {
    const injects =
      inject('i1', '{ at: 5m }', expecting) + inject('c1', '{ expectation: e1, state: missed }');
    const missed = new PlayRecord(scenarioOf(injects));
    missed.direct(5);
    expect(missed.due(14.9)).toEqual([]);
    expect(missed.due(15)).toEqual(['deliver c1']);
    const met = new PlayRecord(scenarioOf(injects));
    met.direct(5);
    expect(met.step(9, 'count').due(60)).toEqual([]);
  });

  it('takes no step as ended that was let go when the case was closed', () => {
    const ended = expecting.replace('completed', 'ended');
    const injects = inject('i1', '{ at: 5m }', ended) + inject('c1', '{ expectation: e1, state: missed }');
    const dropped = new PlayRecord(scenarioOf(injects));
    dropped.direct(5);
    expect(dropped.step(9, 'count', { type: 'step.dropped', data: { reason: 'Over' } }).due(60)).toEqual([
      'deliver c1',
    ]);
    const skipped = new PlayRecord(scenarioOf(injects));
    skipped.direct(5);
    expect(skipped.step(9, 'count', { type: 'step.skipped', data: { reason: 'Known' } }).due(60)).toEqual([]);
  });

  it('counts the time of an expectation from when its inject was read', () => {
    const record = new PlayRecord(
      scenarioOf(inject('i1', '{ at: 5m }', expecting) + inject('c1', '{ expectation: e1, state: missed }')),
    );
    record.direct(5);
    record.at(12, { type: 'inject.acknowledged', data: { inject: 'i1' } });
    expect(record.due(21)).toEqual([]);
    expect(record.due(22)).toEqual(['deliver c1']);
  });

  it('sees decisions by their option, milestones, flags and silence', () => {
    const record = new PlayRecord(
      scenarioOf(
        inject('i1', '{ at: 5m }', '\n    raises: [seen]\n') +
          inject('i2', '{ flag: seen }') +
          inject('i3', '{ decision: verdict, option: somebody }') +
          inject('i4', '{ milestone: contained }') +
          inject('i5', '{ idle: 10m }'),
      ),
    );
    expect(record.direct(5)).toEqual(['deliver i1', 'deliver i2']);
    record.step(7, 'verdict', { type: 'decision.made', data: { option: 'nobody' } });
    expect(record.due(8)).toEqual([]);
    record.step(9, 'verdict', { type: 'decision.made', data: { option: 'somebody' } });
    expect(record.direct(9)).toEqual(['deliver i3']);
    record.at(10, {
      type: 'milestone.set',
      data: { name: 'contained' },
      occurred: { at: '2026-11-21T02:12:00Z', precision: 'minute' },
    });
    expect(record.direct(10)).toEqual(['deliver i4']);
    expect(record.due(19.9)).toEqual([]);
    expect(record.due(20)).toEqual(['deliver i5']);
  });

  it('knows the next time at which time alone may bring something', () => {
    const record = new PlayRecord(
      scenarioOf(inject('i1', '{ at: 5m }', expecting) + inject('c1', '{ expectation: e1, state: missed }')),
    );
    const next = (minute: number) => {
      const { state, scenario } = record;
      const drill = drillOf(state.exercise);
      const at = drill && nextMoment(scenario, drill, state, storyStart + minutes(minute));
      return at === undefined ? undefined : (at - storyStart) / 60_000;
    };
    expect(next(0)).toBe(5);
    record.direct(5);
    expect(next(5)).toBe(15);
    record.direct(15);
    expect(next(15)).toBeUndefined();
  });
});

function inject(id: string, when: string, more = '\n'): string {
  return `  - id: ${id}
    type: contextual
    when: ${when}
    text: Something about ${id}.${more}`;
}
