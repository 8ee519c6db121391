import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { tocsin } from './tocsin.ts';

const shells = ['bash', 'zsh', 'fish', 'powershell'];

test.each(shells)('the script for %s knows every command and every long flag', async shell => {
  const { code, stdout } = await tocsin(['completion', shell]);
  expect(code).toBe(0);
  for (const { name, options = [] } of commands) {
    expect(stdout).toContain(name);
    for (const { flags } of options) {
      const long = /--([a-z-]+)/.exec(flags)?.[1] ?? flags;
      expect(stdout, `${name} ${flags}`).toMatch(new RegExp(`(--|-l )${long}\\b`));
    }
  }
});

/** What Bash offers at the end of the typed words. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout: script } = await tocsin(['completion', 'bash']);
  const typed = ['tocsin', ...words].map(word => `'${word}'`).join(' ');
  const asked = `tocsin() { echo phishing; echo ransomware; }
COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _tocsin; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${asked}`], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(line => line !== '');
}

const bashHere = spawnSync('bash', ['--version']).status === 0;

test.skipIf(!bashHere)('Bash completes commands, topics, flags, values, playbooks and files', async () => {
  expect(await offered('compl')).toEqual(['completion']);
  expect(await offered('help', 'exit')).toEqual(['exit-codes']);
  expect(await offered('completion', '')).toEqual(shells);
  expect(await offered('completion', '--pl')).toEqual(['--plain']);
  expect(await offered('completion', '--color', 'n')).toEqual(['never']);
});

test.skipIf(!bashHere)('Bash completes playbooks, their flags and files', async () => {
  expect(await offered('show', 'ran')).toEqual(['ransomware']);
  expect(await offered('show', 'ransomware', '--graph', '')).toEqual(['mermaid', 'dot']);
  expect(await offered('lint', 'packag')).toEqual(['package-lock.json', 'package.json']);
});
