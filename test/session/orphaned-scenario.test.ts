import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const shipped = resolve('playbooks/ransomware.yaml');

let world: World;
beforeEach(() => {
  world = createWorld();
  mkdirSync(join(world.folder, 'playbooks'));
});

/** The playbook that ships, copied into the workspace and edited there. */
function own(edit: (text: string) => string): void {
  writeFileSync(join(world.folder, 'playbooks', 'ransomware.yaml'), edit(readFileSync(shipped, 'utf8')));
}

describe('a scenario that ships, over a copy of its playbook of one’s own', () => {
  it('holds as long as nothing that it names is gone', async () => {
    own(text => text.replace('title: Ransomware', 'title: Ransomware, our way'));
    expect(await world.run(['drill', 'test', 'ransomware-backup-doubt'])).toMatchObject({ code: 0 });
  });

  it.each([
    ['a step', /\bisolate-hosts\b/g, 'isolate-machines', 'the playbook has no step "isolate-hosts"'],
    ['a decision', /\bevidence-first\b/g, 'memory-first', 'the playbook has no step "evidence-first"'],
    ['an option', /\bcapture-first\b/g, 'capture-now', 'the playbook has no option "capture-first"'],
    ['a role', /\bbackup: \{|\bbackup:\n/g, '', 'the playbook has no role "backup"'],
    ['a version', /^version: 1.0.0/m, 'version: 2.0.0', 'the scenario was written for >=1 <2'],
  ])('does not once %s of the copy is another', async (what, old, renamed, says) => {
    own(text =>
      what === 'a role'
        ? text.replace(/^ {2}backup:/m, '  restorer:').replace(/\brole: backup\b/g, 'role: restorer')
        : text.replace(old, renamed),
    );
    const tested = await world.run(['drill', 'test', 'ransomware-backup-doubt']);
    expect([tested.code, tested.stdout]).toEqual([1, expect.stringContaining(says)]);
    const played = await world.run(['drill', 'solo', 'ransomware-backup-doubt', '--plain'], { stdin: 'q\n' });
    expect([played.code, played.stderr]).toEqual([1, expect.stringContaining(says)]);
  });

  it('does not while the copy has a fault of its own, which is shown', async () => {
    own(text => text.replace('title: Ransomware', 'titel: Ransomware'));
    const { code, stdout } = await world.run(['drill', 'test', 'ransomware-backup-doubt']);
    expect(code).toBe(1);
    expect(stdout).toContain('titel');
  });
});

describe('lint finds a scenario of one’s own orphaned', () => {
  it.each([
    ['a step', 'id: count,', 'id: tally,', 'unknown-step'],
    ['a phase', 'id: look', 'id: see', 'unknown-step'],
    ['an option', 'id: nobody', 'id: no-one', 'literal-not-a-choice'],
    ['a decision', 'id: verdict', 'id: finding', 'unknown-step'],
    ['a role', /\bguard\b/g, 'watch', 'unknown-role'],
    ['a milestone', 'marks: [searched]', 'marks: [combed]', 'unknown-milestone'],
    ['a version', 'version: 1.2.0', 'version: 2.0.0', 'playbook-out-of-range'],
  ])('when %s of its playbook is another', async (_, old, renamed, rule) => {
    const playbooks = join(world.folder, 'playbooks');
    cpSync(resolve('test/fixtures/drill/door.yaml'), join(playbooks, 'door.yaml'));
    const door = readFileSync(join(playbooks, 'door.yaml'), 'utf8').replace('[contained]', '[searched]');
    mkdirSync(join(playbooks, 'scenarios'));
    const scenario = readFileSync(resolve('test/fixtures/drill/scenarios/door-at-night.yaml'), 'utf8');
    const more = [
      '{ step: look, state: opened }',
      '{ decision: verdict, option: nobody }',
      '{ milestone: searched }',
    ];
    writeFileSync(
      join(playbooks, 'scenarios', 'door-at-night.yaml'),
      scenario.replace(
        'pools:',
        `${more.map((when, i) => `  - { id: m${i}, type: contextual, when: ${when}, text: More. }\n`).join('')}pools:`,
      ),
    );
    const lint = async () => JSON.parse((await world.run(['lint', '--format', 'json'])).stdout);
    const errors = async () =>
      (await lint()).findings.filter(
        (one: Record<string, string>) => one.file?.includes('scenarios') && one.severity === 'error',
      );
    writeFileSync(join(playbooks, 'door.yaml'), door);
    expect(await errors()).toEqual([]);
    writeFileSync(join(playbooks, 'door.yaml'), door.replace(old, renamed));
    expect((await errors()).map((one: Record<string, string>) => one.rule)).toContain(rule);
  });
});
