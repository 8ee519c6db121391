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
];

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
        when: exfiltration == "yes" && outcome("isolate-${i}") == "done"
        options:
          - { id: again, label: Still spreading, next: isolate-${i} }
          - { id: over, label: It has stopped }
`;
}
