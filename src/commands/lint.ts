import { resolve } from 'node:path';
import { type ExitCode, exit, TocsinError, UsageError } from '../errors.ts';
import { type Found, findFiles } from '../library/find-files.ts';
import { findWorkspace } from '../library/find-workspace.ts';
import { libraryFolders } from '../library/library-folders.ts';
import { libraryFolder, libraryPorts } from '../library/library-ports.ts';
import { isFolder, listPlaybooks, shortest } from '../library/list-playbooks.ts';
import { NotAFile, readStream, readText } from '../library/read-text.ts';
import { workspacePorts } from '../library/workspace-ports.ts';
import { kindOfFile } from '../lint/kind-of-file.ts';
import type { LintPorts } from '../lint/lint-ports.ts';
import { lintText } from '../lint/lint-text.ts';
import { jsonReport } from '../lint/reporters/json.ts';
import { prettyReport, prettySummary } from '../lint/reporters/pretty.ts';
import type { Diagnostic, Severity } from '../playbook/diagnostic.ts';
import { displayJson } from '../terminal/display.ts';
import type { Context } from './command.ts';
import { printLines } from './print-lines.ts';

interface Options {
  format?: 'pretty' | 'json';
  failOn?: Severity;
  stdinFilename?: string;
  explain?: string;
}

/** Says what is wrong with playbooks and what belongs to them; exit code 1 where something is as grave as `--fail-on`. */
export async function run([paths]: [string[]], options: Options, context: Context): Promise<ExitCode> {
  if (options.explain !== undefined) {
    const { explainRule } = await import('./lint/explain-rule.ts');
    printLines(explainRule(options.explain), context);
    return exit.done;
  }
  const texts = await textsOf(paths, options.stdinFilename, context);
  const findings = await lintAll(texts, context.io.cwd);
  print(findings, texts, options.format ?? 'pretty', context);
  return findings.some(({ severity }) => gravity[severity] >= gravity[options.failOn ?? 'error'])
    ? exit.no
    : exit.done;
}

const gravity: Record<Severity, number> = { error: 3, warning: 2, info: 1 };

/** The texts to lint by the names that findings give them. */
async function textsOf(
  paths: readonly string[],
  stdinFilename: string | undefined,
  { io }: Context,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (paths.includes('-')) texts.set(stdinFilename ?? 'stdin.yaml', await readStream(io.stdin));
  const named = paths.filter(path => path !== '-');
  for (const file of findFiles(paths.length > 0 ? named : ownLibrary(io.cwd), io.cwd)) {
    const text = read(file, io.cwd);
    if (!file.walked || kindOfFile(text) !== undefined) texts.set(file.path, text);
  }
  if (texts.size > 0) return texts;
  throw new UsageError(
    `there is no playbook in ${named.length > 0 ? named.join(', ') : 'playbooks'}.`,
    'Name a YAML file or a folder that holds some.',
  );
}

/** The workspace and its folders of playbooks, as far as there are any; else `./playbooks`. */
function ownLibrary(cwd: string): string[] {
  const found = findWorkspace(cwd);
  if (found) {
    const { path, folder, workspace } = found;
    return [path, ...libraryFolders(folder, workspace?.playbooks).map(own => shortest(own, cwd))];
  }
  if (isFolder(resolve(cwd, 'playbooks'))) return ['playbooks'];
  throw new UsageError(
    'there is no folder `playbooks` here.',
    'Name the files or folders to lint, or - for standard input.',
  );
}

function read({ path }: Found, cwd: string): string {
  try {
    return readText(resolve(cwd, path));
  } catch (error) {
    if (error instanceof NotAFile) {
      throw new UsageError(
        `the file \`${path}\` cannot be read: ${error.message}.`,
        'Name a YAML file, or - for standard input.',
      );
    }
    const { code } = error as NodeJS.ErrnoException;
    throw new TocsinError(
      `the file \`${path}\` cannot be read: ${code}.`,
      exit.unable,
      'Check who may read it.',
    );
  }
}

/** File after file; those of one library share what its fragments say. */
async function lintAll(texts: ReadonlyMap<string, string>, cwd: string): Promise<Diagnostic[]> {
  const found = findWorkspace(cwd);
  const own = found ? libraryFolders(found.folder, found.workspace?.playbooks) : [];
  const libraries = new Map<string, LintPorts>();
  const findings: Diagnostic[] = [];
  for (const [path, text] of texts) {
    const key = kindOfFile(text) === 'workspace' ? path : libraryFolder(path);
    const ports = libraries.get(key) ?? portsFor(path, text, cwd, own);
    libraries.set(key, ports);
    findings.push(...(await lintText(text, path, ports, found?.workspace?.severities)));
  }
  return findings;
}

function portsFor(path: string, text: string, cwd: string, own: readonly string[]): LintPorts {
  if (kindOfFile(text) === 'workspace') return workspacePorts(text, path, cwd);
  const playbooks = [resolve(cwd, libraryFolder(path)), ...own].filter(isFolder);
  const shelved = listPlaybooks(playbooks.length > 0 ? { cwd, playbooks } : { cwd });
  return libraryPorts(path, cwd, shelved, own);
}

function print(
  findings: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  format: 'pretty' | 'json',
  context: Context,
): void {
  if (format === 'json') {
    context.io.stdout.write(displayJson(jsonReport(findings, texts.size)));
    return;
  }
  const textOf = (file: string) => texts.get(file) ?? textOrNothing(resolve(context.io.cwd, file));
  printLines([...prettyReport(findings, textOf), prettySummary(findings, texts.size)], context);
}

/** A fragment that a finding is about, though it was not asked to be linted. */
function textOrNothing(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}
