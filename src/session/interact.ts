import { factsOf } from '../engine/facts.ts';
import { turnOf } from '../engine/slot.ts';
import { isClosed } from '../engine/state.ts';
import { TocsinError } from '../errors.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { acts } from './acts/index.ts';
import { askInput } from './ask.ts';
import { Left } from './asker.ts';
import type { CaseSession } from './case-session.ts';
import { Desk } from './desk.ts';
import { chooseFocus, type Focus, focusesOf } from './focus.ts';
import { dueOf, liveBlock } from './screens/live.ts';
import { stepText } from './screens/step-text.ts';

/**
 * The loop at a terminal: take in what others did, record what follows, show what is next, wait for a key, act.
 * Returns when the case is closed. Throws Paused and TerminalGone as the prompter does.
 */
export async function interact(session: CaseSession, prompter: Prompter): Promise<void> {
  const desk = new Desk(session, prompter);
  const watch = new Watch(desk);
  try {
    while (!isClosed(session.state)) {
      const focus = await watch.next();
      const act = await watch.act(focus);
      if (act) await perform(desk, watch, act);
    }
  } finally {
    watch.stop();
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

/** Keeps the focus true while time passes and others write: their entries show up by themselves, above what is typed. */
class Watch {
  readonly #desk: Desk;
  readonly #timer: NodeJS.Timeout;
  #shown: string | undefined;
  #movedAt = 0;
  focus: Focus | undefined;
  wanted: string | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#timer = setInterval(() => this.#look(), lookEvery);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Brings the case up to date and shows what is next. */
  async next(): Promise<Focus> {
    const { session } = this.#desk;
    this.#desk.show(session.take());
    this.#desk.show(session.settle());
    const focus = chooseFocus(focusesOf(session.agenda()), this.wanted);
    if (!focus) throw new Error('an open case has nothing to act on');
    if (focus.name !== this.#shown) await this.#askWhatItsTextUses(focus);
    this.#moveTo(focus);
    return focus;
  }

  /** Waits for a key. One that was meant for what stood there a moment ago does nothing. */
  async act(focus: Focus): Promise<string | undefined> {
    const { prompter } = this.#desk;
    const act = await prompter.act(() => this.#live(this.focus ?? focus));
    if (this.focus?.name === focus.name || this.#desk.session.now - this.#movedAt > settleIn) return act;
    prompter.print([[{ text: 'The step changed under your hand: press again.', tone: 'warn' }]]);
    return undefined;
  }

  #look(): void {
    const { session, prompter } = this.#desk;
    const taken = session.take();
    if (taken.length === 0) return;
    this.#desk.show(taken);
    this.#desk.show(session.settle());
    if (isClosed(session.state)) return prompter.refresh();
    const focus = chooseFocus(focusesOf(session.agenda()), this.wanted);
    if (focus && focus.name !== this.#shown) {
      this.#movedAt = session.now;
      this.#moveTo(focus);
    }
    prompter.refresh();
  }

  #moveTo(focus: Focus): void {
    this.focus = focus;
    this.wanted = focus.name;
    if (focus.name === this.#shown) return;
    this.#shown = focus.name;
    const { session, prompter } = this.#desk;
    if (focus.kind === 'step') {
      prompter.print(stepText(session.playbook, focus.open.at, text => session.render(text), dueOf(focus)));
    }
  }

  #live(focus: Focus) {
    const keys = acts.filter(act => act.offered(focus, this.#desk));
    return liveBlock(
      this.#desk.session,
      this.#desk.session.agenda(),
      focus,
      keys.map(({ key, id, label, more }) => ({ key, act: id, label, ...(more ? { more } : {}) })),
      this.#desk.saved,
    );
  }

  /** What a step's own words depend on is asked before they are shown; the rest when it is done. */
  async #askWhatItsTextUses(focus: Focus): Promise<void> {
    if (focus.kind !== 'step') return;
    const { session } = this.#desk;
    const { at, step } = focus.open;
    const { answered } = turnOf(session.state.walk.slot(at), at.redo);
    const texts = [
      step.title,
      step.why,
      step.guide,
      step.measure?.what,
      step.kind === 'notify' ? step.message : undefined,
    ];
    const facts = factsOf(session.state, session.now);
    const missing = texts.flatMap(text => (text ? session.expressions.render(text, facts).missing : []));
    for (const name of step.asks.filter(ask => missing.includes(ask) && !answered.has(ask))) {
      const input = session.playbook.inputs[name];
      try {
        if (input)
          session.record({ kind: 'set-input', at, name, value: await askInput(this.#desk, input, at) });
      } catch (error) {
        if (!(error instanceof Left)) throw error;
      }
    }
  }
}

/** Milliseconds between looks at the other logs. */
const lookEvery = 1000;
/** Milliseconds for which a key may still be meant for the former step. */
const settleIn = 1500;
