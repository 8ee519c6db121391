import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPlaybook } from '../../src/library/find-playbook.ts';
import { libraryPorts } from '../../src/library/library-ports.ts';
import { listPlaybooks } from '../../src/library/list-playbooks.ts';
import { readText } from '../../src/library/read-text.ts';
import { builtInPlaybooks } from '../../src/package-root.ts';
import { limits } from '../../src/playbook/limits.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-library-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

test('own playbooks are those in ./playbooks, and hide the built-in one of their id', () => {
  write('playbooks/ours.yaml', 'tocsin: 1\nid: ransomware\n');
  write('playbooks/notes.txt', 'tocsin: 1\nid: no\n');
  write('playbooks/other.yaml', 'something: else\n');
  const listed = listPlaybooks({ cwd }).map(({ id, path, from, hidden }) => ({ id, path, from, hidden }));
  expect(listed[0]).toEqual({
    id: 'ransomware',
    path: join('playbooks', 'ours.yaml'),
    from: 'own',
    hidden: false,
  });
  expect(listed.filter(({ id }) => id === 'ransomware')).toEqual([
    listed[0],
    { id: 'ransomware', path: join(builtInPlaybooks, 'ransomware.yaml'), from: 'built-in', hidden: true },
  ]);
  expect(listed.map(({ id }) => id)).not.toContain('no');
});

test('a playbook is found by its id, own ones first, or as a file', () => {
  write('playbooks/ours.yaml', 'tocsin: 1\nid: ransomware\n');
  write('draft.yaml', 'tocsin: 1\nid: draft\n');
  expect(findPlaybook('ransomware', { cwd }).path).toBe(join('playbooks', 'ours.yaml'));
  expect(findPlaybook('phishing', { cwd }).path).toBe(join(builtInPlaybooks, 'phishing.yaml'));
  expect(findPlaybook('draft.yaml', { cwd })).toEqual({ path: 'draft.yaml', text: 'tocsin: 1\nid: draft\n' });
});

test.each([
  ['fishing', 'there is no playbook `fishing`.', 'Did you mean `phishing`?'],
  ['none.yaml', 'the playbook `none.yaml` cannot be read: there is no such file.', 'Name a YAML file'],
  ['./', 'the playbook `./` cannot be read: it is a folder.', 'Name a YAML file'],
])('what cannot be found is said: %s', (name, message, hint) => {
  expect(() => findPlaybook(name, { cwd })).toThrow(
    expect.objectContaining({ message, hint: expect.stringContaining(hint), exitCode: 2 }),
  );
});

test('--playbooks names a folder that must be there', () => {
  expect(() => listPlaybooks({ cwd, playbooks: 'none' })).toThrow('`none` is no folder.');
});

test('a playbook takes in files of its own folder, else built-in ones, and nothing from outside', () => {
  write('secret.yaml', 'secret');
  write('playbooks/fragments/mine.yaml', 'mine');
  symlinkSync(join(cwd, 'secret.yaml'), join(cwd, 'playbooks/fragments/link.yaml'));
  const ports = libraryPorts('playbooks/a.yaml', cwd, () => []);
  expect(ports.readFragment?.('fragments/mine.yaml')).toBe('mine');
  expect(ports.readFragment?.('ransomware.yaml')).toBe(readText(join(builtInPlaybooks, 'ransomware.yaml')));
  expect(ports.readFragment?.('fragments/link.yaml')).toBeUndefined();
  expect(ports.readFragment?.('../secret.yaml')).toBeUndefined();
  expect(ports.readFragment?.('fragments/none.yaml')).toBeUndefined();
});

test('which playbooks use which is read off their lines', () => {
  write(
    'playbooks/a.yaml',
    'tocsin: 1\nid: a\nphases:\n  - { id: x, use: b }\n  - id: y\n    use: "c" # why\n',
  );
  write('playbooks/b.yaml', 'tocsin: 1\nid: b\nclocks:\n  - use: regulations/gdpr\n');
  const { playbooks } = libraryPorts('playbooks/a.yaml', cwd, () => listPlaybooks({ cwd }));
  expect(playbooks?.().get('a')).toEqual(['b', 'c']);
  expect(playbooks?.().get('b')).toEqual([]);
});

test('of a file that is too large no more is read than shows it', () => {
  write('large.yaml', 'x'.repeat(limits.bytes + 1000));
  expect(readText(join(cwd, 'large.yaml'))).toHaveLength(limits.bytes + 1);
});

test.runIf(process.platform !== 'win32')('a pipe or a device is refused at once, never waited for', () => {
  spawnSync('mkfifo', [join(cwd, 'x.yaml')]);
  const what = 'it is a pipe or a device, not a regular file';
  expect(() => findPlaybook('./x.yaml', { cwd })).toThrow(
    `the playbook \`./x.yaml\` cannot be read: ${what}.`,
  );
  expect(() => findPlaybook('/dev/zero', { cwd })).toThrow(what);
  expect(() => findPlaybook('./', { cwd })).toThrow('it is a folder');
});
