import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ExitCode, exit } from '../errors.ts';
import { indexEntry, indexLines } from '../library/index-entry.ts';
import { libraryPorts } from '../library/library-ports.ts';
import { isFolder, isYaml, listPlaybooks, type Shelved } from '../library/list-playbooks.ts';
import { readText } from '../library/read-text.ts';
import { holdsSteps } from '../playbook/holds-steps.ts';
import { loadPlaybook } from '../playbook/load-playbook.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { Line } from '../terminal/line.ts';
import type { Context } from './command.ts';
import { printJson } from './print-json.ts';
import { printLines } from './print-lines.ts';
import { shelvesOf } from './shelves-of.ts';

interface Options {
  playbooks?: string;
  ids?: true;
  long?: true;
  json?: true;
}

/** Lists the library: a person's own playbooks and the built-in ones, and which of them do not load. */
export async function run(_args: unknown, options: Options, context: Context): Promise<ExitCode> {
  const { io } = context;
  const shelved = listPlaybooks(shelvesOf(context, options.playbooks));
  if (options.ids) {
    io.stdout.write(shelved.flatMap(({ id, hidden }) => (hidden ? [] : [`${id}\n`])).join(''));
    return exit.done;
  }
  const entries = shelved.map(one => entryOf(one, shelved, io.cwd));
  if (options.json) {
    printJson(
      { version: 1, playbooks: entries.map(entry => facts(entry, options.long, io.cwd)) },
      context,
      2,
    );
  } else {
    printLines(
      entries.flatMap(entry => lines(entry, entries, options.long, io.cwd)),
      context,
    );
  }
  return exit.done;
}

interface Entry extends Shelved {
  playbook: Playbook | undefined;
  faults: number;
}

function entryOf(shelved: Shelved, all: Shelved[], cwd: string): Entry {
  const { playbook, findings } = loadPlaybook(
    shelved.text,
    shelved.path,
    libraryPorts(shelved.path, cwd, () => all),
  );
  return { ...shelved, playbook, faults: findings.length };
}

function facts({ id, path, from, hidden, playbook, faults }: Entry, long: true | undefined, cwd: string) {
  const told = playbook && {
    title: playbook.title,
    version: playbook.version,
    summary: playbook.summary?.trim(),
    incidentTypes: playbook.incidentTypes,
    steps: Object.values(playbook.steps).filter(step => !holdsSteps(step)).length,
    ...(long && { index: { ...indexEntry(playbook), walkthroughs: walkthroughsOf(id, resolve(cwd, path)) } }),
  };
  return { id, path, from, hidden, loads: playbook !== undefined, faults, ...told };
}

function lines(
  { id, path, from, hidden, playbook, faults }: Entry,
  all: readonly Entry[],
  long: true | undefined,
  cwd: string,
): Line[] {
  const where = from === 'built-in' ? 'built-in' : path;
  const title = playbook ? `${playbook.title} ${playbook.version}` : '';
  const head: Line = [
    { text: id, tone: 'accent' },
    { text: `  ${title}` },
    { text: `  (${where})`, tone: 'dim' },
  ];
  if (hidden) {
    const used = all.find(other => other.id === id && !other.hidden)?.path;
    return [[...head, { text: `  not used: ${used} has this id`, tone: 'warn' }]];
  }
  if (!playbook) {
    const count = faults === 1 ? 'a fault' : `${faults} faults`;
    return [[...head, { text: `  does not load: \`tocsin lint ${path}\` shows ${count}`, tone: 'bad' }]];
  }
  if (long) return [head, ...indexLines(playbook, walkthroughsOf(id, resolve(cwd, path)))];
  return playbook.summary === undefined
    ? [head]
    : [head, [{ text: '    ' }, { text: firstSentence(playbook.summary), tone: 'dim', hang: true }]];
}

/** How many walkthroughs of it lie beside it. */
function walkthroughsOf(id: string, file: string): number {
  const folder = join(dirname(file), 'walkthroughs');
  if (!isFolder(folder)) return 0;
  const names = readdirSync(folder).filter(isYaml);
  const heads = names.map(
    name => /^playbook\s*:\s*["']?([a-z0-9-]+)/m.exec(readText(join(folder, name)))?.[1],
  );
  return heads.filter(head => head === id).length;
}

function firstSentence(summary: string): string {
  return /^[\s\S]*?[.!?](?=\s|$)/.exec(summary.trim())?.[0] ?? summary.trim();
}
