import { findText } from '../../case/playbook-texts.ts';
import { drillOf } from '../../drill/drill-state.ts';
import { loadScenario } from '../../drill/load-scenario.ts';
import type { Run } from '../../drill/outcome/compare-runs.ts';
import { measuresOf } from '../../drill/outcome/measures.ts';
import { lookedAt, type Played } from '../../drill/outcome/played.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { Expressions } from '../../engine/expressions.ts';
import { renderer } from '../../engine/renderer.ts';
import { type CaseState, isClosed, modeOf } from '../../engine/state.ts';
import { CaseFileError, RefusedError, UsageError } from '../../errors.ts';
import type { Clock } from '../../io.ts';
import { caseNow } from '../../session/drill-clock.ts';
import { type ReadCase, readSession } from '../../session/open-session.ts';
import { shellWord } from '../../shell-word.ts';
import type { Context } from '../command.ts';
import { warnOfProblems } from '../warn-of-problems.ts';

/**
 * An exercise as the folder of its case has it, with what it comes to. One that is not closed is for its controller alone: what was
 * expected of the players is in it. Throws `UsageError` where the case plays no scenario, `RefusedError` where it is open.
 */
export function readRun(
  dir: string,
  { controller = false }: { controller?: boolean },
  context: Context,
): Run & { expressions: Expressions } {
  const read = readSession(dir);
  const run = runOf(read, context.io.clock);
  if (!run) throw playsNone(read.state);
  if (!controller && !isClosed(read.state))
    throw new RefusedError(
      `${run.name} is still being played, and this shows what its players may not see yet.`,
      'Close it first; its controller gives --controller.',
    );
  warnOfProblems(read.reading.problems, context);
  return { ...run, expressions: read.expressions };
}

/** What a case that was read comes to as an exercise; nothing where it plays no scenario. Throws `CaseFileError` where its text is not there. */
export function runOf({ dir, reading, state, expressions }: ReadCase, clock: Clock): Run | undefined {
  const drill = drillOf(state.exercise);
  if (!drill) return undefined;
  const now = lookedAt(state, caseNow(state, clock));
  const played: Played = {
    scenario: pinnedScenario(dir, drill.started.data.scenario.digest),
    drill,
    state,
    records: reading.records,
    render: renderer(state, expressions, now),
    until: now,
  };
  return { name: state.openings[0]?.data.name ?? '', played, measures: measuresOf(played) };
}

function playsNone(state: CaseState): UsageError {
  const name = state.openings[0]?.data.name ?? '';
  return new UsageError(
    modeOf(state) === 'live' ? `${name} is a live case, and no exercise.` : `${name} plays no scenario.`,
    `Name a case that \`tocsin drill run\` opened; \`tocsin log ${shellWord(name)}\` shows what this one recorded.`,
  );
}

function pinnedScenario(dir: string, digest: string): Scenario {
  const text = findText(dir, digest);
  const scenario = text === undefined ? undefined : loadScenario(text, 'scenario').scenario;
  if (scenario) return scenario;
  throw new CaseFileError(
    `${dir}: the scenario that it plays is not there whole`,
    'Copy its playbook folder here from another copy of the case.',
  );
}
