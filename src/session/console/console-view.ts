import type { DrillState } from '../../drill/drill-state.ts';
import type { Standing } from '../../drill/expectations.ts';
import type { Prospect } from '../../drill/outlook.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { Recorded } from '../../engine/event.ts';
import type { OpenStep } from '../../engine/open-steps.ts';
import type { Render } from '../../engine/renderer.ts';
import type { CaseState } from '../../engine/state.ts';

/** All that a controller's screen shows, at one moment. */
export interface ConsoleView {
  name: string;
  scenario: Scenario;
  drill: DrillState;
  state: CaseState;
  closed: boolean;
  /** The story's time, in milliseconds since 1970 UTC. */
  now: number;
  outlook: readonly Prospect[];
  /** Id of the inject whose texts stand below. */
  chosen: string;
  standings: readonly Standing[];
  open: readonly OpenStep[];
  newest: Recorded | undefined;
  /** Names of players whose terminals are at work. */
  players: readonly string[];
  /** Injects are due and nobody's terminal delivers them. */
  stuck: boolean;
  render: Render;
}

/** Columns and rows that the screen may fill; without end on the plain face, where nothing is cut. */
export interface Room {
  width: number;
  height: number;
}
