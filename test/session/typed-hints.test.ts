import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { playbookOf } from '../playbook/write-playbook.ts';
import { createWorld, type World } from './desk-world.ts';

const steps = `- id: which
  title: Which keys?
  asks: { keys: { ask: Which?, many: true } }
- { id: disable, title: "Disable {{ key }}", each: { key: keys }, run: [cloud, disable, "{{ key }}"] }
- id: verdict
  title: "Was {{ key }} used?"
  each: { key: keys }
  options: [{ id: used, label: Used }, { id: unused, label: Not used }]
- { id: tell, title: "Tell {{ key }}", each: { key: keys }, notify: { to: "{{ key }}", message: Hello } }
- { id: quiet, title: "Watch {{ key }}", each: { key: keys }, wait: 2h }
- id: clean
  title: "Clean up {{ key }}"
  each: { key: keys }
  measure: { what: "Block of {{ key }}", undo: Lift it }
- { id: lift-all, title: Lift all, lift: all }
`;

let world: World;
beforeEach(async () => {
  world = createWorld();
  const answers = `tocsin-walkthrough: 1
playbook: example
start: 2026-11-21T02:10:00Z
answers: { which: { keys: [AKIA1, "O'Brien key"] } }
`;
  writeFileSync(join(world.folder, 'p.yaml'), playbookOf(steps));
  writeFileSync(join(world.folder, 'a.yaml'), answers);
  await world.run(['run', join(world.folder, 'p.yaml'), '--answers', join(world.folder, 'a.yaml')]);
});

it('suggests what names the value, and works when it is pasted', async () => {
  const keys = ['AKIA1', "O'Brien key"];
  for (const key of keys) await followed(['execute', `disable[${key}]`], 'tocsin ran');
  for (const key of keys) await followed(['done', `verdict[${key}]`], 'tocsin decide');
  for (const key of keys) await followed(['done', `tell[${key}]`], 'tocsin sent');
  for (const key of keys) await followed(['done', `quiet[${key}]`], 'tocsin done');
  for (const key of keys) await world.run(['done', `clean[${key}]`]);
  for (const key of keys) await followed(['done', 'lift-all'], `tocsin lift`, `clean[${key}]`);
  await world.run(['done', 'lift-all']);
  await followed(['skip', "clean[O'Brien key]", '--reason', 'x'], 'tocsin redo');
  await followed(['fail', 'which', '--reason', 'x'], 'tocsin redo');
  expect((await world.run(['status'])).stdout).toContain("clean#1.1[O'Brien key]  Clean up O'Brien key");
});

it('names the first pass of a step apart from a later one', async () => {
  await world.run(['again', 'which', '--reason', 'More keys']);
  expect((await world.run(['log'])).stdout).toContain('which#2');
  expect(await world.run(['redo', 'which#1', '--reason', 'x'])).toMatchObject({ code: 0 });
});

describe('all values of a step at once', () => {
  it('are named where the step stands for several, or skipped with --all', async () => {
    expect((await refused('skip disable --reason x')).stderr).toContain(
      `Name one of them: 'disable[AKIA1]', "disable[O'Brien key]"; or skip all: --all`,
    );
    const { stdout } = await world.run(['skip', 'disable', '--all', '--reason', 'Done in the console']);
    expect(stdout).toContain('disable  Disable');
    expect(stdout).toContain('disable[AKIA1]  Disable AKIA1  DROPPED: Done in the console');
    expect(stdout).toContain("disable[O'Brien key]  Disable O'Brien key  DROPPED: Done in the console");
    expect(stdout).toContain("open now: verdict[AKIA1], verdict[O'Brien key]");
  });

  it('stay as they are where they have ended', async () => {
    await world.run(['ran', 'disable[AKIA1]', '--exit', '0']);
    const { stdout } = await world.run(['skip', 'disable', '--all', '--reason', 'The other is gone']);
    expect(stdout).not.toContain('disable[AKIA1]  ');
    expect(stdout).toContain("disable[O'Brien key]");
  });

  it.each([
    ['skip which --all --reason x', 'which is one step, not one for each value.'],
    ['skip disable[AKIA1] --all --reason x', 'disable[AKIA1] is one step, not one for each value.'],
    ['skip disabel --all --reason x', 'the playbook has no step "disabel".'],
  ])('%s is refused', async (line, says) => {
    expect((await refused(line)).stderr).toContain(says);
  });
});

async function followed(argv: string[], begins: string, about = ''): Promise<void> {
  const { code, stderr } = await world.run(argv);
  expect(code, argv.join(' ')).not.toBe(0);
  const suggested = suggestionIn(stderr);
  expect(suggested.slice(0, 2).join(' ')).toBe(begins);
  expect(suggested[2]).toContain(about);
  const ran = await world.run(suggested.slice(1));
  expect(ran, suggested.join(' ')).toMatchObject({ code: 0, stderr: '' });
}

async function refused(line: string) {
  const words = line.match(/[^ ]+\[[^\]]*\]|[^ ]+/g) ?? [];
  const ran = await world.run(words);
  expect(ran.code, line).not.toBe(0);
  return ran;
}

/** The first command in a text, up to the next one or what it says beside it, as a shell cuts it into words. */
function suggestionIn(text: string): string[] {
  const [command = ''] =
    /tocsin [a-z-]+ .*?(?=, or |; or| \(or|$)/m.exec(text.split('\n').slice(1).join('\n')) ?? [];
  const words = execFileSync('sh', ['-c', `for w in ${command}; do printf '%s\\0' "$w"; done`], {
    encoding: 'utf8',
  });
  return words.split('\0').slice(0, -1);
}
