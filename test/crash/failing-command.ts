import { verifyCase } from '../../src/case/verify-case.ts';
import { type Fault, failDisk } from './failing-disk.ts';
import { tocsin } from './failing-session.ts';
import { readRawLogs } from './raw-logs.ts';

export interface CommandRun {
  struck: boolean;
  code: number;
  wrong: string[];
}

/** One act as one command on a disk that goes wrong: its exit code and its words say whether the note is on the record. */
export async function noteWithFault(fault: Fault, dir: string, text: string): Promise<CommandRun> {
  const disk = failDisk(fault);
  const { code, stdout, stderr } = await tocsin(['note', text, '--case', dir]).finally(disk.mend);
  const entries = [...readRawLogs(dir).values()].flatMap(log => log.entries);
  const recorded = entries.filter(entry => entry.data.text === text).length;
  const wrong: string[] = [];
  if (code === 0 && recorded === 0) wrong.push(`exit code 0, and it is in no log: ${stdout}`);
  if (code === 0 && !stdout.includes(text)) wrong.push(`recorded, and not printed: ${stdout} ${stderr}`);
  // A sync that failed promises nothing, not even that the bytes are gone.
  if (code !== 0 && recorded > 0 && fault.kind !== 'EIO on sync')
    wrong.push(`recorded, and it says with ${code}: ${stderr}`);
  if (code !== 0 && (code !== 3 || !stderr.includes('NOT recorded')))
    wrong.push(`it ended with ${code}: ${stderr}`);
  for (const { kind, what } of verifyCase(dir).problems)
    if (kind !== 'torn-tail') wrong.push(`verify finds ${kind}: ${what}`);
  return { struck: disk.struck() > 0, code, wrong };
}
