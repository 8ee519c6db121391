import { type ExitCode, exit, RefusedError } from '../errors.ts';
import { dot } from '../library/graph/dot.ts';
import { flowOf } from '../library/graph/flow.ts';
import { mermaid } from '../library/graph/mermaid.ts';
import { listPlaybooks, type Shelves } from '../library/list-playbooks.ts';
import { type Opened, openPlaybook } from '../library/open-playbook.ts';
import { outline } from '../library/outline.ts';
import { paper, type Titles } from '../library/paper/paper.ts';
import { readHeading } from '../library/read-heading.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Context } from './command.ts';
import { printJson } from './print-json.ts';
import { linesAsText, printLines } from './print-lines.ts';
import { shelvesOf } from './shelves-of.ts';

interface Options {
  graph?: 'mermaid' | 'dot';
  playbooks?: string;
  print?: true;
  json?: true;
}

/** Shows one playbook: an outline, an edition on paper, its flow for a tool that draws, or as the engine reads it. */
export async function run([name]: [string], options: Options, context: Context): Promise<ExitCode> {
  const { io } = context;
  const shelves = shelvesOf(context, options.playbooks);
  const playbook = faultless(openPlaybook(name, shelves));
  if (options.json) printJson({ version: 1, playbook }, context, 2);
  else if (options.graph) io.stdout.write(draw[options.graph](flowOf(playbook)));
  else if (options.print) io.stdout.write(sheets(playbook, titlesIn(shelves), context));
  else printLines(outline(playbook), context);
  return exit.done;
}

/** Rows that an A4 page takes in a printer's own type, with a page break before each sheet. */
function sheets(playbook: Playbook, titles: Titles, context: Context): string {
  const bare = { ...context, color: 'never' as const };
  return paper(playbook, titles)
    .map(sheet => linesAsText(sheet, bare, { isTTY: true, columns: 78 }))
    .join('\f');
}

function titlesIn(shelves: Shelves): Titles {
  return new Map(listPlaybooks(shelves).map(({ id, text }) => [id, readHeading(text, 'title') ?? id]));
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
