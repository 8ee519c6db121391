import { createCase } from '../case/create-case.ts';
import { listCases } from '../case/list-cases.ts';
import type { Scenario } from '../drill/scenario.ts';
import type { Actor } from '../engine/event.ts';
import { UsageError } from '../errors.ts';
import { given } from '../given.ts';
import type { Io } from '../io.ts';
import type { Calendar } from '../playbook/calendar.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import { givenName, nextCaseName } from '../workspace/case-name.ts';
import { bindExpressions } from './bind-expressions.ts';
import { CaseSession } from './case-session.ts';
import { machineOf } from './commands/machine.ts';
import { DrillClock } from './drill-clock.ts';

export interface Start {
  io: Io;
  actor: Actor;
  tool: string;
  casesDir: string;
  /** Without one, the next by the pattern. */
  name?: string;
  /** How cases are named: `INC-{year}-{number}-{playbook}`, which is the usual one. */
  pattern?: string;
  mode: 'live' | 'drill';
  scripted: boolean;
  inputs: Record<string, Value>;
  /** What its clocks count in, by id; the case keeps them. */
  calendars?: Record<string, Calendar>;
  /** The playbook's exact text first, then those it was made with. */
  texts: readonly string[];
  playbook: Playbook;
  exercise?: ToExercise;
}

/** What is played over the playbook. */
export interface ToExercise {
  scenario: Scenario;
  /** Its exact text, which the case keeps. */
  text: string;
  seed: string;
  /** Without a controller. */
  solo: boolean;
}

/** Opens a case, durably, and marks when it was opened. Throws CaseFileError, with nothing left behind; UsageError for a live case's name that says EXERCISE. */
export function startCase(start: Start): CaseSession {
  const { actor, tool, casesDir, mode, scripted, inputs, texts, playbook, exercise } = start;
  const drillClock =
    exercise && !start.io.clock.wall
      ? new DrillClock(start.io.clock, Date.parse(exercise.scenario.clock.storyStart))
      : undefined;
  const io = { ...start.io, clock: drillClock ?? start.io.clock };
  const expressions = bindExpressions(playbook);
  const store = createCase({
    casesDir,
    name: nameOf(start),
    io,
    actor,
    tool,
    opening: {
      mode,
      scripted,
      inputs,
      ...given({ calendars: calendarsOf(playbook, start.calendars) }),
      playbook: { id: playbook.id, version: playbook.version },
    },
    texts,
    compiled: playbook,
  });
  const session = new CaseSession(store, playbook, expressions, io.clock, machineOf(io));
  drillClock?.follow(() => session.state.exercise);
  session.markOpening();
  if (exercise) beginExercise(session, exercise);
  return session;
}

function beginExercise(session: CaseSession, { scenario, text, seed, solo }: ToExercise): void {
  const { id, version, title, clock } = scenario;
  const digest = session.store.keepText(text);
  session.record({
    kind: 'exercise',
    draft: {
      type: 'drill.started',
      auto: true,
      data: {
        scenario: { id, version, title, digest },
        seed,
        clock: clock.mode,
        scale: clock.scale,
        story: new Date(session.now).toISOString(),
        solo,
      },
    },
  });
}

function nameOf(start: Start): string {
  const name = start.name === undefined ? nextName(start) : start.name;
  const borne = givenName(name, start.mode);
  if (borne !== undefined) return borne;
  throw new UsageError(
    `a live case cannot be called ${name}: EXERCISE marks what is none.`,
    start.name === undefined ? 'Change `case_id` in tocsin.yaml.' : 'Give another --name, or open a drill.',
  );
}

function nextName({ casesDir, mode, pattern, playbook, io }: Start): string {
  const taken = listCases(casesDir).map(({ name }) => name);
  return nextCaseName({ pattern, mode, playbook: playbook.id, now: io.clock.now() }, taken);
}

/** Those that its clocks count in: the case keeps no more. */
function calendarsOf({ clocks }: Playbook, known: Record<string, Calendar> = {}): Start['calendars'] {
  const named = new Set(clocks.map(({ calendar = 'default' }) => calendar));
  const kept = Object.entries(known).filter(([id]) => named.has(id));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
