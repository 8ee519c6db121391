import { type Bounds, excerpt } from '../../drill/replay/excerpt.ts';
import type { Moment } from '../../drill/replay/moment.ts';
import { momentsOf } from '../../drill/replay/moments-of.ts';
import { speeds } from '../../drill/replay/playback.ts';
import { renderer } from '../../engine/renderer.ts';
import { type ExitCode, exit, UsageError } from '../../errors.ts';
import { closingLines, openingLine } from '../../session/replay/frame-lines.ts';
import { momentLines } from '../../session/replay/moment-lines.ts';
import { playBack } from '../../session/replay/play-back.ts';
import type { Shown } from '../../session/replay/replay-screen.ts';
import { openPrompter } from '../../terminal/open-prompter.ts';
import type { Context } from '../command.ts';
import { readableCaseDir } from '../on-case.ts';
import { printLines } from '../print-lines.ts';
import { oneAtMost } from './one-at-most.ts';
import { readRun } from './read-run.ts';

type Options = Bounds & { case?: string; controller?: true; speed?: string };

/**
 * Plays a recorded exercise again, reading only: at a terminal each entry comes up at its time, so many times as fast as it was; else
 * all of it is printed at once. What a trainer knows of the injects is shown with `--controller` only.
 */
export async function run(words: string[], options: Options, context: Context): Promise<ExitCode> {
  const speed = speedOf(options.speed);
  const ran = readRun(readableCaseDir(context, oneAtMost(words) ?? options.case), options, context);
  const { played, expressions } = ran;
  const { before, moments } = excerpt(
    momentsOf(played, (state, now) => renderer(state, expressions, now)),
    options,
    played.scenario,
  );
  const shown: Shown = {
    name: ran.name,
    scenario: played.scenario,
    begin: played.drill.begin,
    trainer: options.controller === true,
    standings: ran.measures.expectations,
    before,
  };
  printLines([openingLine(ran), []], context);
  const left = isWatched(context)
    ? await watch(moments, { ...shown, speed }, context)
    : printAll(moments, shown, context);
  printLines([[], ...closingLines(ran, left, moments.at(-1)?.at)], context);
  return exit.done;
}

/** Somebody sits at a terminal where rows can be drawn again. */
function isWatched({ io, plain }: Context): boolean {
  return !plain && io.env.TERM !== 'dumb' && io.stdin.isTTY === true && io.stdout.isTTY === true;
}

async function watch(
  moments: readonly Moment[],
  shown: Shown & { speed: number },
  { io, color }: Context,
): Promise<number | undefined> {
  const prompter = openPrompter({ io, color });
  try {
    return await playBack(moments, { ...shown, clock: io.clock, prompter });
  } finally {
    prompter.close();
  }
}

function printAll(moments: readonly Moment[], shown: Shown, context: Context): undefined {
  printLines(
    moments.flatMap(moment => momentLines(moment, shown)),
    context,
  );
}

function speedOf(written = '30'): number {
  const speed = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : Number.NaN;
  if (speed >= speeds.least && speed <= speeds.most) return speed;
  throw new UsageError(
    `--speed cannot be \`${written}\`.`,
    `Give how many times as fast as the exercise, from ${speeds.least} to ${speeds.most}: 8, or 0.5.`,
  );
}
