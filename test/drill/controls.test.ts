import { describe, expect, it } from 'vitest';
import {
  advance,
  type Controlled,
  drop,
  fire,
  goOn,
  hint,
  hold,
  judge,
  observe,
  pause,
  rate,
  shift,
} from '../../src/drill/controls.ts';
import { drillOf } from '../../src/drill/drill-state.ts';
import { outlookOf } from '../../src/drill/outlook.ts';
import type { ExerciseDraft } from '../../src/engine/event.ts';
import { minutes, PlayRecord, scenarioOf, storyStart } from './play-record.ts';

const injects = `
  - id: i1
    type: contextual
    when: { at: 5m }
    text: The door stands open.
    expect:
      - { id: e1, objective: o1, within: 10m, met_by: manual, text: Count who is inside }
    trainer: { hints: [Who is paid to be inside?, Ask the porter.] }
  - id: i2
    type: question
    when: { all: [{ at: 8m }, { step: verdict, state: opened }, { not: { flag: calm } }] }
    text: Do you need a patrol?
  - id: i3
    type: contextual
    when: { any: [{ after: i1, wait: 3m }, { decision: verdict, option: nobody }] }
    text: The patrol is here.
    raises: [calm]
`;

/** The exercise as it stands at that minute. */
function at(minute: number, record: PlayRecord): Controlled {
  const drill = drillOf(record.state.exercise);
  if (!drill) throw new Error('no exercise');
  return { scenario: record.scenario, drill, state: record.state, now: storyStart + minutes(minute) };
}

const begun = () => new PlayRecord(scenarioOf(injects));
const story = (minute: number) => new Date(storyStart + minutes(minute)).toISOString();
const came = (record: PlayRecord, minute: number) => record.at(minute, fire(at(minute, record), 'i1'));

describe('what a controller does is an entry', () => {
  it('fire delivers an inject, whatever its trigger says', () => {
    expect(fire(at(1, begun()), 'i2')).toEqual({
      type: 'inject.delivered',
      data: { inject: 'i2', type: 'question', text: 'Do you need a patrol?', cause: 'controller' },
    });
  });

  it('an inject is held, let go, and dropped', () => {
    const record = begun();
    const held = hold(at(1, record), 'i1', true);
    expect(held).toEqual({ type: 'inject.held', data: { inject: 'i1', held: true } });
    record.at(1, held);
    expect(hold(at(2, record), 'i1', false).data).toEqual({ inject: 'i1', held: false });
    expect(drop(at(2, record), 'i1')).toEqual({
      type: 'inject.dropped',
      data: { inject: 'i1', cause: 'controller' },
    });
  });

  it('the clock stops, goes on where it stood, and is moved', () => {
    const record = begun();
    const stopped = pause(at(4, record));
    expect(stopped).toEqual({
      type: 'drill.clock',
      data: { running: false, story: story(4), why: 'pause' },
    });
    expect(shift(at(4, record), minutes(5)).data).toEqual({ running: true, story: story(9), why: 'shift' });
    record.at(4, stopped);
    expect(shift(at(4, record), minutes(5)).data).toMatchObject({ running: false, story: story(9) });
    expect(goOn(at(4, record)).data).toEqual({ running: true, story: story(4), why: 'resume' });
  });

  it('the story never goes back to before it began', () => {
    expect(shift(at(2, begun()), -minutes(5)).data).toMatchObject({ story: story(0) });
    expect(() => shift(at(0, begun()), -minutes(5))).toThrow('cannot go back further');
  });

  it('a clock that is moved by hand goes to the next time that something is due', () => {
    const scenario = scenarioOf(injects);
    const record = new PlayRecord({ ...scenario, clock: { ...scenario.clock, mode: 'manual' } });
    expect(advance(at(1, record)).data).toEqual({ running: false, story: story(5), why: 'advance' });
    expect(goOn(at(1, record.at(1, pause(at(1, record))))).data).toMatchObject({ running: false });
    expect(() => advance(at(1, record))).toThrow('paused');
    expect(() => advance(at(1, begun()))).toThrow('runs by itself');
  });

  it('and does not stop for what is held, which does not come then', () => {
    const scenario = scenarioOf(
      '  - { id: i1, type: contextual, when: { at: 5m }, text: One. }\n' +
        '  - { id: i2, type: contextual, when: { at: 9m }, text: Two. }\n',
    );
    const record = new PlayRecord({ ...scenario, clock: { ...scenario.clock, mode: 'manual' } });
    record.at(1, hold(at(1, record), 'i1', true));
    expect(advance(at(1, record)).data).toMatchObject({ story: story(9) });
    record.at(1, hold(at(1, record), 'i2', true));
    expect(() => advance(at(1, record))).toThrow('Nothing waits for a time');
  });

  it('hints are given one after the other, or in words of one’s own', () => {
    const record = came(begun(), 5);
    const first = hint(at(6, record), 'i1');
    expect(first).toEqual({
      type: 'hint.given',
      data: { inject: 'i1', text: 'Who is paid to be inside?' },
    });
    record.at(6, first);
    expect(hint(at(6, record), 'i1').data).toMatchObject({ text: 'Ask the porter.' });
    record.at(6, hint(at(6, record), 'i1'));
    expect(() => hint(at(6, record), 'i1')).toThrow('no further hint');
    expect(hint(at(6, record), 'i1', ' Look up. ').data).toMatchObject({ text: 'Look up.' });
  });

  it('expectations are judged, lines observed, objectives rated with what shows it', () => {
    const record = came(begun(), 5);
    expect(judge(at(6, record), 'e1', false).data).toEqual({ expectation: 'e1', met: false });
    expect(observe(at(6, record), ' Nobody counts. ', 'o1').data).toEqual({
      text: 'Nobody counts.',
      objective: 'o1',
    });
    expect(rate(at(6, record), 'o1', 'S', { text: 'Late.', refs: ['dana-1'] }).data).toEqual({
      objective: 'o1',
      rating: 'S',
      text: 'Late.',
      refs: ['dana-1'],
    });
    expect(rate(at(6, record), 'o1', 'P', { text: ' ' }).data).toEqual({ objective: 'o1', rating: 'P' });
  });
});

