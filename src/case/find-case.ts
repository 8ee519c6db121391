import { basename, resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { type Disk, realDisk } from './disk.ts';
import { type ListedCase, listCases } from './list-cases.ts';
import { isCase } from './read-case.ts';

/**
 * The folder of the case that a person names: by its folder, its id, its name, how its name begins, or a part of these that only one
 * case has.
 * Throws a `UsageError` where none fits, or several do, with the choices.
 */
export function findCase(wanted: string, casesDir: string, cwd: string, disk: Disk = realDisk): string {
  const folder = resolve(cwd, wanted);
  if (isCase(folder, disk)) return folder;
  const cases = listCases(casesDir, disk);
  const key = wanted.toLowerCase();
  const fitting = closest(cases, key);
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

/** Those that are called so; else whose number it is, so that `INC-001` is not `EXERCISE-INC-001` too; else that have it in them. */
function closest(cases: ListedCase[], key: string): ListedCase[] {
  const ways: ((name: string) => boolean)[] = [
    name => name === key,
    name => name.startsWith(`${key}-`),
    name => name.includes(key),
  ];
  const fits = ways.map(fits => cases.filter(listed => namesOf(listed).some(fits)));
  return fits.find(fitting => fitting.length > 0) ?? [];
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
