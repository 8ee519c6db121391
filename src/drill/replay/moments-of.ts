import type { Recorded } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { openSteps } from '../../engine/open-steps.ts';
import { reduce } from '../../engine/reduce.ts';
import type { Render } from '../../engine/renderer.ts';
import { type CaseState, emptyState, isClosed } from '../../engine/state.ts';
import { type Entry, entryOf } from '../../report/entry.ts';
import { withoutPrivileged } from '../../report/kinds-of-entry.ts';
import { isPlayersAct, type Played } from '../outcome/played.ts';
import { expectedWords } from '../papers/drill-words.ts';
import { type DueMoment, dueMoments } from './due-moments.ts';
import type { Happening, Moment } from './moment.ts';

/** What fills in a playbook's texts as a case stood at a time, in milliseconds since 1970 UTC. */
export type RenderAt = (state: CaseState, now: number) => Render;

/**
 * What a replay of an exercise shows, in the order in which it came about: every entry but terminals that come and go and privileged
 * notes, expectations as they fell due and were met, long silences. The entries are taken in one by one, so that each is told as the
 * case stood then.
 */
export function momentsOf(played: Played, renderAt: RenderAt): Moment[] {
  const told = new Telling(played);
  const running = emptyState(played.state.opened, played.state.partOf);
  const shown = new Set(withoutPrivileged(played.records).filter(isShown));
  const dues = dueMoments(played);
  for (const [index, record] of played.records.entries()) {
    const at = Date.parse(record.ts) - played.drill.begin;
    for (const due of dues.before(index, at)) told.due(due);
    const closed = isClosed(running);
    reduce(running, record);
    if (!shown.has(record)) continue;
    const render = renderAt(running, Date.parse(record.ts));
    told.open = openSteps(running).map(({ at: instance, step }) => ({
      step: instanceName(instance),
      title: render(step.title, instance),
    }));
    told.record(record, at, closed, running, render);
  }
  for (const due of dues.rest()) told.due(due);
  return told.moments;
}

/** Terminals that come and go tell a room nothing. */
function isShown({ type }: Recorded): boolean {
  return type !== 'session.started' && type !== 'session.ended' && type !== 'case.joined';
}

/** The moments so far, and where the clock of the exercise stands. */
class Telling {
  readonly moments: Moment[] = [];
  open: Moment['open'] = [];
  readonly #played: Played;
  #clock = 0;
  #quiet = 0;
  #closed = false;
  #pause: Recorded | undefined;

  constructor(played: Played) {
    this.#played = played;
  }

  due({ at, kind, standing }: DueMoment): void {
    this.#add(at, { kind, standing });
  }

  record(record: Recorded, at: number, closed: boolean, state: CaseState, render: Render): void {
    if (closed) {
      // Nobody waits for what was noted when all was over.
      this.#clock = Math.max(this.#clock, at);
      if (!this.#closed) this.#add(at, { kind: 'afterwards' });
    }
    this.#closed = closed;
    if (record.type === 'drill.clock') this.#tellClock(record, at);
    else if (record.type === 'step.opened' && record.auto)
      this.#tellOpened(record, at, entryOf(record, state.playbook, render));
    else if (isPlayersAct(record)) this.#tellAct(at, closed, this.#happening(record, state, render));
    else this.#add(at, this.#happening(record, state, render));
  }

  #happening(record: Recorded, state: CaseState, render: Render): Happening {
    const { drill, scenario } = this.#played;
    if (record.type === 'inject.delivered' && drill.delivered.get(record.data.inject)?.id === record.id)
      return { kind: 'inject', record };
    const entry = entryOf(record, state.playbook, render);
    if (record.type !== 'expectation.judged') return { kind: 'entry', record, entry };
    const judged = scenario.injects
      .flatMap(({ expect }) => expect)
      .find(({ id }) => id === record.data.expectation);
    return { kind: 'entry', record, entry: { ...entry, detail: judged ? expectedWords(judged) : '' } };
  }

  #tellOpened(record: Extract<Recorded, { type: 'step.opened' }>, at: number, entry: Entry): void {
    const last = this.moments.at(-1);
    if (last?.what.kind !== 'opened' || at > this.#clock) {
      this.#add(at, { kind: 'opened', steps: [{ record, entry }] });
      return;
    }
    const what: Happening = { kind: 'opened', steps: [...last.what.steps, { record, entry }] };
    this.moments.splice(-1, 1, { ...last, what, open: this.open });
  }

  /** A long time without an act is said by the act that ends it. */
  #tellAct(at: number, closed: boolean, what: Happening): void {
    const ms = this.#quiet + Math.max(0, at - this.#clock);
    const byHand = this.#played.drill.started.data.clock === 'manual';
    if (ms >= longSilence && !closed && !byHand) this.#add(at, { kind: 'silence', ms });
    this.#add(at, what, { quiet: 0 });
  }

  #tellClock(record: Extract<Recorded, { type: 'drill.clock' }>, at: number): void {
    const { why, story } = record.data;
    const target = Date.parse(story) - this.#played.drill.begin;
    const moves = why === 'shift' || why === 'advance';
    const stopped = why === 'resume' ? this.#pause : undefined;
    // Where only a controller moves the clock, that is how time passes.
    const passes = this.#played.drill.started.data.clock === 'manual' && target > at;
    const moved = moves ? { moved: target - at } : {};
    const paused = stopped ? { paused: Math.max(0, record.hlc[0] - stopped.hlc[0]) } : {};
    this.#add(at, { kind: 'clock', record, ...moved, ...paused }, moves && !passes ? { clock: target } : {});
    if (why === 'pause' || why === 'real-world') this.#pause ??= record;
    else if (why === 'resume') this.#pause = undefined;
  }

  #add(at: number, what: Happening, from: { clock?: number; quiet?: number } = {}): void {
    const wait = Math.max(0, at - this.#clock);
    this.#clock = from.clock ?? this.#clock + wait;
    this.#quiet = from.quiet ?? this.#quiet + wait;
    this.moments.push({ at, wait, clock: this.#clock, what, open: this.open, quiet: this.#quiet });
  }
}

/** Milliseconds of drill time after which it is worth saying that nobody did anything. */
const longSilence = 5 * 60_000;
