import { join } from 'node:path';
import type { Events } from '../engine/event.ts';
import type { Disk } from './disk.ts';
import { readWhole, replaceFile } from './whole-file.ts';

/** `case.json`: what a case is, for people and listings. Made from event 0, and never trusted by verify. */
export interface CaseFile {
  format: 1;
  case: string;
  name: string;
  mode: 'live' | 'drill';
  /** ISO 8601, UTC. */
  opened: string;
  playbook: { id: string; version: string };
}

export function describe(id: string, opened: string, event: Events['case.opened']): CaseFile {
  const { name, mode, playbook } = event;
  return {
    format: 1,
    case: id,
    name,
    mode,
    opened,
    playbook: { id: playbook.id, version: playbook.version },
  };
}

/** Writes a case's `case.json` anew. Throws the disk's error. */
export function writeCaseFile(disk: Disk, dir: string, file: CaseFile, unique: string): void {
  const path = join(dir, 'case.json');
  replaceFile(disk, path, `${path}.${unique}`, Buffer.from(`${JSON.stringify(file, null, 2)}\n`));
}

/** What `case.json` says; nothing where it is not there or says nothing that makes sense. */
export function readCaseFile(disk: Disk, dir: string): CaseFile | undefined {
  try {
    const file = JSON.parse(
      readWhole(disk, join(dir, 'case.json'), 1024 * 1024).toString('utf8'),
    ) as Partial<CaseFile>;
    const whole = [file.case, file.name, file.opened, file.playbook?.id, file.playbook?.version].every(
      part => typeof part === 'string',
    );
    return whole && (file.mode === 'live' || file.mode === 'drill') ? (file as CaseFile) : undefined;
  } catch {
    return undefined;
  }
}
