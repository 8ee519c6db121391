import { readdirSync, readFileSync } from 'node:fs';
import type { LintPorts } from '../../src/lint/lint-ports.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import type { Diagnostic } from '../../src/playbook/diagnostic.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { readSheet, type Sheet } from './sheet.ts';

const folders = ['playbooks', 'playbooks/regulations', 'playbooks/walkthroughs'];

/** The files that are shipped. */
export function shippedSheets(): Sheet[] {
  const files = folders.flatMap(folder =>
    readdirSync(folder)
      .filter(file => file.endsWith('.yaml'))
      .map(file => `${folder}/${file}`),
  );
  return files.map(file => readSheet(file, readFileSync(file, 'utf8')));
}

/** What lint finds in a text, as in the shipped library. */
export function lintShipped(text: string, file: string): Diagnostic[] {
  return lintText(text, file, ports);
}

const playbooks = new Map([
  ...readdirSync('playbooks')
    .filter(file => file.endsWith('.yaml'))
    .map(file => [file.replace('.yaml', ''), []] as const),
  ['phishing-elsewhere', []],
]);

const ports: LintPorts = {
  today: '2026-11-22',
  walked: id => loadPlaybook(readFileSync(`playbooks/${id}.yaml`, 'utf8'), `playbooks/${id}.yaml`).playbook,
  folder: 'playbooks',
  readFragment: path => {
    try {
      return readFileSync(`playbooks/${path}`, 'utf8');
    } catch {
      return undefined;
    }
  },
  playbooks: () => playbooks,
};
