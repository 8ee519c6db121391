import { stringify } from 'yaml';
import { isClosed } from '../../engine/state.ts';
import { type ExitCode, exit, RefusedError } from '../../errors.ts';
import { loadWalkthrough } from '../../playbook/load-walkthrough.ts';
import type { WalkthroughDocument } from '../../playbook/walkthrough-document.ts';
import { readSession } from '../../session/open-session.ts';
import { type PlayedInMemory, playInMemory } from '../../session/play-in-memory.ts';
import { display } from '../../terminal/display.ts';
import { checkExpectations } from '../../walkthrough/check-expectations.ts';
import { recordWalkthrough } from '../../walkthrough/record/record-walkthrough.ts';
import type { Context } from '../command.ts';
import { readableCaseDir } from '../on-case.ts';
import { shelvesOf } from '../shelves-of.ts';

/**
 * Prints a closed case as a walkthrough. It is played before: what a walkthrough cannot repeat is left out of what it expects, and
 * told. Throws RefusedError for a case that is open.
 */
export async function record(named: string, context: Context): Promise<ExitCode> {
  const { reading, state, expressions } = readSession(readableCaseDir(context, named));
  if (!isClosed(state))
    throw new RefusedError(
      'a case that is open has no end to expect.',
      'Close it first; a drill does as well: tocsin run --drill.',
    );
  const { io } = context;
  const document = recordWalkthrough(state, reading.records);
  const { walkthrough, findings } = loadWalkthrough(textOf(document), 'walkthrough', state.opened);
  if (!walkthrough) {
    const [first] = findings;
    throw new RefusedError(`no walkthrough can be made of it: ${first?.message ?? 'it would have faults'}.`);
  }
  const played = await playInMemory({
    walkthrough,
    playbook: state.opened,
    expressions,
    calendars: state.openings[0]?.data.calendars ?? {},
    shelves: shelvesOf(context, undefined),
    pathOf: path => path,
  });
  const say = (text: string) => io.stderr.write(`${display(text)}\n`);
  const trouble = 'error' in played ? played.error : played.stuck?.message;
  if (trouble === undefined) {
    for (const message of leaveOutUnmet(document, played as PlayedInMemory, walkthrough.expect))
      say(`Left out of what it expects: ${message}`);
  } else say(`It cannot be played as it is: ${trouble}`);
  io.stdout.write(textOf(document));
  return trouble === undefined ? exit.done : exit.no;
}

function leaveOutUnmet(
  { expect }: WalkthroughDocument,
  played: PlayedInMemory,
  expected: Parameters<typeof checkExpectations>[1] = {},
): string[] {
  return checkExpectations(played, expected).map(({ message, path: [, key = '', name = ''] }) => {
    const all = expect as Record<string, unknown>;
    if (key === 'decisions') delete (all[key] as Record<string, unknown>)[name];
    else delete all[key];
    return message;
  });
}

function textOf(document: WalkthroughDocument): string {
  const schema = '# yaml-language-server: $schema=../../schemas/walkthrough.schema.json\n';
  return schema + stringify(document, { lineWidth: 120 });
}
