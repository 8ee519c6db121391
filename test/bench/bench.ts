import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { caseRows } from './case.ts';
import { engineRows } from './engine.ts';
import { lintRows } from './lint.ts';
import { lintThreadRows } from './lint-threads.ts';
import { median } from './measure.ts';
import { peerRows } from './peers.ts';
import { reportRows } from './report.ts';
import { sessionRows } from './session.ts';
import { startUpRows } from './start-up.ts';
import { trackRows } from './tracks.ts';

/** Prints each measurement as a ratio to its floor or peer, taken in turns in this same run, and writes `bench.json`. Judges nothing. */
export async function bench(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: { long: { type: 'boolean' }, only: { type: 'string' }, rounds: { type: 'string' } },
  });
  const rounds = Number(values.rounds ?? 15);
  const rows = [
    ...startUpRows,
    ...lintRows,
    ...lintThreadRows,
    ...peerRows,
    ...sessionRows,
    ...caseRows,
    ...engineRows,
    ...trackRows,
    ...reportRows,
  ].filter(
    row => (values.long || !row.long) && (values.only === undefined || row.what.includes(values.only)),
  );
  const results = [];
  for (const row of rows) {
    const measured = await row.measure(rounds);
    if ('skipped' in measured) {
      console.log(` SKIPPED  ${row.what}, against ${row.against}: ${measured.skipped}`);
      results.push({ what: row.what, against: row.against, ...measured });
      continue;
    }
    const { ours, theirs, unit, notes } = measured;
    const result = {
      what: row.what,
      against: row.against,
      reach: row.reach,
      ours: median(ours),
      theirs: median(theirs),
      unit,
      notes,
    };
    results.push({ ...result, ratio: result.ours / result.theirs });
    console.log(line({ ...result, ratio: result.ours / result.theirs }));
  }
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cpus: cpus().length,
  };
  await writeFile(
    'bench.json',
    `${JSON.stringify({ version: 1, ...machine, rounds, results }, undefined, 2)}\n`,
  );
}

function line(result: {
  what: string;
  against: string;
  reach: string;
  ours: number;
  theirs: number;
  unit: string;
  ratio: number;
  notes: string | undefined;
}): string {
  const { what, against, reach, ours, theirs, unit, ratio, notes } = result;
  const figures = `${ours.toFixed(2)} ${unit} / ${theirs.toFixed(2)} ${unit}`;
  return `${ratio.toFixed(2).padStart(8)}x  (reach ${reach})  ${what}, against ${against}: ${figures}${notes ? `; ${notes}` : ''}`;
}
