import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tocsin } from '../cli/tocsin.ts';
import { folder, playbookFiles } from './play-file.ts';

// Thousands of positions, and the machine may be busy.
vi.setConfig({ testTimeout: 300_000 });

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-explore-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

describe.each(playbookFiles)('%s', file => {
  it('has every step reached, and every way can close', async () => {
    const { code, explored } = await exploreFile(join(folder, file));
    expect(explored).toEqual([expect.objectContaining({ complete: true, faults: [] })]);
    expect(code).toBe(0);
  });
});

// What a fault looks like does not depend on the playbook: one small and one with several phases at a time are enough.
describe.each(['phishing.yaml', 'data-breach.yaml'])('%s', file => {
  it('is at fault in a copy with a round that nothing leads out of, and a verdict behind it', async () => {
    const { code, explored } = await exploreFile(
      broken(
        file,
        `- id: round
        title: Is it clear?
        options:
          - { id: unclear, label: It is not, next: round }
          - { id: doubtful, label: Perhaps, next: round }
      - id: verdict`,
      ),
    );
    expect(code).toBe(1);
    expect(explored[0].faults.map(({ kind, step }: { kind: string; step: string }) => [kind, step])).toEqual([
      ['cannot-close', 'round'],
      ['never-reached', 'verdict'],
    ]);
  });

  it('is at fault in a copy with a need that nothing meets', async () => {
    const path = broken(
      file,
      `- id: wait-for-class
        title: Wait for the class
        needs: [classified]
      - id: verdict`,
    );
    const { code, explored } = await exploreFile(path, '--limit', '80');
    expect(code).toBe(1);
    expect(explored[0].faults).toEqual([
      expect.objectContaining({
        kind: 'dead-end',
        message: 'wait-for-class waits for classified, and nothing else is left to do',
        file: path,
        line:
          readFileSync(join(cwd, path), 'utf8')
            .split('\n')
            .findIndex(line => line.includes('wait-for-class')) + 1,
      }),
    ]);
  });
});

it('proves nothing where it is stopped, and says so', async () => {
  const path = join(folder, 'phishing.yaml');
  const { code, explored } = await exploreFile(path, '--limit', '10');
  expect(code).toBe(3);
  expect(explored).toEqual([expect.objectContaining({ complete: false, faults: [] })]);
  const { stdout } = await tocsin(['test', '--explore', path, '--limit', '10'], { cwd });
  expect(stdout).toContain('not every way was walked: it was stopped after');
});

/** A copy in which something stands before the verdict. */
function broken(file: string, instead: string): string {
  const text = readFileSync(join(folder, file), 'utf8');
  cpSync(folder, join(cwd, 'playbooks'), { recursive: true });
  const path = join('playbooks', file);
  writeFileSync(join(cwd, path), text.replace('- id: verdict', instead));
  return path;
}

async function exploreFile(path: string, ...flags: string[]) {
  const { code, stdout } = await tocsin(['test', '--explore', path, '--format', 'json', ...flags], { cwd });
  return { code, explored: JSON.parse(stdout).explored };
}
