import { relative, resolve, sep } from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { readText } from '../../library/read-text.ts';
import { repositoryRoot } from '../../library/repository-root.ts';
import type { Report } from '../../lint/reporters/report.ts';
import type { Diagnostic, Severity } from '../../playbook/diagnostic.ts';

/** What was found in these texts, as reporters take it. Files that were not linted, such as fragments, are read when they are asked for. */
export function reportOf(
  findings: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  failOn: Severity,
  cwd: string,
): Report {
  let root: string | undefined;
  return {
    findings,
    files: [...texts.keys()],
    textOf: file => texts.get(file) ?? textOrNothing(resolve(cwd, file)),
    pathOf: file => {
      root ??= repositoryRoot(cwd);
      return fromRoot(resolve(cwd, file), root);
    },
    fails: ({ severity }) => gravity[severity] >= gravity[failOn],
    version: manifest.version,
  };
}

const gravity: Record<Severity, number> = { error: 3, warning: 2, info: 1 };

function textOrNothing(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

function fromRoot(path: string, root: string): string {
  const inside = relative(root, path);
  const outside = inside === '..' || inside.startsWith(`..${sep}`);
  return (outside ? path : inside).replaceAll(sep, '/');
}
