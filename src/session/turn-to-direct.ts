import { dueInjects } from '../drill/director.ts';
import { drillOf } from '../drill/drill-state.ts';
import type { Scenario } from '../drill/scenario.ts';
import type { Recorded } from '../engine/event.ts';
import { caseOrder } from '../engine/order.ts';
import { isClosed } from '../engine/state.ts';
import { AtWork } from './at-work.ts';
import type { CaseSession } from './case-session.ts';
import { direct } from './direct.ts';

/**
 * Whose turn it is to deliver what is due, where players sit at several terminals: theirs who did so last, and whoever else is at work
 * only where that does not happen. So an inject is recorded once, though every terminal has a director.
 */
export class TurnToDirect {
  readonly #session: CaseSession;
  readonly #scenario: Scenario;
  /** Since when something is due, in milliseconds of `mono`. */
  #dueSince: number | undefined;

  constructor(session: CaseSession, scenario: Scenario) {
    this.#session = session;
    this.#scenario = scenario;
  }

  /** Records what is due, unless others come first, who then have their time for it. */
  direct(): Recorded[] {
    const { mono } = this.#session;
    this.#dueSince = this.#isDue() ? (this.#dueSince ?? mono) : undefined;
    if (this.#dueSince === undefined || mono - this.#dueSince < this.#before() * patience) return [];
    return direct(this.#session, this.#scenario);
  }

  #isDue(): boolean {
    const { state, now } = this.#session;
    const drill = drillOf(state.exercise);
    return (
      drill !== undefined && !isClosed(state) && dueInjects(this.#scenario, drill, state, now).length > 0
    );
  }

  /** How many come before this terminal: who delivered last, then the others by the names of their logs, in which all agree. */
  #before(): number {
    const { store, state } = this.#session;
    const own = store.w;
    const last = state.exercise.findLast(isOfDirector)?.w;
    if (own === undefined || last === own) return 0;
    const atWork = new AtWork(w => store.isLeft(w));
    atWork.note([...state.facts.values()].flat().filter(isOfSession).sort(caseOrder));
    return atWork.logs.filter(w => w !== own && (w === last || w < own)).length;
  }
}

function isOfDirector({ type, auto }: Recorded): boolean {
  return (
    auto === true && (type === 'drill.started' || type === 'inject.delivered' || type === 'inject.dropped')
  );
}

function isOfSession({ type }: Recorded): boolean {
  return type === 'session.started' || type === 'session.ended';
}

/** Milliseconds that each who comes before has, to be seen to have delivered it. */
const patience = 2000;
