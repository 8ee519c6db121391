import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const walkthroughs = resolve('playbooks/walkthroughs');

let world: World;
beforeEach(() => {
  world = createWorld();
});

const runCase = (walkthrough: string, ...more: string[]) =>
  world.run(['run', '--answers', join(walkthroughs, walkthrough), '--name', 'CASE', ...more]);
const draft = (...more: string[]) => world.run(['drill', 'from-case', 'CASE', ...more]);
const inFolder = (name: string) => join(world.folder, name);

describe('a closed case', () => {
  it('becomes a draft that lint, fmt and drill test have nothing against, and says what is still to be written', async () => {
    await runCase('phishing-common.yaml');
    const { code, stdout, stderr } = await draft('--out', 'lure.yaml');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('EXERCISE  a draft: 14 injects, 43 things expected, 12 facts; 30h as it was');
    expect(stderr).toContain('  - brief of commander, analyst, dpo, executive: what each knows at the start');
    expect(stderr).toContain('  - duration: 30h is as long as it took. With --duration 75m');
    expect(stderr).toContain('Then: tocsin drill test lure.yaml, and tocsin drill solo lure.yaml');
    const text = readFileSync(inFolder('lure.yaml'), 'utf8');
    expect(text).toMatch(/^# EXERCISE\. A draft/);
    expect(text).toContain('id: lure\n');
    expect(text).toContain('playbook: { id: phishing, version: ">=1.0.0 <2" }');
    expect(await world.run(['lint', 'lure.yaml'])).toMatchObject({ code: 0 });
    expect(await world.run(['drill', 'test', './lure.yaml'])).toMatchObject({ code: 0 });
    expect(await world.run(['fmt', '--check', 'lure.yaml'])).toMatchObject({ code: 0, stdout: '' });
  });

  it('asks what was decided where the question comes up, and keeps the answer for the controller', async () => {
    await runCase('phishing-common.yaml');
    const { stdout } = await draft();
    expect(stdout.slice(stdout.indexOf('  - id: i020'), stdout.indexOf('\n  - id: i030'))).toBe(`  - id: i020
    type: decision
    when: { all: [{ at: 8m }, { step: verdict, state: opened }] }
    to: [analyst]
    text: |-
      Is it malicious?
      You may choose: Harmless; Our own phishing test; Spam, unwanted but not hostile; Malicious
    expect:
      - id: verdict
        objective: detection
        within: 2m
        met_by: { decision: verdict }
        text: Is it malicious?
    trainer:
      answer: After 2m they chose "Malicious", on the authority of Incident commander. A copy of our sign-in page
`);
  });

  it('gives the same bytes each time, whenever that is', async () => {
    await runCase('phishing-common.yaml');
    const { stdout } = await draft();
    world.clock.pass(86_400_000);
    expect((await draft()).stdout).toBe(stdout);
  });

  it('goes four times as fast with --duration, and cuts the longest silences where that is not enough', async () => {
    await runCase('phishing-common.yaml');
    const { stdout, stderr } = await draft('--duration', '75m');
    expect(stdout).toMatch(/^duration: 5h$/m);
    expect(stdout).toMatch(/^clock: \{ mode: scaled, scale: 4, /m);
    expect(stderr).toContain('5h of the story, 4 times as fast at the table');
    expect(stderr).toMatch(/Silences were cut to \d+m/);
  });

  it('played again as it was, it meets in time all that no controller has to judge', async () => {
    await runCase('phishing-bad.yaml');
    await draft('--out', 'again.yaml');
    const answers = ['--answers', join(walkthroughs, 'phishing-bad.yaml')];
    const played = await world.run(['drill', 'solo', './again.yaml', ...answers, '--name', 'EX']);
    expect(played.code).toBe(0);
    const { stdout } = await world.run(['drill', 'aar', 'EX']);
    const judged = readFileSync(inFolder('again.yaml'), 'utf8').match(/met_by: manual/g)?.length;
    expect(stdout).toContain('- expectations met: **54**\n- met late: **0**\n');
    expect(stdout).toContain(`- missed: **${judged}**`);
  });

  it('leaves a file alone that is there, and works nothing out for it', async () => {
    await runCase('phishing-false-alarm.yaml');
    writeFileSync(inFolder('mine.yaml'), 'mine');
    const { code, stderr } = await draft('--out', 'mine.yaml');
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining('mine.yaml is there already.'),
    });
    expect(readFileSync(inFolder('mine.yaml'), 'utf8')).toBe('mine');
  });
});

