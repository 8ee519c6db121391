import { findText } from '../../case/playbook-texts.ts';
import { drillOf } from '../../drill/drill-state.ts';
import { loadScenario } from '../../drill/load-scenario.ts';
import type { Run } from '../../drill/outcome/compare-runs.ts';
import { measuresOf } from '../../drill/outcome/measures.ts';
import { lookedAt, type Played } from '../../drill/outcome/played.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { renderer } from '../../engine/renderer.ts';
import { isClosed } from '../../engine/state.ts';
import { CaseFileError, RefusedError, UsageError } from '../../errors.ts';
import { caseNow } from '../../session/drill-clock.ts';
import { readSession } from '../../session/open-session.ts';
import type { Context } from '../command.ts';

/**
 * An exercise as the folder of its case has it, with what it comes to. One that is not closed is for its controller alone: what was
 * expected of the players is in it. Throws `UsageError` where the case plays no scenario, `RefusedError` where it is open.
 */
export function readRun(
  dir: string,
  { controller = false }: { controller?: boolean },
  context: Context,
): Run {
  const { reading, state, expressions } = readSession(dir);
  const name = state.openings[0]?.data.name ?? '';
  const drill = drillOf(state.exercise);
  if (!drill)
    throw new UsageError(`${name} plays no scenario.`, 'Name a case that `tocsin drill run` opened.');
  if (!controller && !isClosed(state))
    throw new RefusedError(
      `${name} is still being played, and this shows what its players may not see yet.`,
      'Close it first; its controller gives --controller.',
    );
  const now = lookedAt(state, caseNow(state, context.io.clock));
  const played: Played = {
    scenario: pinnedScenario(dir, drill.started.data.scenario.digest),
    drill,
    state,
    records: reading.records,
    render: renderer(state, expressions, now),
    until: now,
  };
  return { name, played, measures: measuresOf(played) };
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
