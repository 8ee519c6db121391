import { type ExitCode, exit, RefusedError } from '../errors.ts';
import { dot } from '../library/graph/dot.ts';
import { flowOf } from '../library/graph/flow.ts';
import { mermaid } from '../library/graph/mermaid.ts';
import { type Opened, openPlaybook } from '../library/open-playbook.ts';
import { outline } from '../library/outline.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Context } from './command.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { shelvesOf } from './shelves-of.ts';

interface Options {
  graph?: 'mermaid' | 'dot';
  playbooks?: string;
  json?: true;
}

/** Shows one playbook: an outline, its flow for a tool that draws, or as the engine reads it. */
export async function run([name]: [string], options: Options, context: Context): Promise<ExitCode> {
  const { io } = context;
  const playbook = faultless(openPlaybook(name, shelvesOf(context, options.playbooks)));
  if (options.json) printJson({ version: 1, playbook }, context, 2);
  else if (options.graph) io.stdout.write(draw[options.graph](flowOf(playbook)));
  else printLines(outline(playbook), context);
  return exit.done;
}

const draw = { mermaid, dot };

function faultless({ playbook, findings, path }: Opened): Playbook {
  if (playbook) return playbook;
  const [first] = findings;
  const where = first ? ` ${first.file}:${first.range.start.line}: ${first.message}` : '';
  throw new RefusedError(
    `${path} has ${findings.length === 1 ? 'a fault' : `${findings.length} faults`}, so there is nothing to show.${where}`,
    `\`tocsin lint ${path}\` shows what is wrong and what to do.`,
  );
}
