import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../src/process/find-program.ts';
import { program, scratchFolder } from './scratch.ts';

describe('a program', () => {
  it('is looked for on PATH, and its absolute path is given', () => {
    const folder = scratchFolder();
    const path = program(folder, 'edr', '');
    expect(find('edr', { path: `/nowhere:${folder}` })).toEqual({ path });
  });

  it('is itself where it is an absolute path', () => {
    const path = program(scratchFolder(), 'edr', '');
    expect(find(path, { path: '' })).toEqual({ path });
  });

  it('may be a link to one', () => {
    const folder = scratchFolder();
    symlinkSync(program(folder, 'edr-2', ''), join(folder, 'edr'));
    expect(find('edr', { path: folder })).toEqual({ path: join(folder, 'edr') });
  });

  it.each(['.', '', 'bin', './bin'])(
    'is never found in the current folder, nor by a PATH that holds %j',
    entry => {
      const cwd = scratchFolder();
      mkdirSync(join(cwd, 'bin'));
      program(cwd, 'edr', '');
      program(join(cwd, 'bin'), 'edr', '');
      const nowhere = { problem: 'no program called edr is on PATH' };
      expect(find('edr', { path: `${entry}:${cwd}:${cwd}/bin/..`, cwd })).toEqual(nowhere);
    },
  );

  it.each(['./edr', '../edr', 'bin/edr'])('is not named by a relative path: %s', name => {
    const cwd = scratchFolder();
    expect(find(name, { path: cwd, cwd })).toEqual({
      problem: `${name} is a relative path: a playbook names a program, or its absolute path`,
    });
  });

  it.each(['edr.bat', 'edr.CMD', '/opt/edr.cmd', 'edr.bat.', 'edr.cmd '])('is no batch file: %s', name => {
    expect(find(name, {})).toEqual({ problem: `${name} is a batch file, which a shell would read` });
  });

  it('is no folder, and nothing that may not be executed', () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'edr'));
    writeFileSync(join(folder, 'notes'), '');
    expect(find('edr', { path: folder })).toHaveProperty('problem');
    expect(find('notes', { path: folder })).toHaveProperty('problem');
    expect(find(join(folder, 'notes'), {})).toHaveProperty('problem');
  });
});

function find(name: string, { path = '', cwd = '/' }: { path?: string; cwd?: string }) {
  return findProgram(name, { path, cwd, platform: 'linux' });
}