describe('what was done with another edition of the playbook', () => {
  const renamed = (text: string) => text.replaceAll('find-recipients', 'find-them').replace('1.0.0', '2.3.0');

  it('is drafted over the one that is here now; what that has no step for is for a controller', async () => {
    await runCase('phishing-common.yaml');
    ownPlaybook(renamed);
    const { code, stdout } = await draft('--out', 'now.yaml');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    const text = readFileSync(inFolder('now.yaml'), 'utf8');
    expect(text).toContain('version: ">=2.3.0 <3"');
    expect(text).toMatch(/id: find-recipients\n.*\n.*\n +met_by: manual/);
    expect(await world.run(['lint', 'now.yaml'])).toMatchObject({ code: 0 });
  });

  it('or not at all where none of its id is here', async () => {
    ownPlaybook(text => text.replace(/^id: phishing$/m, 'id: lures'));
    const walkthrough = readFileSync(join(walkthroughs, 'phishing-nuisance.yaml'), 'utf8');
    writeFileSync(inFolder('lures.yaml'), walkthrough.replace('playbook: phishing', 'playbook: lures'));
    await world.run(['run', '--answers', 'lures.yaml', '--name', 'CASE']);
    rmSync(inFolder('playbooks'), { recursive: true });
    const { code, stderr } = await draft();
    expect(code).toBe(1);
    expect(stderr).toContain('the case went by the playbook lures 1.0.0, and there is none of that id here');
  });
});

describe('refuses in a sentence', () => {
  it('a case that is open', async () => {
    await world.run(
      ['run', 'phishing', '--plain', '--name', 'CASE', '--input', 'reporter=lee', '--input', 'subject=x'],
      {
        stdin: ':pause\n',
      },
    );
    expect(await draft()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('CASE is still open: what happened is not known to its end.'),
    });
  });

  it('an exercise, and names what it played', async () => {
    const fixtures = resolve('test/fixtures/drill');
    const answers = ['--answers', join(fixtures, 'door-at-night.answers.yaml')];
    await world.run([
      'drill',
      'solo',
      'door-at-night',
      '--playbooks',
      fixtures,
      ...answers,
      '--name',
      'CASE',
    ]);
    const { code, stderr } = await draft('--playbooks', fixtures);
    expect(code).toBe(1);
    expect(stderr).toContain('CASE is an exercise itself');
    expect(stderr).toContain('copy the scenario door-at-night');
  });

  it.each([
    [['--duration', 'soon'], '--duration cannot be `soon`.'],
    [['--duration', '5m'], '--duration cannot be `5m`.'],
    [['--out', 'draft.txt'], 'draft.txt is no name for a scenario.'],
    [['OTHER'], 'one closed case is wanted.'],
  ])('%j', async (more, sentence) => {
    await runCase('phishing-false-alarm.yaml');
    const { code, stderr } = await draft(...more);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
    expect(readdirSync(world.folder)).toEqual(['cases']);
  });

  it('nothing named', async () => {
    expect(await world.run(['drill', 'from-case'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('one closed case is wanted.'),
    });
    expect(existsSync(inFolder('cases'))).toBe(false);
  });
});

/** The shipped playbook for phishing with changes, as one's own. */
function ownPlaybook(change: (text: string) => string): void {
  const from = resolve('playbooks');
  const to = inFolder('playbooks');
  const isNeeded = (path: string) => !/walkthroughs|scenarios/.test(path.slice(from.length));
  cpSync(from, to, { recursive: true, filter: isNeeded });
  writeFileSync(join(to, 'phishing.yaml'), change(readFileSync(join(from, 'phishing.yaml'), 'utf8')));
}
