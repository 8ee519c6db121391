import manifest from '../../package.json' with { type: 'json' };
import { findCase } from '../case/find-case.ts';
import { casesFolder, type ListedCase, listCases } from '../case/list-cases.ts';
import type { Actor } from '../engine/event.ts';
import { isClosed } from '../engine/state.ts';
import { UsageError } from '../errors.ts';
import { casesOfWorkspace, workspaceFile } from '../library/workspace-file.ts';
import type { CaseSession } from '../session/case-session.ts';
import { openSession, readSession } from '../session/open-session.ts';
import type { Context } from './command.ts';

/** Name and version of the program, as records carry them. */
export const tool = `tocsin ${manifest.version}`;

/** The folder of cases that was named, or the usual one. Throws `UsageError` for an empty `--cases`. */
export function casesDir({ io, cases }: Context): string {
  if (cases?.trim() === '')
    throw new UsageError('--cases names no folder.', 'Give the folder where cases are kept.');
  const workspace = workspaceFile(io.cwd);
  return casesFolder(cases, io.env, io.cwd, workspace && casesOfWorkspace(workspace));
}

/** Who acts: `--as`, else `TOCSIN_AS`, else the login name; in the role that `--role` says. */
export function actorOf({ io, as, role }: Context): Actor {
  const name = as ?? (io.env.TOCSIN_AS || io.user);
  if (!name.trim()) throw new UsageError('--as names nobody.', 'Give the name of who acts.');
  return role === undefined ? { name } : { name, role };
}

/** The folder of the case that is named; with no name, `TOCSIN_CASE`, else the only open one. */
export function caseDir(context: Context, named: string | undefined): string {
  const folder = casesDir(context);
  const wanted = named ?? (context.io.env.TOCSIN_CASE || undefined);
  if (wanted !== undefined) return findCase(wanted, folder, context.io.cwd);
  const open = openCases(folder);
  const [only, ...others] = open;
  if (!only) throw noOpenCase(folder);
  if (others.length > 0) {
    throw new UsageError(
      `${open.length} cases are open: ${open.map(c => c.name).join(', ')}.`,
      'Name the one that you mean.',
    );
  }
  return only.dir;
}

/** The same for a command that only reads: where nothing is open, the case that was touched last. */
export function readableCaseDir(context: Context, named: string | undefined): string {
  const folder = casesDir(context);
  const unnamed = named === undefined && !context.io.env.TOCSIN_CASE;
  const [last] = unnamed && openCases(folder).length === 0 ? listCases(folder) : [];
  return last?.dir ?? caseDir(context, named);
}

/** The open case that was touched last. */
export function newestOpenDir(context: Context): string {
  const folder = casesDir(context);
  const [newest] = openCases(folder);
  if (!newest) throw noOpenCase(folder);
  return newest.dir;
}

/** Opens a case to write to it, as who acts. Throws CaseFileError. */
export function openToWrite(
  context: Context,
  dir: string,
  { acceptDamage = false }: { acceptDamage?: boolean },
): CaseSession {
  return openSession({ dir, io: context.io, actor: actorOf(context), tool, acceptDamage });
}

/** Cases that are open, the last touched first. */
export function openCases(folder: string): ListedCase[] {
  return listCases(folder).filter(({ dir }) => !isClosedCase(dir));
}

function noOpenCase(folder: string): UsageError {
  return new UsageError(
    `there is no open case in ${folder}.`,
    '`tocsin run` opens one; --cases says where to look.',
  );
}

/** A case that cannot be read counts as open: it wants a person. */
function isClosedCase(dir: string): boolean {
  try {
    return isClosed(readSession(dir).state);
  } catch {
    return false;
  }
}
