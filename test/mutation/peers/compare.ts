import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Found, judge, type Score, scoreOf, type Verdict } from '../judge.ts';
import type { Mutant } from '../mutant.ts';
import type { Sheet } from '../sheet.ts';
import { ajvCli } from './ajv-cli.ts';
import { type Batch, type Peer, packages } from './peer.ts';
import { spectral } from './spectral.ts';
import { v8r } from './v8r.ts';
import { yamlLint } from './yaml-lint.ts';

const peers: Peer[] = [ajvCli, spectral, v8r, yamlLint];

/**
 * Gives the same mutants to other tools, with our schemas, and prints what they make of them beside what lint did. What they also find in the
 * file without the mistake does not count for them. They are had from npm into a folder of
 * their own, or stand in TOCSIN_PEERS.
 */
export function compareWithPeers(
  sheets: readonly Sheet[],
  mutants: readonly Mutant[],
  ours: readonly Verdict[],
): void {
  const folder = process.env.TOCSIN_PEERS ?? mkdtempSync(join(tmpdir(), 'tocsin-peers-'));
  if (!existsSync(join(folder, 'node_modules')) && !install(folder)) {
    console.log('\nSKIPPED: the other tools cannot be had from npm here.');
    return;
  }
  const batches = batchesIn(folder, sheets, mutants);
  console.log(
    '\n| tool | found | placed | findings per mistake | findings in sound files |\n| --- | --- | --- | --- | --- |',
  );
  console.log(tableRow('tocsin lint', scoreOf(ours), 0));
  for (const peer of peers) {
    try {
      const { verdicts, noise } = verdictsOf(peer, batches, mutants, sheets);
      console.log(tableRow(peer.name, scoreOf(verdicts), noise));
    } catch (error) {
      console.log(`| ${peer.name} | SKIPPED: ${(error as Error).message.split('\n')[0]} |`);
    }
  }
}

function install(folder: string): boolean {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const options = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  return spawnSync('npm', [...options, ...packages], { cwd: folder, stdio: 'inherit' }).status === 0;
}

const nameOf = (index: number) => `mutant-${index}.yaml`;
const soundName = (index: number) => `sound-${index}.yaml`;

/** Every mutant and every sound file in one folder, by the schema that it is to hold. */
function batchesIn(folder: string, sheets: readonly Sheet[], mutants: readonly Mutant[]): Batch[] {
  for (const [i, { text }] of sheets.entries()) writeFileSync(join(folder, soundName(i)), text);
  for (const [i, { text }] of mutants.entries()) writeFileSync(join(folder, nameOf(i)), text);
  return ['playbook', 'regulation', 'walkthrough'].map(kind => {
    const own = sheets.flatMap((sheet, i) =>
      sheet.kind === kind ? [{ file: sheet.file, name: soundName(i) }] : [],
    );
    const files = new Set(own.map(({ file }) => file));
    return {
      folder,
      schema: wholeSchema(folder, kind),
      files: [
        ...own.map(({ name }) => name),
        ...mutants.flatMap(({ file }, i) => (files.has(file) ? [nameOf(i)] : [])),
      ],
    };
  });
}

/** Our schemas refer to the playbook's by its file, which not every tool follows: a copy with all in it. */
function wholeSchema(folder: string, kind: string): string {
  const read = (name: string) => readFileSync(`schemas/${name}.schema.json`, 'utf8');
  const schema = JSON.parse(read(kind).replaceAll('playbook.schema.json#', '#')) as { $defs?: object };
  const { $defs } = JSON.parse(read('playbook')) as { $defs: object };
  const file = join(folder, `${kind}.schema.json`);
  writeFileSync(file, JSON.stringify({ ...schema, $defs: { ...$defs, ...schema.$defs } }));
  return file;
}

function verdictsOf(
  peer: Peer,
  batches: readonly Batch[],
  mutants: readonly Mutant[],
  sheets: readonly Sheet[],
): { verdicts: Verdict[]; noise: number } {
  const found = new Map(batches.flatMap(batch => [...peer.findings(batch)]));
  const sound = new Map(sheets.map(({ file }, i) => [file, found.get(soundName(i)) ?? []]));
  const noise = [...sound.values()].reduce((sum, findings) => sum + findings.length, 0);
  const verdicts = mutants.map((mutant, i) =>
    judge(mutant, beyond(found.get(nameOf(i)) ?? [], sound.get(mutant.file) ?? [])),
  );
  return { verdicts, noise };
}

/** Findings but for those that are there without the mistake, by what they say. */
function beyond(findings: readonly Found[], before: readonly Found[]): Found[] {
  const known = before.map(({ says }) => says);
  return findings.filter(({ says }) => {
    const at = known.indexOf(says);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

function tableRow(name: string, { found, placed, perMistake }: Score, noise: number): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return `| ${name} | ${percent(found)} | ${percent(placed)} | ${perMistake.toFixed(2)} | ${noise} |`;
}