describe('what cannot be done is refused', () => {
  const refused: [string, (of: Controlled) => ExerciseDraft, string][] = [
    ['an inject that came', of => fire(of, 'i1'), 'i1 has come already, 5m into the exercise'],
    ['holding one that came', of => hold(of, 'i1', true), 'has come already'],
    ['dropping one that came', of => drop(of, 'i1'), 'has come already'],
    ['an unknown inject', of => fire(of, 'i9'), 'no inject `i9`'],
    ['letting go what is not held', of => hold(of, 'i2', false), 'is not held'],
    ['going on with what runs', of => goOn(of), 'is not paused'],
    ['a hint before its inject', of => hint(of, 'i2'), 'would give it away'],
    ['an unknown expectation', of => judge(of, 'e9', true), 'no expectation `e9`'],
    ['an empty observation', of => observe(of, ' '), 'Nothing was observed'],
    ['an unknown objective', of => rate(of, 'o9', 'P', {}), 'no objective `o9`'],
  ];

  it.each(refused)('%s', (_, act, says) => {
    expect(() => act(at(6, came(begun(), 5)))).toThrow(says);
  });

  it('twice the same', () => {
    const record = begun();
    record.at(1, pause(at(1, record)), hold(at(1, record), 'i1', true), drop(at(1, record), 'i2'));
    expect(() => pause(at(1, record))).toThrow('paused already');
    expect(() => hold(at(1, record), 'i1', true)).toThrow('held already');
    expect(() => drop(at(1, record), 'i2')).toThrow('dropped already');
    expect(pause(at(1, record), 'real-world').data).toMatchObject({ why: 'real-world' });
  });
});

describe('the outlook', () => {
  const outlook = (minute: number, record: PlayRecord) => {
    const { scenario, drill, state, now } = at(minute, record);
    return outlookOf(scenario, drill, state, now).map(
      ({ inject, state, at, waits }) =>
        `${inject.id} ${state} ${at === undefined ? '-' : (at - storyStart) / 60_000} ${waits.join(', ')}`,
    );
  };

  it('says what comes when, the soonest first, and what it waits for besides', () => {
    expect(outlook(1, begun())).toEqual([
      'i1 pending 5 ',
      'i2 pending 8 step verdict opened',
      'i3 pending - i1 or verdict decided: nobody',
    ]);
  });

  it('has what came first, and what was dropped last', () => {
    const record = came(begun(), 5);
    record.at(6, drop(at(6, record), 'i2'));
    expect(outlook(6, record)).toEqual([
      'i1 delivered 5 ',
      'i3 pending 8 its time or verdict decided: nobody',
      'i2 dropped - ',
    ]);
  });

  it('says of what no longer may hold that it waits for its end', () => {
    const record = begun();
    record.at(1, fire(at(1, record), 'i3'));
    expect(outlook(2, record)[2]).toBe('i2 pending 8 step verdict opened, the end of: flag calm is raised');
  });
});
