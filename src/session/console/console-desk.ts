import type { Controlled } from '../../drill/controls.ts';
import { dueInjects } from '../../drill/director.ts';
import { type DrillState, drillOf } from '../../drill/drill-state.ts';
import { expectationsOf } from '../../drill/expectations.ts';
import { lookedAt } from '../../drill/outcome/played.ts';
import { outlookOf, type Prospect } from '../../drill/outlook.ts';
import type { Scenario } from '../../drill/scenario.ts';
import type { ExerciseDraft, Recorded } from '../../engine/event.ts';
import { openSteps } from '../../engine/open-steps.ts';
import { isClosed } from '../../engine/state.ts';
import type { Line } from '../../terminal/line.ts';
import type { Prompter } from '../../terminal/prompter.ts';
import { isBookkeeping } from '../arrivals.ts';
import { Asker } from '../asker.ts';
import { AtWork } from '../at-work.ts';
import type { CaseSession } from '../case-session.ts';
import { entryLine } from '../screens/entry-line.ts';
import { NewProblems } from '../screens/problem.ts';
import type { ConsoleView } from './console-view.ts';

/** Where a controller works on an exercise: what the acts of the console are given. */
export class ConsoleDesk extends Asker {
  readonly session: CaseSession;
  readonly scenario: Scenario;
  /** Id of the inject that keys act on. It moves by keys only, so that none strikes another than the one that was meant. */
  chosen: string;
  /** The chosen inject has the whole screen. */
  reading = false;
  /** Everything on the record, as it came here. */
  readonly records: Recorded[] = [];
  readonly #atWork: AtWork;
  readonly #problems: NewProblems;
  #saved: Line = [];
  /** Since when injects are due and do not come, in milliseconds of `mono`. */
  #dueSince: number | undefined;

  constructor(session: CaseSession, scenario: Scenario, prompter: Prompter) {
    super(prompter, 'drill');
    this.session = session;
    this.scenario = scenario;
    this.records.push(...session.store.records);
    this.#problems = new NewProblems(session.store);
    this.#atWork = new AtWork(w => session.store.isLeft(w));
    this.#atWork.note(session.store.records);
    const outlook = this.#outlook();
    this.chosen = (outlook.find(({ state }) => state === 'pending') ?? outlook[0])?.inject.id ?? '';
  }

  get drill(): DrillState {
    const drill = drillOf(this.session.state.exercise);
    if (!drill) throw new Error('a console without an exercise');
    return drill;
  }

  get controlled(): Controlled {
    const { scenario, drill, session } = this;
    return { scenario, drill, state: session.state, now: session.now };
  }

  /** Takes in what others did, then records what is decided on all of that, and prints the entry once it is on the disk. */
  record(decide: (controlled: Controlled) => ExerciseDraft): void {
    this.take();
    const recorded = this.session.record({ kind: 'exercise', draft: decide(this.controlled) });
    this.showSaved(recorded);
  }

  showSaved(recorded: readonly Recorded[]): void {
    this.records.push(...recorded);
    this.#show(recorded);
    const last = recorded.at(-1);
    if (last) this.#saved = [{ text: `saved #${last.seq} ${last.ts.slice(11, 19)}Z`, tone: 'dim' }];
  }

  /** Takes in what others did; true where there was anything. */
  take(): boolean {
    const taken = this.session.take();
    this.records.push(...taken);
    this.#atWork.note(taken);
    this.#show(taken);
    const problems = this.#problems.lines();
    if (problems.length > 0) this.prompter.print(problems);
    return taken.length > 0;
  }

  /** The last acknowledged entry; or, before everything else, what is not on the disk. */
  get saved(): Line {
    const { length } = this.session.store.unrecorded;
    return length === 0
      ? this.#saved
      : [{ text: `NOT RECORDED: ${length} waiting in memory; w writes again`, tone: 'bad' }];
  }

  /** Where the chosen inject stands. */
  get prospect(): Prospect | undefined {
    return this.#outlook().find(({ inject }) => inject.id === this.chosen);
  }

  /** Id of the inject that keys are to act on once the chosen one has left its place. */
  get following(): string {
    const ids = this.#outlook().map(({ inject }) => inject.id);
    const at = ids.indexOf(this.chosen);
    return ids[at + 1] ?? ids[at - 1] ?? this.chosen;
  }

  /** Goes to another inject: `by` places further in the order in which they stand. */
  moveOn(by: number): void {
    const ids = this.#outlook().map(({ inject }) => inject.id);
    const at = ids.indexOf(this.chosen);
    this.chosen = ids[Math.min(ids.length - 1, Math.max(0, at + by))] ?? this.chosen;
  }

  view(): ConsoleView {
    const { session, scenario, drill } = this;
    const { state } = session;
    const now = lookedAt(state, session.now);
    return {
      name: session.store.name,
      scenario,
      drill,
      state,
      closed: isClosed(state),
      now,
      outlook: this.#outlook(),
      chosen: this.chosen,
      standings: expectationsOf(scenario, drill, state, now),
      open: openSteps(state),
      newest: state.newestAct,
      players: this.#atWork.players,
      stuck: this.#isStuck(),
      render: (text, at) => session.render(text, at),
    };
  }

  #outlook() {
    return outlookOf(this.scenario, this.drill, this.session.state, this.session.now);
  }

  /** A players' terminal delivers within a quarter of a second; one that was killed leaves no other trace. */
  #isStuck(): boolean {
    const { session, scenario, drill } = this;
    const due =
      !isClosed(session.state) && dueInjects(scenario, drill, session.state, session.now).length > 0;
    this.#dueSince = due ? (this.#dueSince ?? session.mono) : undefined;
    return this.#dueSince !== undefined && session.mono - this.#dueSince > patience;
  }

  #show(records: readonly Recorded[]): void {
    const { playbook, now } = this.session;
    const worth = records.filter(record => !isBookkeeping(record));
    if (worth.length > 0)
      this.prompter.print(
        worth.map(r => entryLine(r, playbook, (text, at) => this.session.render(text, at), now)),
      );
  }
}

/** Milliseconds for which an inject may be due before it is said that nobody delivers it. */
const patience = 3000;
