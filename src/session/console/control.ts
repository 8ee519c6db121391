import { drillOf } from '../../drill/drill-state.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { isClosed } from '../../engine/state.ts';
import { TocsinError } from '../../errors.ts';
import type { Live, Prompter } from '../../terminal/prompter.ts';
import { Left } from '../asker.ts';
import type { CaseSession } from '../case-session.ts';
import { RealWorld } from '../real-world.ts';
import { consoleActs } from './acts.ts';
import { stopForRealWorld } from './clock-acts.ts';
import { ConsoleDesk } from './console-desk.ts';
import { consoleLines, readingLines } from './view.ts';

/**
 * The controller's loop: shows where the exercise stands, waits for a key, records what it does. The players' terminals take that in by
 * themselves. Returns when the controller leaves; throws Paused and TerminalGone as the prompter does.
 */
export async function control(session: CaseSession, scenario: Scenario, prompter: Prompter): Promise<void> {
  const desk = new ConsoleDesk(session, scenario, prompter);
  const timer = setInterval(() => look(desk), lookEvery);
  try {
    for (;;) {
      const act = await prompter.act(() => live(desk));
      if (act === leave.act) return;
      await perform(desk, act);
    }
  } finally {
    clearInterval(timer);
  }
}

/** What others did shows by itself. A disk that fails while nobody asks is said by the next key. */
function look(desk: ConsoleDesk): void {
  try {
    // Plain says what came; it would say the whole screen again.
    if (desk.take() && desk.prompter.face === 'tty') desk.prompter.refresh();
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
  }
}

function live(desk: ConsoleDesk): Live {
  const { prompter, saved } = desk;
  const plain = prompter.face !== 'tty';
  const room = plain
    ? { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY }
    : { width: prompter.width, height: prompter.height - keyRows - 2 };
  return {
    lines: (desk.reading ? readingLines : consoleLines)(desk.view(), room),
    keys: [
      ...consoleActs
        .filter(act => isOffered(act.id, desk))
        .map(({ key, id, label, more }) => ({
          key,
          act: id,
          label: typeof label === 'string' ? label : label(desk),
          ...((typeof more === 'function' ? more(desk) : more) && { more: true as const }),
        })),
      leave,
    ],
    status: saved,
    redrawIn: 1,
  };
}

function isOffered(id: string, desk: ConsoleDesk): boolean {
  const act = consoleActs.find(each => each.id === id);
  if (!act || (isClosed(desk.session.state) && !act.afterwards)) return false;
  return act.offered(desk);
}

async function perform(desk: ConsoleDesk, id: string): Promise<void> {
  const act = consoleActs.find(each => each.id === id);
  if (!act || !isOffered(id, desk)) return;
  try {
    await act.run(desk);
  } catch (error) {
    if (error instanceof Left) return;
    if (error instanceof RealWorld && drillOf(desk.session.state.exercise)) return stopForRealWorld.run(desk);
    if (!(error instanceof TocsinError)) throw error;
    desk.prompter.print([
      [{ text: error.message, tone: 'bad', hang: true }],
      ...(error.hint ? [[{ text: error.hint, tone: 'dim' as const, hang: true }]] : []),
    ]);
  }
}

const leave = { key: 'q', act: 'leave', label: 'leave' };
/** Milliseconds between looks at the other logs. */
const lookEvery = 250;
/** Rows that the keys take at 80 columns, with all of them shown. */
const keyRows = 3;
