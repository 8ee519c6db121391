import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryPorts } from '../../src/library/library-ports.ts';
import { listLate } from '../../src/library/list-playbooks.ts';
import { lintText } from '../../src/lint/lint-text.ts';

/** Every file that is shipped, by its path. */
export function shippedTexts(root = 'playbooks'): [file: string, text: string][] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => [join(root, name), readFileSync(join(root, name), 'utf8')]);
}

/** What lint does wrong with that text: a crash, or findings about places that it does not have. */
export function faultsOf(text: string, file: string): string[] {
  const lines = text.split('\n');
  const has = ({ line, column }: { line: number; column: number }) =>
    line >= 1 && column >= 1 && line <= lines.length && column <= (lines[line - 1] as string).length + 1;
  try {
    return lintText(text, file, portsOf(file))
      .filter(finding => finding.file === file && !(has(finding.range.start) && has(finding.range.end)))
      .map(({ rule, message, range }) => `${rule} at ${JSON.stringify(range)}: ${message}`);
  } catch (error) {
    return [`crash: ${(error as Error).stack}`];
  }
}

const shelves = new Map<string, ReturnType<typeof libraryPorts>>();

function portsOf(file: string) {
  const known = shelves.get(file) ?? libraryPorts(file, process.cwd(), listLate({ cwd: process.cwd() }), []);
  shelves.set(file, known);
  return known;
}
