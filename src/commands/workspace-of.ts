import { UsageError } from '../errors.ts';
import { type FoundWorkspace, findWorkspace } from '../library/find-workspace.ts';
import type { Context } from './command.ts';

/** A workspace that can be used. */
export type UsableWorkspace = FoundWorkspace & Required<Pick<FoundWorkspace, 'workspace' | 'source'>>;

/** The workspace around the current folder, for what cannot do without it. Throws UsageError where its file is broken. */
export function workspaceOf({ io }: Context): UsableWorkspace | undefined {
  const found = findWorkspace(io.cwd);
  if (found === undefined || isUsable(found)) return found;
  const { path, findings } = found;
  throw new UsageError(
    `${path} cannot be used: ${firstOf(found)}`,
    `\`tocsin lint ${path}\` shows ${findings.length === 1 ? 'it' : 'all that is wrong'} and what to do.`,
  );
}

function isUsable(found: FoundWorkspace): found is UsableWorkspace {
  return found.workspace !== undefined && found.source !== undefined;
}

function firstOf({ findings: [first, ...others] }: FoundWorkspace): string {
  if (!first) return 'nothing in it can be read.';
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `line ${first.range.start.line}: ${first.message}${more}.`;
}
