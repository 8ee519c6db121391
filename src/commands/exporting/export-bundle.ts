import { planBundle } from '../../case/bundle/plan-bundle.ts';
import { bundleStream } from '../../case/bundle/write-bundle.ts';
import { realDisk } from '../../case/disk.ts';
import type { CaseState } from '../../engine/state.ts';
import { RefusedError } from '../../errors.ts';
import { isPrivileged } from '../../report/kinds-of-entry.ts';
import { valuesIn } from '../../report/values-in.ts';
import { type ReadCase, readSession } from '../../session/open-session.ts';
import type { Context } from '../command.ts';
import type { ExportOptions } from '../export.ts';
import { printLines } from '../print-lines.ts';
import { warnOfProblems } from '../warn-of-problems.ts';
import { putZip, refuseTerminal } from './put-zip.ts';

/** The whole case as one zip: its record as it lies, evidence, playbooks, and a manifest of digests. */
export async function exportBundle(
  dir: string,
  { out, privileged }: Pick<ExportOptions, 'out' | 'privileged'>,
  context: Context,
): Promise<void> {
  refuseTerminal(out, context);
  const read = readSession(dir);
  warnOfProblems(read.reading.problems, context);
  if (!privileged) refuseConfidences(read);
  const plan = planBundle(realDisk, dir, read.reading);
  const left = plan.left.map(path => [
    { text: 'NOT TAKEN ALONG  ', tone: 'bad' as const },
    { text: `${path}: its name is none of a case’s files`, hang: true },
  ]);
  if (left.length > 0) printLines(left, context, context.io.stderr);
  await putZip(bundleStream(realDisk, dir, plan), out, context);
}

/** The record cannot be cut without breaking its chain: what must not go out keeps all of it in. */
function refuseConfidences({ reading, state }: ReadCase): void {
  const notes = reading.records.filter(isPrivileged).length;
  const secrets = sensitiveAnswers(reading.records, state);
  const held = [
    ...(notes > 0 ? [`${notes} privileged ${notes === 1 ? 'note' : 'notes'}`] : []),
    ...(secrets.length > 0 ? [`answers that are sensitive (${secrets.join(', ')})`] : []),
  ];
  if (held.length === 0) return;
  throw new RefusedError(
    `this record holds ${held.join(' and ')}, and a bundle carries all of it.`,
    'To send them along: --privileged. Without them: another --format.',
  );
}

function sensitiveAnswers(records: ReadCase['reading']['records'], { playbook }: CaseState): string[] {
  const names = valuesIn(records).map(({ name }) => name);
  return [...new Set(names)].filter(name => playbook.inputs[name]?.sensitive).sort();
}
