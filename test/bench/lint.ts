import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lintText } from '../../src/lint/lint-text.ts';
import { inTurns, node, type Row } from './measure.ts';

const folder = 'dist.bench/lint';
const files = 1000;

/** What all rules cost beside the plain reading of the same YAML. */
export const lintRows: Row[] = [
  {
    what: 'tocsin lint of one file of 11 KB',
    against: 'a bundle that only runs yaml.parse on it',
    reach: '<= 1.25',
    measure: async rounds => {
      const file = benchPlaybook(11_000);
      return {
        ...(await inTurns(
          rounds,
          () => node(['dist/cli.cjs', 'lint', file]),
          () => node(['dist.bench/yaml-parse.cjs', file]),
        )),
        unit: 'ms',
      };
    },
  },
  {
    what: `lint ${files} playbooks of 8 KB`,
    against: 'yaml.parse of the same texts',
    reach: '<= 1.25',
    measure: async rounds => {
      const text = readFileSync(benchPlaybook(8_000), 'utf8');
      const texts = Array.from({ length: files }, (_, i) => text.replace('id: bench', `id: bench-${i}`));
      return {
        ...(await inTurns(
          Math.min(rounds, 5),
          () => {
            for (const [i, one] of texts.entries()) lintText(one, `${i}.yaml`);
          },
          () => {
            for (const one of texts) parse(one);
          },
        )),
        unit: 'ms',
      };
    },
  },
  {
    what: 'lint a file of 1,000 findings',
    against: 'a sound file of that size',
    reach: '<= 2',
    measure: async rounds => {
      const [sound, faulty] = [manySteps('commander'), manySteps('comander')];
      return {
        ...(await inTurns(
          rounds,
          () => lintText(faulty, 'faulty.yaml'),
          () => lintText(sound, 'sound.yaml'),
        )),
        unit: 'ms',
      };
    },
  },
  {
    what: 'lint 10,000 playbooks of 8 KB, per file',
    against: 'the same of 100',
    reach: '<= 1.1',
    long: true,
    measure: async () => {
      const file = benchPlaybook(8_000);
      const runs = [1, 2, 3].map(() => [lintAlone(10_000, file), lintAlone(100, file)] as const);
      const [ours, theirs] = [runs.map(([many]) => many), runs.map(([, few]) => few)];
      const peak = (all: typeof ours) => Math.round(Math.max(...all.map(({ megabytes }) => megabytes)));
      return {
        ours: ours.map(run => run.ms),
        theirs: theirs.map(run => run.ms),
        unit: 'ms',
        notes: `${peak(ours)} MB, and ${peak(theirs)} MB for 100`,
      };
    },
  },
];

/** In a process of its own, whose memory nothing else has filled: milliseconds per file. */
function lintAlone(count: number, file: string): { ms: number; megabytes: number } {
  return JSON.parse(
    execFileSync(process.execPath, ['dist.bench/lint-alone.mjs', String(count), file], { encoding: 'utf8' }),
  );
}

/** A playbook of a thousand steps that all have this role. */
function manySteps(role: string): string {
  const steps = Array.from(
    { length: 1_000 },
    (_, i) => `      - { id: step-${i}, title: Call the owner of host ${i}, role: ${role} }\n`,
  );
  return `tocsin: 1
id: bench
title: Bench
version: 1.0.0
roles:
  commander: { title: Incident commander, required: true }
phases:
  - id: contain
    title: Contain
    steps:
${steps.join('')}`;
}

/** A playbook of about that many bytes, with decisions, conditions, evidence and measures as real ones have. */
export function benchPlaybook(bytes: number): string {
  let text = `tocsin: 1
id: bench
title: Bench
version: 1.0.0
roles:
  commander: { title: Incident commander, required: true }
inputs:
  exfiltration: { ask: Did data leave?, type: yes-no }
phases:
  - id: contain
    title: Contain
    stage: containment
    steps:
`;
  for (let i = 0; text.length < bytes; i++) text += steps(i);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${bytes}.yaml`);
  writeFileSync(file, text);
  return file;
}

function steps(i: number): string {
  return `      - id: isolate-${i}
        title: Isolate host ${i} from the network
        role: commander
        why: Stops lateral movement. Keep the power on, for memory is evidence.
        guide: |
          1. Disable the switch port, not the network card.
          2. Do not log in as an administrator.
        collect:
          - { id: port-log-${i}, what: The switch's log }
        measure: { what: Host ${i} is isolated, undo: Enable the port }
      - id: verdict-${i}
        title: Is it still spreading?
        role: commander
        when: exfiltration == "yes" && outcome("isolate-${i}") == "done"
        options:
          - { id: again, label: Still spreading, next: isolate-${i} }
          - { id: over, label: It has stopped }
`;
}
