import type { Instance } from '../../engine/event.ts';
import { Paused } from '../../terminal/prompter.ts';
import type { Desk } from '../desk.ts';
import { runningBlock } from '../screens/command.ts';
import type { WatchedCommand } from './execute-command.ts';
import type { CommandPlan, CommandStep } from './plan-command.ts';

/** Shows a running command and the end of its output. Ctrl-C and `x` stop the command, and not the case; twice ends it at once. */
export async function watchCommand(
  desk: Pick<Desk, 'session' | 'prompter'>,
  about: { step: CommandStep; at: Instance; plan: CommandPlan },
  command: WatchedCommand,
): Promise<void> {
  const from = desk.session.mono;
  let over = false;
  let stopping = false;
  const ended = command.over.then(() => {
    over = true;
  });
  const live = () =>
    runningBlock(about, { tail: command.tail(6), elapsed: desk.session.mono - from, stopping });
  while (!over) {
    try {
      const act = await desk.prompter.attend(live, ended);
      if (act === undefined) break;
    } catch (error) {
      if (!(error instanceof Paused)) throw error;
    }
    stopping = true;
    command.stop();
  }
  const tail = command.tail(8);
  desk.prompter.print(tail.map(text => [{ text: '  ' }, { text, tone: 'dim', hang: true }]));
}
