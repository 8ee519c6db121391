import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { CaseStore } from '../../src/case/case-store.ts';
import { createCase } from '../../src/case/create-case.ts';
import { smallPlaybook } from '../library/small-playbook.ts';

const io = {
  clock: { now: () => Date.now(), mono: () => performance.now() },
  random: Math.random,
  nonce: () => '0'.repeat(32),
  host: 'soc-7',
};
const options = { io, actor: { name: 'dana' }, tool: 'tocsin bench' };

/** A case that is open and has nothing but its opening. */
export function newCase(folder: string): CaseStore {
  return createCase({
    ...options,
    casesDir: folder,
    name: 'INC-2026-001-bench',
    opening: {
      mode: 'drill',
      scripted: true,
      inputs: {},
      playbook: { id: smallPlaybook.id, version: smallPlaybook.version },
    },
    texts: ['tocsin: 1\n'],
    compiled: smallPlaybook,
  });
}

export function note(i: number) {
  return { type: 'note.added', data: { text: `Called the network team about FIN-WS-${i}.` } } as const;
}

/** On the disk of this folder: a temporary one may be memory, where a sync costs nothing. */
export async function inFolder<T>(act: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync('dist.bench', { recursive: true });
  const folder = mkdtempSync('dist.bench/case-');
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
