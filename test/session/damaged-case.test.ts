import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { playbookOf } from '../playbook/write-playbook.ts';
import { createWorld, type World } from './desk-world.ts';

const answers = (more: string) => `tocsin-walkthrough: 1
playbook: example
start: 2026-11-21T02:10:00Z
answers: { look: done${more} }
`;

let world: World;
beforeEach(async () => {
  world = createWorld();
  const steps = '- { id: look, title: Look }\n- { id: mend, title: Mend }\n- { id: last, title: Last }\n';
  writeFileSync(join(world.folder, 'p.yaml'), playbookOf(steps));
  writeFileSync(join(world.folder, 'first.yaml'), answers(''));
  writeFileSync(join(world.folder, 'rest.yaml'), answers(', "*": done'));
  const { code } = await world.run(['run', 'p.yaml', '--answers', 'first.yaml']);
  expect(code).toBe(4);
});

it('is not gone on with from an answers file, unless the damage is accepted', async () => {
  const damaged = damageLastLine();
  const resume = ['resume', world.caseDir(), '--answers', 'rest.yaml'];
  expect(await world.run(resume)).toMatchObject({
    code: 3,
    stdout: '',
    stderr: expect.stringContaining('add --accept-damage'),
  });
  expect(readdirSync(join(world.caseDir(), 'log'))).toEqual([damaged]);

  const accepted = await world.run([...resume, '--accept-damage']);
  expect(accepted).toMatchObject({ code: 0, stdout: expect.stringMatching(/last {2}Last.*CLOSED/s) });
  expect(readdirSync(join(world.caseDir(), 'log'))).toHaveLength(2);
  const { stdout } = await world.run(['log', world.caseDir(), '--json']);
  const kinds = stdout.split('\n').flatMap(line => (line ? [JSON.parse(line).type] : []));
  expect(kinds).toContain('damage.found');
  expect(kinds.at(-1)).toBe('session.ended');
  expect(await world.run(['verify', world.caseDir()])).toMatchObject({ code: 1 });
});

/** Changes a letter behind the case's opening; the name of its log. */
function damageLastLine(): string {
  const folder = join(world.caseDir(), 'log');
  const [file = ''] = readdirSync(folder);
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const last = lines.findLastIndex(line => line.includes('"step.completed"'));
  lines[last] = lines[last]?.replace('step.completed', 'step.complated') ?? '';
  writeFileSync(join(folder, file), lines.join('\n'));
  return file;
}
