import { drillOf } from '../drill/drill-state.ts';
import { isClosed } from '../engine/state.ts';
import { TocsinError } from '../errors.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { acts } from './acts/index.ts';
import { Left } from './asker.ts';
import type { CaseSession } from './case-session.ts';
import { Desk } from './desk.ts';
import { scenarioOf } from './direct.ts';
import type { Surroundings } from './surroundings.ts';
import { Watch } from './watch.ts';

/**
 * The loop at a terminal: take in what others did, record what follows, show what is next, wait for a key, act.
 * Returns when the case is closed. Throws Paused and TerminalGone as the prompter does.
 */
export async function interact(
  session: CaseSession,
  prompter: Prompter,
  around: Surroundings,
): Promise<void> {
  const scenario = await scenarioOf(session);
  const desk = new Desk(session, prompter, { ...around, scenario });
  takeUp(desk);
  const watch = new Watch(desk);
  try {
    while (!isClosed(session.state)) {
      const focus = await watch.next();
      const act = await watch.act(focus);
      if (act && !isClosed(session.state)) await perform(desk, watch, act);
    }
  } finally {
    watch.stop();
  }
}

/** Goes on with an exercise that its only player put down, and says where one has lost its scenario. */
function takeUp(desk: Desk): void {
  const { session, around, prompter } = desk;
  const drill = drillOf(session.state.exercise);
  if (!drill) return;
  if (!around.scenario)
    prompter.print([
      [
        {
          text: 'The text of the scenario is not in this copy of the case: no inject will come by itself.',
          tone: 'bad',
          hang: true,
        },
      ],
    ]);
  else beAtWork(desk);
  if (!drill.started.data.solo || !drill.paused) return;
  const story = new Date(session.now).toISOString();
  const data = { running: drill.started.data.clock !== 'manual', story, why: 'resume' as const };
  desk.record({ kind: 'exercise', draft: { type: 'drill.clock', data } });
}

/** Whoever controls sees that somebody is there again, and other terminals whose turn it is. What is wrong the first entry says too. */
function beAtWork({ session }: Desk): void {
  try {
    session.begin();
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
  }
}

async function perform(desk: Desk, watch: Watch, id: string): Promise<void> {
  const { focus } = watch;
  const act = acts.find(a => a.id === id);
  if (!focus || !act?.offered(focus, desk)) return;
  try {
    watch.wanted = (await act.run(desk, focus)) ?? watch.wanted;
  } catch (error) {
    if (error instanceof Left) return;
    if (!(error instanceof TocsinError)) throw error;
    desk.prompter.print([
      [{ text: error.message, tone: 'bad', hang: true }],
      ...(error.hint ? [[{ text: error.hint, tone: 'dim' as const, hang: true }]] : []),
    ]);
  }
}
