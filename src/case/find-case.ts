import { basename, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Disk, realDisk } from './disk.ts';
import { type ListedCase, listCases } from './list-cases.ts';
import { isCase } from './read-case.ts';

/**
 * The folder of the case that a person names: by its folder, its id, its name, or a part of these that only one case has.
 * Throws a `UsageError` where none fits, or several do, with the choices.
 */
export function findCase(wanted: string, casesDir: string, cwd: string, disk: Disk = realDisk): string {
  const folder = resolve(cwd, wanted);
  if (isCase(folder, disk)) return folder;
  const cases = listCases(casesDir, disk);
  const key = wanted.toLowerCase();
  const exact = cases.filter(listed => namesOf(listed).includes(key));
  const fitting =
    exact.length > 0 ? exact : cases.filter(listed => namesOf(listed).some(name => name.includes(key)));
  const [only] = fitting;
  if (only && fitting.length === 1) return only.dir;
  if (only) {
    throw new UsageError(
      `"${wanted}" names ${fitting.length} cases: ${choices(fitting)}`,
      'Name one of them by more of its name, its id or its folder.',
    );
  }
  const there = cases.length > 0 ? `There are: ${choices(cases)}` : `There are no cases in ${casesDir}.`;
  throw new UsageError(`no case is called "${wanted}"`, there);
}

function namesOf(listed: ListedCase): string[] {
  return [listed.case, listed.name, basename(listed.dir)].map(name => name.toLowerCase());
}

function choices(cases: ListedCase[]): string {
  const shown = cases.slice(0, 8).map(listed => `${basename(listed.dir)} (${listed.case})`);
  return [...shown, ...(cases.length > shown.length ? [`and ${cases.length - shown.length} more`] : [])].join(
    ', ',
  );
}
