import { openSteps } from '../engine/open-steps.ts';
import { isClosed } from '../engine/state.ts';
import { TocsinError } from '../errors.ts';
import { acts } from './acts/index.ts';
import { askForText } from './ask-for-text.ts';
import type { Desk } from './desk.ts';
import { chooseFocus, type Focus, focusesOf } from './focus.ts';
import { nagging } from './nag.ts';
import { naggingDeadlines } from './nag-deadlines.ts';
import { nextLook } from './next-look.ts';
import { closedBlock, liveBlock } from './screens/live.ts';
import { NewProblems } from './screens/problem.ts';
import { showStep } from './show-step.ts';
import { TurnToDirect } from './turn-to-direct.ts';
import { unfilledLine, unfilledRoles } from './unfilled-roles.ts';

/** Keeps the focus true while time passes and others write: their entries show up by themselves, above what is typed. */
export class Watch {
  readonly #desk: Desk;
  readonly #problems: NewProblems;
  readonly #turn: TurnToDirect | undefined;
  #timer: NodeJS.Timeout | undefined;
  #shown: string | undefined;
  #movedAt = 0;
  #lookedAt: number;
  #trouble: string | undefined;
  /** Roles of which it was said that nobody has them; those of the beginning the welcome says. */
  readonly #unfilled: Set<string>;
  focus: Focus | undefined;
  wanted: string | undefined;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#lookedAt = desk.session.now;
    this.#problems = new NewProblems(desk.session.store);
    this.#unfilled = new Set(unfilledRoles(desk.session.state).map(({ id }) => id));
    const { scenario } = desk.around;
    this.#turn = scenario && new TurnToDirect(desk.session, scenario);
    this.#lookAgain();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #lookAgain(): void {
    const { session, around } = this.#desk;
    this.#timer = setTimeout(
      () => {
        this.#lookSafely();
        this.#lookAgain();
      },
      around.scenario ? nextLook(session, around.scenario) : lookEvery,
    );
  }

  /** Brings the case up to date and shows what is next. */
  async next(): Promise<Focus> {
    const { session } = this.#desk;
    this.#desk.show(session.take());
    this.#desk.show(session.settle());
    this.#desk.show(this.#turn?.direct() ?? []);
    this.#sayProblems();
    this.#sayUnfilled();
    const focus = chooseFocus(
      focusesOf(session.agenda(), session.now),
      this.wanted,
      this.focus,
      session.playbook,
    );
    if (!focus) throw new Error('an open case has nothing to act on');
    if (shownAs(focus) !== this.#shown && focus.kind === 'step') await askForText(this.#desk, focus.open);
    this.#moveTo(focus);
    return focus;
  }

  #sayProblems(): void {
    const lines = this.#problems.lines();
    if (lines.length > 0) this.#desk.prompter.print(lines);
  }

  /** A playbook that was called may want somebody in a role. */
  #sayUnfilled(): void {
    const { session, prompter, around } = this.#desk;
    const unsaid = unfilledRoles(session.state).filter(({ id }) => !this.#unfilled.has(id));
    for (const { id } of unsaid) this.#unfilled.add(id);
    if (unsaid.length > 0)
      prompter.print(unsaid.map(role => unfilledLine(session.state, role, around.workspace)));
  }

  /** Waits for a key. One that was meant for what stood there a moment ago does nothing. */
  async act(focus: Focus): Promise<string | undefined> {
    const { prompter } = this.#desk;
    const act = await prompter.act(() => this.#live(this.focus ?? focus));
    if (this.#shown === shownAs(focus) || this.#desk.session.mono - this.#movedAt > settleIn) return act;
    prompter.print([[{ text: 'The step changed under your hand: press again.', tone: 'warn' }]]);
    return undefined;
  }

  /** A disk that fails while nobody asks is said, and looked at again later. */
  #lookSafely(): void {
    try {
      this.#look();
    } catch (error) {
      if (!(error instanceof TocsinError)) throw error;
      if (this.#trouble !== error.message)
        this.#desk.prompter.print([[{ text: error.message, tone: 'bad' }]]);
      this.#trouble = error.message;
    }
  }

  #look(): void {
    const { session, prompter } = this.#desk;
    const render = (text: string) => session.render(text);
    const lines = [
      ...nagging(openSteps(session.state), this.#lookedAt, session.now),
      ...naggingDeadlines(session.deadlines(), this.#lookedAt, session.now, render),
    ];
    this.#lookedAt = session.now;
    if (lines.length > 0) prompter.print(lines);
    const taken = [...session.take(), ...(this.#turn?.direct() ?? [])];
    this.#sayProblems();
    if (taken.length === 0) return;
    this.#desk.show(taken);
    this.#desk.show(session.settle());
    this.#sayUnfilled();
    if (isClosed(session.state)) return prompter.refresh();
    const focus = chooseFocus(
      focusesOf(session.agenda(), session.now),
      this.wanted,
      this.focus,
      session.playbook,
    );
    if (focus && shownAs(focus) !== this.#shown) this.#movedAt = session.mono;
    if (focus) this.#moveTo(focus);
    prompter.refresh();
  }

  #moveTo(focus: Focus): void {
    this.focus = focus;
    this.wanted = focus.name;
    if (shownAs(focus) === this.#shown) return;
    this.#shown = shownAs(focus);
    if (focus.kind === 'step') showStep(this.#desk, focus);
  }

  #live(focus: Focus) {
    const { session, saved } = this.#desk;
    if (isClosed(session.state)) return closedBlock(session, saved);
    const keys = acts.filter(act => act.offered(focus, this.#desk));
    return liveBlock(
      session,
      session.agenda(),
      focus,
      keys.map(({ key, id, label, more }) => ({ key, act: id, label, ...(more ? { more } : {}) })),
      saved,
      this.#desk.around.scenario,
    );
  }
}

/** A step that waited and has opened is another thing on the screen, and keeps its name. */
function shownAs({ kind, name }: Focus): string {
  return `${kind} ${name}`;
}

/** Milliseconds between looks at the other logs, where no exercise goes on. */
const lookEvery = 1000;
/** Milliseconds for which a key may still be meant for the former step. */
const settleIn = 1500;
