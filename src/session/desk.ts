import type { Deadline } from '../engine/clocks/deadline.ts';
import { type Command, isDatable } from '../engine/command.ts';
import type { Instance, Occurred, Recorded } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import { settle } from '../engine/outcome.ts';
import { turnOf } from '../engine/slot.ts';
import { modeOf } from '../engine/state.ts';
import { isForControllers } from '../report/kinds-of-entry.ts';
import type { Line } from '../terminal/line.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { isBookkeeping } from './arrivals.ts';
import { Asker, Left } from './asker.ts';
import type { CaseSession } from './case-session.ts';
import { deadlineChanges } from './screens/deadline-changes.ts';
import { entryLine } from './screens/entry-line.ts';
import { injectFrame, isFirstDelivery } from './screens/inject.ts';
import type { Surroundings } from './surroundings.ts';

/** Where a person works on a case: what acts are given. */
export class Desk extends Asker {
  readonly session: CaseSession;
  readonly around: Surroundings;
  #saved: Line = [];
  #deadlines: Deadline[];
  #occurred: Occurred | undefined;

  constructor(session: CaseSession, prompter: Prompter, around: Surroundings) {
    super(prompter, modeOf(session.state));
    this.session = session;
    this.around = around;
    this.#deadlines = session.deadlines();
  }

  /** Takes in what others did, records, and prints the permanent line of each entry once it is on the disk. */
  record(command: Command): Recorded[] {
    this.show(this.session.take());
    const recorded = this.session.record(this.#dated(command));
    this.showSaved(recorded);
    return recorded;
  }

  /** What `act` records carries when it really happened, where it can and does not say so itself. */
  async happened<T>(occurred: Occurred, act: () => Promise<T>): Promise<T> {
    this.#occurred = occurred;
    try {
      return await act();
    } finally {
      this.#occurred = undefined;
    }
  }

  #dated(command: Command): Command {
    if (!this.#occurred || !isDatable(command)) return command;
    return { occurred: this.#occurred, ...command };
  }

  /** An ending, after a question where somebody else has ended the step while this person was typing. */
  async recordEnding(command: Extract<Command, { also?: boolean }> & { at: Instance }): Promise<void> {
    this.show(this.session.take());
    const slot = instanceName(command.at);
    const settled = settle(turnOf(this.session.state.walk.slot(command.at), command.at.redo));
    if (settled.kind === 'final') {
      const { by, word } = settled;
      const ask = `${slot} was ended meanwhile: ${word}, by ${by.actor.name}. Record yours too?`;
      if (!(await this.confirm({ ask, field: { step: slot, name: 'meanwhile' } }))) throw new Left();
    }
    this.record({ ...command, also: true });
  }

  showSaved(recorded: readonly Recorded[]): void {
    this.show(recorded);
    const last = recorded.at(-1);
    if (last) this.#saved = [{ text: `saved #${last.seq} ${last.ts.slice(11, 19)}Z`, tone: 'dim' }];
  }

  /** The last acknowledged entry; or, before everything else, what is not on the disk. */
  get saved(): Line {
    const { length } = this.session.store.unrecorded;
    if (length === 0) return this.#saved;
    return [
      {
        text: `NOT RECORDED: ${length} ${length === 1 ? 'entry waits' : 'entries wait'} in memory; w writes again`,
        tone: 'bad',
      },
    ];
  }

  /** Permanent lines of entries; those of no interest while working leave none. */
  show(records: readonly Recorded[]): void {
    const worth = records.filter(r => !isBookkeeping(r) && !isForControllers(r));
    if (worth.length > 0) {
      const { playbook, now } = this.session;
      this.prompter.print(
        worth.flatMap(r => {
          if (r.type !== 'inject.delivered')
            return [entryLine(r, playbook, (text, at) => this.session.render(text, at), now)];
          return isFirstDelivery(r, this.session.state) ? injectFrame(r, now) : [];
        }),
      );
    }
    if (records.length > 0) this.#showDeadlines();
  }

  /** What entries have changed of the deadlines since the last look. */
  #showDeadlines(): void {
    const { session } = this;
    const deadlines = session.deadlines();
    const render = (text: string) => session.render(text);
    const lines = deadlineChanges(this.#deadlines, deadlines, session.now, render);
    this.#deadlines = deadlines;
    if (lines.length > 0) this.prompter.print(lines);
  }
}
