import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { type Controlled, goOn, pause } from '../../src/drill/controls.ts';
import { dueInjects } from '../../src/drill/director.ts';
import { drillOf } from '../../src/drill/drill-state.ts';
import { loadScenario } from '../../src/drill/load-scenario.ts';
import type { Scenario } from '../../src/drill/scenario.ts';
import type { Command } from '../../src/engine/command.ts';
import type { ExerciseDraft, Recorded } from '../../src/engine/event.ts';
import { reduce } from '../../src/engine/reduce.ts';
import { emptyState } from '../../src/engine/state.ts';
import { RefusedError } from '../../src/errors.ts';
import type { Io } from '../../src/io.ts';
import type { CaseSession } from '../../src/session/case-session.ts';
import { interact } from '../../src/session/interact.ts';
import { openSession, readSession } from '../../src/session/open-session.ts';
import { startCase } from '../../src/session/start-case.ts';
import { Paused, type Prompter } from '../../src/terminal/prompter.ts';
import { door } from '../drill/play-record.ts';
import { doorText, scenarioText } from '../drill/scenario-text.ts';

/** A players' terminal at which nobody presses a key by themselves: what it does it does by time, and by what others record. */
export interface Terminal {
  session: CaseSession;
  /** Somebody does something there. What the case does not allow is not done. */
  does(command: Command): void;
  /** Its process ends, and nobody could end its session; unless that is `known`, as on another machine, its lock looks as if it went on. */
  kill(known: boolean): Promise<void>;
}

/** One exercise in a folder, whose wall clock and timers only the test moves. */
export class Rooms {
  readonly folder = mkdtempSync(join(tmpdir(), 'tocsin-rooms-'));
  readonly scenario: Scenario;
  readonly dir: string;
  readonly #first: CaseSession;
  #people = 0;

  constructor(injects: string, scale: number, more = '') {
    vi.useFakeTimers({
      now: Date.UTC(2026, 10, 21, 3, 9, 51),
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
    });
    const text = scenarioText(injects, more).replace('scale: 4', `scale: ${scale}`);
    const { scenario, findings } = loadScenario(text, 'door-at-night.yaml', door);
    if (!scenario) throw new Error(findings.map(({ message }) => message).join('\n'));
    this.scenario = scenario;
    this.#first = startCase({
      io: this.#io(),
      actor: { name: 'dana' },
      tool: 'test',
      casesDir: join(this.folder, 'cases'),
      mode: 'drill',
      scripted: false,
      inputs: {},
      texts: [doorText],
      playbook: door,
      exercise: { scenario, text, seed: 's', solo: false },
    });
    this.dir = this.#first.store.dir;
  }

  /** The players' terminal at which the exercise was begun. */
  begin(): Promise<Terminal> {
    return this.#sit(this.#first);
  }

  /** Another, or the same again after it was killed. It sees what others record as late as that, in milliseconds of the wall. */
  join(lag = 0): Promise<Terminal> {
    const session = this.#open({ name: 'dana' });
    if (lag > 0) lookSeldom(session, lag);
    return this.#sit(session);
  }

  /** What the exercise does not allow, as to pause it twice, is not done. */
  console(): { pause(): void; goOn(): void } {
    const session = this.#open({ name: 'lee', role: 'controller' });
    const act = (decide: (controlled: Controlled) => ExerciseDraft): void => {
      session.take();
      const drill = drillOf(session.state.exercise);
      if (!drill) throw new Error('no exercise has begun');
      const { scenario } = this;
      const { state, now } = session;
      unlessRefused(() =>
        session.record({ kind: 'exercise', draft: decide({ scenario, drill, state, now }) }),
      );
    };
    return { pause: () => act(controlled => pause(controlled)), goOn: () => act(goOn) };
  }

  /** So many milliseconds of the wall. */
  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
  }

  /** Everything on the record, in case order. */
  get records(): readonly Recorded[] {
    return readSession(this.dir).reading.records;
  }

  /** Injects as they were delivered, and how many milliseconds of the story after each was due. */
  delivered(): { inject: string; late: number; wall: number }[] {
    const state = emptyState(door);
    const delivered = [];
    for (const record of this.records) {
      const drill = drillOf(state.exercise);
      if (record.type === 'inject.delivered' && drill) {
        const at = Date.parse(record.ts);
        const due = dueInjects(this.scenario, drill, state, at).find(
          each => each.inject.id === record.data.inject,
        );
        delivered.push({
          inject: record.data.inject,
          late: at - (due?.due ?? Number.NaN),
          wall: record.hlc[0],
        });
      }
      reduce(state, record);
    }
    return delivered;
  }

  leave(): void {
    vi.useRealTimers();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** From here on the lock of that session names a process that has ended. */
  #bury({ store: { w } }: CaseSession): void {
    const lock = join(this.dir, 'log', `${w}.lock`);
    const note = JSON.parse(readFileSync(lock, 'utf8'));
    writeFileSync(lock, `${JSON.stringify({ ...note, pid: deadPid() })}\n`);
  }

  #open(actor: { name: string; role?: string }): CaseSession {
    return openSession({ dir: this.dir, io: this.#io(), actor, tool: 'test' });
  }

  async #sit(session: CaseSession): Promise<Terminal> {
    let leave: (why: Error) => void = () => {};
    const prompter = {
      face: 'tty',
      width: 80,
      height: 24,
      print: () => {},
      refresh: () => {},
      close: () => {},
      act: () =>
        new Promise<string>((_, reject) => {
          leave = reject;
        }),
    } as unknown as Prompter;
    const sitting = interact(session, prompter, {}).catch((error: unknown) => {
      if (!(error instanceof Paused)) throw error;
    });
    // What it loads before its first screen.
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(0);
    const bury = (): void => this.#bury(session);
    return {
      session,
      does: command =>
        unlessRefused(() => {
          session.take();
          session.record(command);
          session.settle();
        }),
      async kill(known) {
        leave(new Paused('key'));
        await sitting;
        if (known) bury();
      },
    };
  }

  #io(): Io {
    const start = Date.now();
    this.#people++;
    let chance = this.#people;
    const unused = undefined as never;
    return {
      stdin: unused,
      stdout: unused,
      stderr: unused,
      env: {},
      cwd: this.folder,
      user: 'dana',
      host: 'soc-7',
      clock: { now: () => Date.now(), mono: () => Date.now() - start },
      random: () => {
        chance = (chance * 16807 + 11) % 2147483647;
        return chance / 2147483647;
      },
      nonce: () => '0'.repeat(32),
    };
  }
}

function unlessRefused(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
}

function lookSeldom({ store }: CaseSession, every: number): void {
  const take = store.take.bind(store);
  let next = 0;
  store.take = () => {
    if (Date.now() < next) return [];
    next = Date.now() + every;
    return take();
  };
}

let dead: number | undefined;

function deadPid(): number {
  dead ??= spawnSync(process.execPath, ['--version']).pid;
  return dead;
}
