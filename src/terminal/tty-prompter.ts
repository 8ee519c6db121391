import type { Io } from '../io.ts';
import type { Activity, Room, Stage } from './activity.ts';
import { outsideEditor } from './edit-outside.ts';
import { createKeyboard } from './keyboard.ts';
import type { Line } from './line.ts';
import type { Painter } from './paint.ts';
import { type Form, Paused, type Prompter, type Reply, TerminalGone } from './prompter.ts';
import { createRenderer } from './renderer.ts';
import { type EndingSignal, type Signals, stopAndGoOn, watchSignals, watchStream } from './signals.ts';
import { act } from './tty-act.ts';
import { type Composed, compose } from './tty-compose.ts';
import { type Ended, inquirerForm } from './tty-form.ts';

/** The face for a terminal: single keys, a live block below the scrollback, forms. Takes the terminal at once. */
export function createTtyPrompter(io: Io, painter: Painter, signals: Signals): Prompter {
  let asking: { activity: Activity; fail(error: unknown): void } | undefined;
  let pause: Paused | undefined;
  let gone: TerminalGone | undefined;
  let lentAway = false;
  /** Printed while another program has the terminal. */
  const held: Line[] = [];
  let drawSoon = false;
  const kept = new Map<string, string[]>();
  const editOutside = outsideEditor(io);

  const room = (): Room => ({ width: (io.stdout.columns ?? 80) - 1, height: io.stdout.rows ?? 24 });
  const renderer = createRenderer({ write: text => io.stdout.write(text), rows: () => room().height });

  const draw = (): void => {
    drawSoon = false;
    if (!asking || lentAway || gone) return;
    try {
      renderer.draw(asking.activity.frame(room()));
    } catch (error) {
      asking.fail(error);
    }
  };
  const redraw = (): void => {
    if (drawSoon) return;
    drawSoon = true;
    queueMicrotask(draw);
  };
  const print = (lines: readonly Line[]): void => {
    if (lentAway) held.push(...lines);
    else if (!gone) renderer.print(lines.flatMap(line => painter.rows(line, room().width)));
  };
  const resized = (): void => {
    renderer.resized();
    redraw();
  };

  const keyboard = createKeyboard(io, name => {
    if (name === 'z') return stopAndGoOn(signals, { before: leave, after: comeBack });
    const paused = new Paused(name === 'c' ? 'ctrl-c' : 'ctrl-d');
    if (asking) asking.fail(paused);
    else pause = paused;
  });
  const leave = (): void => {
    renderer.clear();
    lentAway = true;
    keyboard.release();
  };
  const comeBack = (): void => {
    if (gone) return;
    lentAway = false;
    keyboard.take();
    print(held.splice(0));
    resized();
  };
  const continued = (): void => {
    if (!lentAway) comeBack();
  };

  const end = (signal: EndingSignal): void => {
    const forTheOtherProgram = signal === 'SIGINT' && lentAway;
    if (gone || forTheOtherProgram) return;
    gone = new TerminalGone(signal);
    asking?.fail(gone);
    giveBack();
  };
  const hungUp = (): void => end('SIGHUP');
  const watches = [
    watchSignals(signals, end),
    watchStream(io.stdin, ['end', 'close'], hungUp),
    watchStream(io.stdout, ['close'], hungUp),
  ];
  signals.on('SIGCONT', continued);
  io.stdout.on('resize', resized);

  let givenBack = false;
  const giveBack = (): void => {
    if (givenBack) return;
    givenBack = true;
    signals.removeListener('SIGCONT', continued);
    io.stdout.removeListener('resize', resized);
    if (gone?.signal === 'SIGHUP') keyboard.abandon();
    else {
      renderer.clear();
      keyboard.release();
    }
  };
  // Not before its owner closes: a second signal must not end the process before the case is stored.
  const close = (): void => {
    giveBack();
    for (const stop of watches.splice(0)) stop();
  };

  const ask = <T>(begin: (stage: Stage<T>) => Activity): Promise<T> => {
    if (gone) throw gone;
    if (pause) {
      const paused = pause;
      pause = undefined;
      throw paused;
    }
    return new Promise((resolve, reject) => {
      const settle = (how: () => void): void => {
        if (asking !== mine) return;
        asking = undefined;
        keyboard.attend(undefined);
        if (gone?.signal !== 'SIGHUP') renderer.clear();
        try {
          activity.stop?.();
          how();
        } catch (error) {
          reject(error);
        }
      };
      const fail = (error: unknown): void => settle(() => reject(error));
      const away = async <R>(work: () => Promise<R>): Promise<R> => {
        leave();
        return work().finally(comeBack);
      };
      const activity = begin({
        painter,
        room,
        redraw,
        fail,
        away,
        answer: value => settle(() => resolve(value)),
      });
      const mine = { activity, fail };
      asking = mine;
      keyboard.attend((event, arrival) => {
        if (asking === mine) activity.key(event, arrival);
      });
      redraw();
    });
  };

  /** Asks one form; what a left form held is kept under its field and given to the form when it reopens. */
  const askForm = async <T>(form: Form, start: Parameters<typeof inquirerForm<T>>[1]): Promise<Reply<T>> => {
    const ended = await ask<Ended<T>>(stage => inquirerForm(form, start, stage));
    if (ended.kind === 'answer') {
      kept.delete(keyOf(form));
      return ended;
    }
    if (ended.kind === 'stopped') return ended;
    kept.set(keyOf(form), ended.kept);
    return { kind: 'left' };
  };

  keyboard.take();
  return {
    face: 'tty',
    get width() {
      return room().width;
    },
    get height() {
      return room().height;
    },
    print,
    act: async live => ask(stage => act(live, stage)),
    attend: async (live, over) =>
      ask<string | undefined>(stage => {
        const done = () => stage.answer(undefined);
        over.then(done, done);
        return act(live, stage);
      }),
    async compose(form) {
      const initial = kept.get(keyOf(form))?.[0] ?? form.initial ?? '';
      const ended = await ask<Composed>(stage => compose(form, initial, stage, editOutside));
      if (ended.end === 'saved') {
        kept.delete(keyOf(form));
        return { kind: 'answer', value: ended.text };
      }
      kept.set(keyOf(form), [ended.text]);
      return { kind: ended.end };
    },
    async text(form) {
      const { askText } = await inquirerForms();
      return askForm(form, desk => askText(form, kept.get(keyOf(form)), desk));
    },
    async choose(form) {
      const { askChoice } = await inquirerForms();
      return askForm(form, desk => askChoice(form, kept.get(keyOf(form)), desk));
    },
    async pick(form) {
      const { askPicks } = await inquirerForms();
      return askForm(form, desk => askPicks(form, kept.get(keyOf(form)), desk));
    },
    async confirm(form) {
      const { askConfirm } = await inquirerForms();
      return askForm(form, desk => askConfirm(form, kept.get(keyOf(form)), desk));
    },
    refresh: redraw,
    close,
  };
}

/** Loaded with the first form: the step screen does not pay for it. */
function inquirerForms() {
  return import('./inquirer-forms.ts');
}

function keyOf(form: Form): string {
  return `${form.field.step ?? ''}\n${form.field.name}`;
}
