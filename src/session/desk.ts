import type { Command } from '../engine/command.ts';
import type { Recorded } from '../engine/event.ts';
import type { Line } from '../terminal/line.ts';
import type { ChoiceForm, ComposeForm, Form, Prompter, Reply, TextForm } from '../terminal/prompter.ts';
import type { CaseSession } from './case-session.ts';
import { entryLine } from './screens/entry.ts';

/** The person went back from a form to the step. What was typed waits there. */
export class Left extends Error {}

/** Where a person works on a case: what acts are given. Asking throws Left where the person goes back. */
export class Desk {
  readonly session: CaseSession;
  readonly prompter: Prompter;
  /** The last acknowledged entry, for the status row. */
  saved: Line = [];

  constructor(session: CaseSession, prompter: Prompter) {
    this.session = session;
    this.prompter = prompter;
  }

  /** Records, and prints the permanent line of each entry once it is on the disk. */
  record(command: Command): Recorded[] {
    const recorded = this.session.record(command);
    this.show(recorded);
    const last = recorded.at(-1);
    if (last) this.saved = [{ text: `saved #${last.seq} ${last.ts.slice(11, 19)}Z`, tone: 'dim' }];
    return recorded;
  }

  /** Permanent lines of entries; those of no interest while working (a step opening in its turn) leave none. */
  show(records: readonly Recorded[]): void {
    const worth = records.filter(r => !(r.type === 'step.opened' && r.auto) && r.type !== 'session.started');
    if (worth.length > 0)
      this.prompter.print(worth.map(r => entryLine(r, this.session.playbook, this.session.now)));
  }

  async text(form: TextForm): Promise<string> {
    return answer(await this.prompter.text(form));
  }

  async compose(form: ComposeForm): Promise<string> {
    return answer(await this.prompter.compose(form));
  }

  async choose(form: ChoiceForm): Promise<string> {
    return answer(await this.prompter.choose(form));
  }

  async pick(form: ChoiceForm & { picked?: string[] }): Promise<string[]> {
    return answer(await this.prompter.pick(form));
  }

  async confirm(form: Form & { initial?: boolean }): Promise<boolean> {
    return answer(await this.prompter.confirm(form));
  }
}

function answer<T>(reply: Reply<T>): T {
  if (reply.kind === 'left') throw new Left();
  return reply.value;
}
