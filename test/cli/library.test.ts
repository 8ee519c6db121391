import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { tocsin } from './tocsin.ts';

const cwd = mkdtempSync(join(tmpdir(), 'tocsin-cli-'));
afterAll(() => rmSync(cwd, { recursive: true }));
mkdirSync(join(cwd, 'playbooks'));
const clean = `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
summary: A badge is lost. Not for keys.
phases:
  - id: act
    title: Act
    steps:
      - { id: block-badge, title: Block the badge }
`;
writeFileSync(join(cwd, 'plain.yaml'), clean);
writeFileSync(join(cwd, 'playbooks/hostile.yaml'), clean.replace('Lost badge', 'Lost badge \u001b[2J'));
writeFileSync(join(cwd, 'playbooks/broken.yaml'), 'tocsin: 1\nid: broken\ntitel: Broken\n');

test('list shows own and built-in playbooks, and which do not load', async () => {
  const { code, stdout } = await tocsin(['list'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^broken .*does not load: `tocsin lint playbooks\/broken.yaml` shows/m);
  expect(stdout).toMatch(/^ransomware {2}Ransomware \d.*\(built-in\)$/m);
});

test('list --ids is for completion', async () => {
  const { stdout } = await tocsin(['list', '--ids'], { cwd });
  expect(stdout.split('\n')).toEqual(
    expect.arrayContaining(['broken', 'lost-badge', 'phishing', 'ransomware']),
  );
});

test('list --json has a version and says what each one is', async () => {
  const { stdout } = await tocsin(['list', '--json'], { cwd });
  const { version, playbooks } = JSON.parse(stdout);
  expect(version).toBe(1);
  expect(playbooks.slice(0, 1)).toEqual([
    {
      id: 'broken',
      path: 'playbooks/broken.yaml',
      from: 'own',
      hidden: false,
      loads: false,
      faults: expect.any(Number),
    },
  ]);
});

test('show prints an outline', async () => {
  expect(await tocsin(['show', 'plain.yaml'], { cwd })).toEqual({
    code: 0,
    stderr: '',
    stdout: `Lost badge  lost-badge 1.0.0
A badge is lost. Not for keys.

Act  (act)
  - block-badge  Block the badge
`,
  });
});

test('show --json is the compiled playbook with its graph', async () => {
  const { version, playbook } = JSON.parse((await tocsin(['show', 'plain.yaml', '--json'], { cwd })).stdout);
  expect(version).toBe(1);
  expect(playbook.edges).toContainEqual({ from: 'act', to: 'block-badge', why: 'start' });
});

test.each([
  ['dot', /^digraph \{/],
  ['mermaid', /^---\ntitle: "Lost badge"\n---\nflowchart TD/],
])('show --graph %s draws the flow', async (format, beginning) => {
  expect((await tocsin(['show', 'plain.yaml', '--graph', format], { cwd })).stdout).toMatch(beginning);
});

test('show of a playbook with a fault names the first and where to see the rest', async () => {
  const { code, stdout, stderr } = await tocsin(['show', 'broken'], { cwd });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^tocsin: playbooks\/broken.yaml has .*broken.yaml:\d+: /);
  expect(stderr).toContain('`tocsin lint playbooks/broken.yaml`');
});

test('nothing in a playbook acts on the terminal', async () => {
  for (const argv of [['list'], ['show', 'lost-badge'], ['show', 'playbooks/hostile.yaml']]) {
    const { stdout, stderr } = await tocsin(argv, { cwd });
    expect(stdout + stderr).not.toContain('\u001b');
  }
});

test('the choice of a playbook shows ids with titles, and what each is for', async () => {
  const { code, stdout } = await tocsin(['run', '--plain'], { cwd });
  expect(code).toBe(4);
  expect(stdout).toMatch(/^\d+\. phishing {2}Phishing: A deceptive message .*malware when/m);
  expect(stdout).toMatch(/^\d+\. broken$/m);
});

test('list --long is an index: what each playbook holds, when it is reviewed again, where it leads', async () => {
  const { stdout } = await tocsin(['list', '--long'], { cwd });
  const block = (id: string) =>
    stdout
      .split('\n\n')
      .find(text => text.startsWith(`${id} `))
      ?.split('\n');
  expect(block('malware')).toEqual([
    expect.stringMatching(/^malware {2}Malware \d/),
    '    type      malware',
    expect.stringMatching(/^ {4}when {6}A malicious program ran/),
    expect.stringMatching(/^ {4}holds {5}\d+ steps in 7 phases, \d+ roles, \d+ clocks$/),
    expect.stringMatching(/^ {4}tested {4}by \d+ walkthroughs$/),
    expect.stringMatching(/^ {4}reviewed {2}\d{4}-\d\d-\d\d, again by \d{4}-\d\d-\d\d$/),
    expect.stringMatching(/^ {4}leads to {2}.*data-breach \(attach\).*ransomware \(switch\)/),
  ]);
  const { playbooks } = JSON.parse((await tocsin(['list', '--long', '--json'], { cwd })).stdout);
  const [malware] = playbooks.filter(({ id }: { id: string }) => id === 'malware');
  expect(malware.index).toMatchObject({ phases: 7, steps: malware.steps, roles: expect.any(Number) });
  expect(malware.index.leadsTo).toContainEqual({ playbook: 'ransomware', how: 'switch' });
});
