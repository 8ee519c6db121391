import { formatTime, parseTime } from '../expression/values/time.ts';
import { given } from '../given.ts';
import { parseDuration } from '../playbook/duration.ts';
import type { Duration } from '../playbook/playbook.ts';
import type { Expectation, Inject, Mark, Scenario, StepState, Trigger } from './scenario.ts';
import type {
  ExpectationEntry,
  InjectEntry,
  MarkEntry,
  ScenarioDocument,
  TriggerEntry,
} from './scenario-document.ts';

/** A scenario as the director takes it, of one that was checked. */
export function readScenario(document: ScenarioDocument): Scenario {
  const { id, title, version, summary = '', playbook, duration, clock, seed, overview = {} } = document;
  const { objectives, roles = [], inputs = {}, facts = [], injects, pools = [], hot_wash = [] } = document;
  const { scope = '', threat = '', sponsor = '', contact = '' } = overview;
  return {
    id,
    title,
    version,
    summary,
    playbook,
    duration: lasting(duration),
    clock: {
      mode: clock.mode,
      scale: clock.mode === 'scaled' ? Number(clock.scale) : 1,
      storyStart: formatTime(parseTime(clock.story_start) ?? Number.NaN),
    },
    ...(seed !== undefined && seed !== 'auto' && { seed }),
    overview: { scope, threat, sponsor, contact },
    objectives: objectives.map(({ capability = '', target = '', ...rest }) => ({
      ...rest,
      capability,
      target,
    })),
    roles: roles.map(({ id, brief = '', required }) => ({
      id,
      brief: brief.trimEnd(),
      required: required === 'true',
    })),
    inputs,
    facts: facts.map(({ from = '', text, ...rest }) => ({ ...rest, text: text.trimEnd(), from })),
    injects: injects.map(readInject),
    pools: pools.map(({ id, draw, between: [from, to], injects }) => ({
      id,
      draw: Number(draw),
      between: [lasting(from), lasting(to)],
      injects,
    })),
    hotWash: hot_wash,
  };
}

function readInject(entry: InjectEntry): Inject {
  const { id, type, when, late = 'defer', channel = '', from = '', to = [], text, raises = [] } = entry;
  const { answer = '', hints = [], watch_for = [] } = entry.trainer ?? {};
  return {
    id,
    type,
    ...given({ when: when && readTrigger(when) }),
    late,
    channel,
    from,
    to,
    text: text.trimEnd(),
    raises,
    expect: (entry.expect ?? []).map(readExpectation),
    questions: entry.questions ?? [],
    trainer: { answer: answer.trimEnd(), hints, watchFor: watch_for },
  };
}

function readExpectation({ critical, met_by, within, text = '', ...rest }: ExpectationEntry): Expectation {
  return {
    ...rest,
    within: lasting(within),
    critical: critical === 'true',
    metBy: met_by === 'manual' ? { kind: 'manual' } : readMark(met_by),
    text,
  };
}

function readMark({ step, decision, option, milestone, state }: MarkEntry): Mark {
  if (step !== undefined) return { kind: 'step', step, state: state as StepState };
  if (decision !== undefined) return { kind: 'decision', decision, ...given({ option }) };
  return { kind: 'milestone', milestone: milestone as string };
}

function readTrigger(entry: TriggerEntry): Trigger {
  const { at, after, wait, expectation, flag, idle, all, any, not } = entry;
  if (at !== undefined) return { kind: 'at', at: lasting(at) };
  if (after !== undefined)
    return { kind: 'after', inject: after, ...given({ wait: wait === undefined ? wait : lasting(wait) }) };
  if (expectation !== undefined)
    return { kind: 'expectation', expectation, state: entry.state as 'met' | 'late' | 'missed' };
  if (flag !== undefined) return { kind: 'flag', flag };
  if (idle !== undefined) return { kind: 'idle', idle: lasting(idle) };
  if (all) return { kind: 'all', of: all.map(readTrigger) };
  if (any) return { kind: 'any', of: any.map(readTrigger) };
  if (not) return { kind: 'not', of: readTrigger(not) };
  return readMark(entry);
}

/** The schema has seen that it is one. */
function lasting(text: string): Duration {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`not a duration: ${text}`);
  return duration;
}
