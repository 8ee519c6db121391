import {
  advance,
  type Controlled,
  drop,
  fire,
  goOn,
  hint,
  hold,
  judge,
  observe,
  pause,
  type Rating,
  rate,
  shift,
} from '../../drill/controls.ts';
import { drillOf } from '../../drill/drill-state.ts';
import { ratingWords } from '../../drill/papers/drill-words.ts';
import type { ExerciseDraft, Recorded } from '../../engine/event.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import { parseDuration } from '../../playbook/duration.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { entryNamed } from '../../session/entry-named.ts';
import { entryLine } from '../../session/screens/entry-line.ts';
import { markedLines } from '../../session/screens/mode.ts';
import type { Context } from '../command.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';
import type { ControlName } from './control-names.ts';
import { openExercise } from './open-exercise.ts';

interface Options {
  case?: string;
  acceptDamage?: boolean;
  reason?: string;
  entry?: string[];
  objective?: string;
  json?: boolean;
}

/** What the keys of the console do, each as one command. */
const controls = {
  fire: (words, of) => fire(of, one(words, 'fire INJECT')),
  hold: (words, of) => hold(of, one(words, 'hold INJECT'), true),
  'let-go': (words, of) => hold(of, one(words, 'let-go INJECT'), false),
  drop: (words, of) => drop(of, one(words, 'drop INJECT')),
  pause: (words, of) => alone(words, 'pause', () => pause(of)),
  'go-on': (words, of) => alone(words, 'go-on', () => goOn(of)),
  advance: (words, of) => alone(words, 'advance', () => advance(of)),
  shift: (words, of) => shift(of, shiftOf(words)),
  hint: ([id = '', ...own], of) => hint(of, one([id], 'hint INJECT'), own.join(' ')),
  judge: ([id = '', ...word], of) => judge(of, one([id], judgeUsage), isMet(word)),
  observe: (words, of, { objective }) => observe(of, words.join(' '), objective),
  rate: ([id = '', ...letter], of, { reason, entry = [] }, session) =>
    rate(of, one([id], rateUsage), ratingOf(letter), {
      ...given({ text: reason }),
      refs: entry.map(each => entryNamed(session.store.records, each)),
    }),
} satisfies Record<
  ControlName,
  (words: string[], of: Controlled, options: Options, session: CaseSession) => ExerciseDraft
>;

/** One act of a controller as one command: nothing of the playbook moves by it. */
export async function control(
  name: ControlName,
  words: string[],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  const { session, scenario } = await openExercise(context, options.case, options);
  try {
    const { state, now } = session;
    const drill = drillOf(state.exercise);
    if (!drill) throw new Error('an exercise that has not begun');
    const draft = controls[name](words, { scenario, drill, state, now }, options, session);
    const recorded = session.record({ kind: 'exercise', draft });
    say(
      recorded.filter(({ type }) => type === draft.type),
      session,
      options,
      context,
    );
    return exit.done;
  } finally {
    session.end('one command');
  }
}

function say(recorded: Recorded[], session: CaseSession, { json }: Options, context: Context): void {
  if (json) {
    const shown = recorded.map(({ w, seq, id, type }) => ({ w, seq, id, type }));
    printJson({ version: 1, case: session.store.id, mode: 'drill', recorded: shown }, context);
    return;
  }
  const { playbook, now } = session;
  const lines = recorded.map(record =>
    entryLine(record, playbook, (text, at) => session.render(text, at), now),
  );
  printLines(markedLines('drill', lines), context);
}

function one([only, ...more]: string[], usage: string): string {
  if (only && more.length === 0) return only;
  throw new UsageError(`\`tocsin drill ${usage.split(' ')[0]}\` wants one.`, `tocsin drill ${usage}`);
}

function alone<T>(words: string[], usage: string, act: () => T): T {
  if (words.length === 0) return act();
  throw new UsageError(`\`tocsin drill ${usage}\` takes no words.`, 'Name the case with --case.');
}

/** `+5m` or `5m`; `back 5m`, or `-5m` behind `--`. */
function shiftOf(words: string[]): number {
  const [, sign = '', length = ''] = /^(\+|-|back\s*)?\s*(\S+)$/.exec(words.join(' ')) ?? [];
  const duration = parseDuration(length);
  if (duration) return sign === '' || sign === '+' ? duration.ms : -duration.ms;
  throw new UsageError(
    `"${words.join(' ')}" is no shift of the clock.`,
    'Give one length, such as 5m or 2h: tocsin drill shift +5m, or: tocsin drill shift back 5m',
  );
}

function isMet(words: string[]): boolean {
  const word = words.join(' ').replace(/[-\s]+/g, ' ');
  if (word === 'met' || word === 'not met') return word === 'met';
  throw new UsageError('an expectation is met or not-met.', `tocsin drill ${judgeUsage}`);
}

function ratingOf(words: string[]): Rating {
  const letter = words.join(' ').toUpperCase();
  if (Object.hasOwn(ratingWords, letter)) return letter as Rating;
  const meant = Object.entries(ratingWords).map(([each, words]) => `${each} (${words.toLowerCase()})`);
  throw new UsageError(`a rating is one of ${meant.join(', ')}.`, `tocsin drill ${rateUsage}`);
}

const judgeUsage = 'judge EXPECTATION met|not-met';
const rateUsage = 'rate OBJECTIVE P|S|M|U --reason "..." --entry "#12"';
