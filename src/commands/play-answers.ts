import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { drillOf } from '../drill/drill-state.ts';
import type { Recorded } from '../engine/event.ts';
import type { Render } from '../engine/renderer.ts';
import { isClosed } from '../engine/state.ts';
import { type ExitCode, exit, InputNeededError, UsageError } from '../errors.ts';
import { prettyReport } from '../lint/reporters/pretty.ts';
import { loadWalkthrough } from '../playbook/load-walkthrough.ts';
import type { Walkthrough } from '../playbook/walkthrough.ts';
import type { CaseSession } from '../session/case-session.ts';
import { scenarioOf } from '../session/direct.ts';
import { play } from '../session/play.ts';
import { Stuck } from '../session/play-record.ts';
import { entryLine } from '../session/screens/entry-line.ts';
import { SimulatedClock } from '../session/simulated-clock.ts';
import { shellWord } from '../shell-word.ts';
import { display } from '../terminal/display.ts';
import type { Line } from '../terminal/line.ts';
import { checkExpectations } from '../walkthrough/check-expectations.ts';
import type { Context } from './command.ts';
import { openToWrite } from './on-case.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { shelvesOf } from './shelves-of.ts';

export interface Script {
  path: string;
  walkthrough: Walkthrough;
}

/** Reads an answers file; throws UsageError with its findings where it is none. */
export function readScript(path: string, context: Context): Script {
  const { io } = context;
  const file = resolve(io.cwd, path);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `the answers file ${path} cannot be read: ${(error as NodeJS.ErrnoException).code}.`,
    );
  }
  const { walkthrough, findings } = loadWalkthrough(text, path);
  if (!walkthrough) {
    printLines(
      prettyReport(findings, () => text),
      context,
      io.stderr,
    );
    throw new UsageError(`${path} is no answers file that can be played.`, 'Mend what is shown above.');
  }
  return { path: file, walkthrough };
}

/** Goes on with a case from an answers file, the clock at the newest entry. */
export async function playAnswers(
  context: Context,
  dir: string,
  answers: string,
  options: { acceptDamage?: boolean; json?: boolean; playbooks?: string },
): Promise<ExitCode> {
  const script = readScript(answers, context);
  const clock = new SimulatedClock(Date.parse(script.walkthrough.start));
  const session = openToWrite({ ...context, io: { ...context.io, clock } }, dir, options);
  clock.advanceTo(Date.parse(session.store.records.at(-1)?.ts ?? script.walkthrough.start));
  return playOut(context, session, script, clock, options);
}

/** Plays, prints each entry when it is on the disk, and says how the case stands then. */
export async function playOut(
  context: Context,
  session: CaseSession,
  { path, walkthrough }: Script,
  clock: SimulatedClock,
  { json = false, playbooks }: { json?: boolean; playbooks?: string },
): Promise<ExitCode> {
  const render: Render = (text, at) => session.render(text, at);
  const records: Recorded[] = [...session.store.records];
  const scenario = await scenarioOf(session);
  if (scenario) takeUpClock(session);
  try {
    await play({
      session,
      walkthrough,
      clock,
      scenario,
      pathOf: file => resolve(dirname(path), file),
      shelves: shelvesOf(context, playbooks),
      recorded: fresh => {
        records.push(...fresh);
        if (!json)
          printLines(
            fresh.map(r => entryLine(r, session.playbook, render, session.now)),
            context,
          );
      },
    });
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    throw new InputNeededError(
      `the answers end at ${error.message}.`,
      `The case is saved and open: tocsin resume ${shellWord(session.store.name)}`,
    );
  } finally {
    if (scenario) haltClock(session);
    session.end('answers played');
    if (json) printJson(outcome(session), context);
  }
  if (!json) printLines([standing(session)], context);
  const unmet = checkExpectations(
    { state: session.state, records, deadlines: session.deadlines() },
    walkthrough.expect ?? {},
  );
  for (const { message } of unmet) context.io.stderr.write(`not as expected: ${display(message)}\n`);
  if (unmet.length > 0) return exit.no;
  return isClosed(session.state) ? exit.done : exit.paused;
}

/** Answers that go on with an exercise which was put down take it up. */
function takeUpClock(session: CaseSession): void {
  const drill = drillOf(session.state.exercise);
  if (!drill?.paused) return;
  const story = new Date(session.now).toISOString();
  const running = drill.started.data.clock !== 'manual';
  const draft = { type: 'drill.clock' as const, data: { running, story, why: 'resume' as const } };
  session.record({ kind: 'exercise', draft });
}

/** Nobody plays on: whoever goes on with the exercise finds its clock where the answers ended. */
function haltClock(session: CaseSession): void {
  if (isClosed(session.state)) return;
  const story = new Date(session.now).toISOString();
  const draft = { type: 'drill.clock' as const, data: { running: false, story, why: 'pause' as const } };
  session.record({ kind: 'exercise', draft });
}

function standing({ store, state }: CaseSession): Line {
  return [
    { text: `${store.name} ${isClosed(state) ? 'is closed' : 'is open'}  `, tone: 'strong' },
    { text: `record  ${store.dir}`, tone: 'dim', hang: true },
  ];
}

function outcome({ store, state }: CaseSession) {
  const { id, name, dir } = store;
  const mode = state.openings[0]?.data.mode ?? 'live';
  const head = Object.values(store.heads()).at(-1)?.[1] ?? '';
  return {
    version: 1,
    case: id,
    name,
    dir,
    mode,
    state: isClosed(state) ? 'closed' : 'open',
    events: state.count,
    head,
  };
}
