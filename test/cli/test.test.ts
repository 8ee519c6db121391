import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tocsin } from './tocsin.ts';

// Every walkthrough that ships is played, and the machine may be busy.
vi.setConfig({ testTimeout: 300_000 });

const playbook = `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
phases:
  - id: act
    title: Act
    steps:
      - id: ask-owner
        title: Ask the owner
        asks:
          found: { ask: Was it found?, type: yes-no }
      - id: block-badge
        title: Block the badge
        when: found != "yes"
      - id: verdict
        title: Is it over?
        options:
          - { id: over, label: It is over }
          - { id: again, label: It is not, next: ask-owner }
`;
const walkthrough = `tocsin-walkthrough: 1
playbook: lost-badge
name: It was found
start: 2026-11-21T02:10:00Z
answers:
  ask-owner: { found: "yes" }
  verdict: over
close: { reason: Found }
expect:
  outcome: closed
  path: [ask-owner, verdict]
  never_opened: [block-badge]
`;

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tocsin-test-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(cwd, path, '..'), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

function library(walk = walkthrough): void {
  write('playbooks/lost-badge.yaml', playbook);
  write('playbooks/walkthroughs/found.yaml', walk);
}

describe('a library with one walkthrough', () => {
  it('passes, and hears what no walkthrough takes', async () => {
    library();
    const { code, stdout, stderr } = await tocsin(['test'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`lost-badge
  + It was found  playbooks/walkthroughs/found.yaml

Coverage      steps    options    conditions    deadlines    all
lost-badge      2/3        1/2           1/2            -   57 %

No walkthrough of lost-badge takes
  playbooks/lost-badge.yaml:13:9  block-badge is never opened
  playbooks/lost-badge.yaml:13:9  the \`when\` of block-badge is never true
  playbooks/lost-badge.yaml:16:9  verdict never comes to again

1 walkthrough passed
`);
  });

  it('leaves no case behind', async () => {
    library();
    await tocsin(['test'], { cwd });
    expect(readdirSync(cwd)).toEqual(['playbooks']);
  });

  it('is exit 1 where the coverage is below the least', async () => {
    library();
    expect((await tocsin(['test', '--min-coverage', '57'], { cwd })).code).toBe(0);
    const { code, stdout } = await tocsin(['test', '--min-coverage', '58'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('lost-badge is covered to 57 %, and 58 % is the least');
  });

  it('says where the path parted, and where the playbook has what came instead', async () => {
    library(walkthrough.replace('[ask-owner, verdict]', '[ask-owner, block-badge, verdict]'));
    const { code, stdout } = await tocsin(['test'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(
      `  x It was found  playbooks/walkthroughs/found.yaml
    playbooks/walkthroughs/found.yaml:11:21  the path parts before block-badge: verdict came instead
      playbooks/lost-badge.yaml:16:9  verdict is here`,
    );
    expect(stdout).toContain('1 of 1 walkthrough failed');
  });

  it('says at which step it cannot go on', async () => {
    library(walkthrough.replace('  verdict: over\n', ''));
    const { code, stdout } = await tocsin(['test'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain(
      'playbooks/walkthroughs/found.yaml:5:1  it cannot go on: verdict: the walkthrough has no answer for it',
    );
  });

  it('says what is wrong with the walkthrough itself', async () => {
    library(walkthrough.replace('never_opened: [block-badge]', 'never_opened: [block-bagde]'));
    const { code, stdout } = await tocsin(['test'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('found.yaml:12:18  the playbook has no step "block-bagde" (did you mean');
  });

  it('says that its playbook has faults, or is not there', async () => {
    library();
    write('playbooks/lost-badge.yaml', playbook.replace('next: ask-owner', 'next: ask-ower'));
    const faulty = await tocsin(['test'], { cwd });
    expect(faulty.code).toBe(1);
    expect(faulty.stdout).toContain('playbooks/lost-badge.yaml:20:50  `next` names a step that');
    library(walkthrough.replace('playbook: lost-badge', 'playbook: lost-bagde'));
    const unknown = await tocsin(['test'], { cwd });
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toContain('found.yaml:1:1  there is no playbook `lost-bagde`.');
  });

  it('misses a file that the walkthrough would attach', async () => {
    library(
      walkthrough.replace('ask-owner: { found: "yes" }', 'ask-owner: { found: "yes", attach: [badge.png] }'),
    );
    write(
      'playbooks/lost-badge.yaml',
      playbook.replace('title: Ask the owner', 'title: Ask\n        collect: [{ id: photo, what: Photo }]'),
    );
    const { stdout } = await tocsin(['test'], { cwd });
    expect(stdout).toContain('there is no file badge.png beside the walkthrough');
  });

  it('is the playbook’s when that is named, and nothing else', async () => {
    library();
    write('playbooks/other.yaml', playbook.replace('lost-badge', 'other'));
    write('playbooks/walkthroughs/other.yaml', walkthrough.replace('lost-badge', 'other'));
    const { stdout } = await tocsin(['test', 'playbooks/lost-badge.yaml'], { cwd });
    expect(stdout).toContain('1 walkthrough passed');
    expect(stdout).not.toContain('other');
  });

  it('is linted against its playbook', async () => {
    library(walkthrough.replace('verdict: over', 'verdict: ovre'));
    const { code, stdout } = await tocsin(['lint', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toEqual([
      expect.objectContaining({
        rule: 'literal-not-a-choice',
        file: join('playbooks', 'walkthroughs', 'found.yaml'),
        range: { start: { line: 7, column: 12 }, end: { line: 7, column: 16 } },
      }),
    ]);
    library(walkthrough.replace('playbook: lost-badge', 'playbook: lost-bagde'));
    expect((await tocsin(['lint', '--format', 'json'], { cwd })).stdout).toContain('unknown-playbook');
  });
});

it('is exit 2 where there is nothing to test', async () => {
  expect((await tocsin(['test'], { cwd })).code).toBe(2);
  write('playbooks/lost-badge.yaml', playbook);
  expect(await tocsin(['test'], { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('there is no walkthrough in playbooks'),
  });
  expect((await tocsin(['test', 'nowhere'], { cwd })).code).toBe(2);
  library();
  expect((await tocsin(['test', '--min-coverage', 'all'], { cwd })).code).toBe(2);
});

const shipped = join(import.meta.dirname, '../../playbooks');

it('covers each playbook that ships to 95 per cent or more', async () => {
  const { code, stdout } = await tocsin(['test', shipped, '--format', 'json', '--min-coverage', '95'], {
    cwd,
  });
  expect(code).toBe(0);
  const report = JSON.parse(stdout);
  expect(
    report.coverage.map(({ playbook, missed }: { playbook: string; missed: unknown[] }) => [
      playbook,
      missed,
    ]),
  ).toEqual(
    readdirSync(shipped)
      .filter(name => name.endsWith('.yaml'))
      .map(name => [name.replace('.yaml', ''), []]),
  );
});

it.each(['data-breach', 'phishing', 'ransomware'])(
  'fails with a copy of %s that asks for something else',
  async id => {
    cpSync(shipped, join(cwd, 'playbooks'), { recursive: true });
    const file = join(cwd, 'playbooks/walkthroughs', `${id}-false-alarm.yaml`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('never_opened: [', 'never_opened: [verdict, '));
    const { code, stdout } = await tocsin(['test', '--format', 'json'], { cwd });
    expect(code).toBe(1);
    const failed = JSON.parse(stdout).walkthroughs.filter(({ passed }: { passed: boolean }) => !passed);
    expect(failed).toEqual([
      expect.objectContaining({
        playbook: id,
        failures: [expect.objectContaining({ message: 'verdict was opened' })],
      }),
    ]);
  },
);
