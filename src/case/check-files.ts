import { join } from 'node:path';
import type { Disk } from './disk.ts';
import { codeOf, reason } from './disk-error.ts';
import { hashFile } from './hash-file.ts';
import type { Ledger } from './ledger.ts';
import { namesIn } from './names-in.ts';
import type { Problem, Remark } from './problem.ts';

/** Holds the evidence files and playbook texts against the digests that the record and their names give. */
export function checkFiles(
  disk: Disk,
  dir: string,
  ledger: Ledger,
): { problems: Problem[]; remarks: Remark[] } {
  const problems: Problem[] = [];
  const remarks: Remark[] = [];
  const kept = (folder: string) => namesIn(disk, join(dir, folder));
  const check = (file: string, digest: string, kind: Problem['kind']) => {
    const what = fault(disk, join(dir, file), digest);
    if (what) problems.push({ file, line: 0, what, kind });
  };

  const named = new Set(ledger.files.map(file => file.sha256));
  const unchecked = new Set(named);
  for (const { sha256, file, line } of ledger.files) {
    if (!/^[0-9a-f]{64}$/.test(sha256))
      problems.push({ file, line, what: 'the digest of its file is no SHA-256', kind: 'evidence' });
    else if (unchecked.delete(sha256)) check(`evidence/${sha256}`, sha256, 'evidence');
  }
  const unread = ledger.logs.some(log => log.reader.fault);
  for (const name of kept('evidence')) {
    if (unread || named.has(name)) continue;
    remarks.push({
      file: `evidence/${name}`,
      line: 0,
      what: 'no entry records this file: a copy that was interrupted, or a stray',
    });
  }

  const texts = new Set(kept('playbook'));
  const playbook = ledger.opening?.data.playbook;
  if (playbook) texts.add(`${playbook.digest}.yaml`).add(`compiled-${playbook.compiled}.json`);
  for (const name of [...texts].sort()) {
    const digest = /^(?:compiled-)?([0-9a-f]{64})\.(?:yaml|json)$/.exec(name)?.[1];
    if (digest) check(`playbook/${name}`, digest, 'text');
    else
      remarks.push({
        file: `playbook/${name}`,
        line: 0,
        what: 'its name is no digest: nothing says what it should hold',
      });
  }
  return { problems, remarks };
}

function fault(disk: Disk, path: string, digest: string): string | undefined {
  try {
    return hashFile(disk, path) === digest ? undefined : 'its content is not what its digest says';
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? 'the record names this file and it is not here'
      : `it cannot be read: ${reason(error)}`;
  }
}
