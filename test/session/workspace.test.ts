import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { workspaceWith } from '../workspace/write-workspace.ts';
import { createWorld, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const everyAct = readFileSync('test/fixtures/session/every-act.yaml', 'utf8');
const roster = `roster:
  people:
    - name: dana
      roles: [mail]
      contacts: { phone: +353 1 555 0100 }
    - name: max
      roles: [commander]
    - name: lee
      roles: [mail, commander]
      contacts: { chat: "@lee on Signal", phone: 4711 }
  on_call: [lee]
`;
const start = ['run', 'every-act.yaml', '--input', 'reporter=sam'];
const wide = { columns: 120, rows: 40 };

let world: World;
beforeEach(() => {
  world = createWorld();
  writeFileSync(join(world.folder, 'every-act.yaml'), everyAct);
  writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith(roster));
});

describe('whoever is needed', () => {
  it('is named where a case opens, where a step has a role, and in status', async () => {
    const at = world.sit(start, wide);
    await at.shows('look · gather');
    const seen = (await at.transcript()).join('\n');
    expect(seen).toMatch(
      /Nobody has the role Incident commander yet.* Ask lee \(chat @lee on Signal, phone 4711\), on\s+call; max\./,
    );
    expect(seen).toMatch(
      /WHO +Mail administrator: nobody yet\n +- ask lee \(chat @lee on Signal, phone 4711\), on call\n +- ask dana \(phone \+353 1 555 0100\)\n/,
    );
    await at.press(keys.ctrlC, 'look · gather');
    await at.code;
    await world.run(['assign', 'mail', 'Dana']);
    const { stdout } = await world.run(['status']);
    expect(stdout).toMatch(/^ {2}gather .*Mail administrator: Dana \(phone \+353 1 555 0100\)$/m);
    expect(stdout).toMatch(
      /^ {2}nobody has the role Incident commander yet: .*; ask lee \(.*\), on call; max$/m,
    );
    expect(stdout).toMatch(/^ {2}dana \(phone \+353 1 555 0100\): Mail administrator/m);
    expect(JSON.parse((await world.run(['status', '--json'])).stdout).people).toContainEqual(
      expect.objectContaining({ name: 'dana', roles: ['mail'], contacts: { phone: '+353 1 555 0100' } }),
    );
  });

  it('is offered where the case is handed over, but for whoever leaves', async () => {
    const at = world.sit(start, wide);
    await at.press('?', 'look · gather');
    await at.press('h', 'hand over');
    await at.shows('Somebody else');
    expect((await at.transcript()).join('\n')).not.toMatch(/^\W*dana {2}phone/m);
    await at.choose('Who takes over?', 'max');
    await at.shows('Brief for max');
  });

  it('is offered for a role, those on call first, and a name can be typed instead', async () => {
    const at = world.sit(start, wide);
    await at.press('?', 'look · gather');
    await at.press('r', 'roles');
    await at.choose('Which role?', 'Incident commander');
    await at.shows('Who takes it?');
    expect((await at.screen()).join('\n')).toMatch(/lee {2}on call, chat @lee on Signal, phone 4711\n +max/);
    await at.choose('Who takes it?', 'lee');
    await at.press('?', /ROLE: lee/);
    await at.press('r', 'roles');
    await at.choose('Which role?', 'Mail administrator');
    await at.choose('Who takes it?', 'Somebody else');
    await at.answer('Who takes it? (empty: nobody)', 'kim');
    await at.press(keys.ctrlC, /ROLE: kim/);
    await at.code;
    expect((await world.run(['status', '--json'])).stdout).toContain('"name":"kim","roles":["mail"]');
  });

  it('is named in plain too', async () => {
    const { stdout } = await world.run([...start, '--plain'], { stdin: 'r\n' });
    expect(stdout).toMatch(
      /WHO +Mail administrator: nobody yet\n +- ask lee \(chat @lee on Signal, phone 4711\), on call\n/,
    );
  });
});

describe('the regimes of a workspace', () => {
  const bound = `regimes: [regulations/gdpr]
clocks:
  gdpr-33-authority: { within: 24h, source: The national act, reviewed: 2026-11-01 }
calendars:
  default: { zone: Europe/Dublin, holidays: [2026-12-25] }
  unused: { zone: UTC }
`;
  const open = async (): Promise<void> => {
    const at = world.sit(start, wide);
    await at.press(keys.ctrlC, 'look · gather');
    await at.code;
  };

  it('join each case when it opens, as they are here, with the calendars that they count in', async () => {
    writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith(bound));
    await open();
    await world.run(['milestone', 'aware', '--at', '2026-11-21T02:00Z']);
    const { clocks } = JSON.parse((await world.run(['status', '--json'])).stdout);
    expect(clocks).toContainEqual(
      expect.objectContaining({ id: 'gdpr-33-authority', due: expect.stringMatching(/^2026-11-22T02:00/) }),
    );
    const [opened] = (await world.run(['log', '--json'])).stdout.split('\n');
    expect(Object.keys(JSON.parse(opened ?? '').data.calendars)).toEqual(['default']);
    const pinned = readdirSync(join(world.caseDir(), 'playbook'));
    expect(pinned.filter(name => name.endsWith('.yaml'))).toHaveLength(2);
  });

  it('stay as they were for a case that is open, whatever the workspace says later', async () => {
    writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith(bound));
    await open();
    writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith());
    const { clocks } = JSON.parse((await world.run(['status', '--json'])).stdout);
    expect(clocks.map(({ id }: { id: string }) => id)).toContain('gdpr-33-authority');
  });

  it('open nothing where one of them is not in the library, and say where it stands', async () => {
    writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith('regimes: [regulations/gdpq]\n'));
    const { code, stderr } = await world.run([...start, '--plain']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/tocsin\.yaml:3:11\n.*\n.*3 \| regimes: \[regulations\/gdpq\]/);
    expect(readdirSync(world.folder)).not.toContain('cases');
  });
});

describe('a playbook that has changed in the library since the case was opened', () => {
  const edited = everyAct.replace('title: Gather what there is', 'title: Gather all that there is');
  beforeEach(async () => {
    writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith('playbooks: [.]\n'));
    const at = world.sit(start, wide);
    await at.press(keys.ctrlC, 'look · gather');
    await at.code;
  });

  it('is said nothing of while it is the same', async () => {
    expect(await world.run(['drift'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('has the texts'),
    });
    expect((await world.run(['status'])).stdout).not.toContain('library');
  });

  it('is said on resuming, shown on a key, and the case goes on with its own text', async () => {
    writeFileSync(join(world.folder, 'every-act.yaml'), edited);
    const at = world.sit(['resume'], wide);
    await at.press('?', 'look · gather');
    await at.press('=', 'what changed in the library');
    await at.shows(/\+ +title: Gather all that there is/);
    await at.press(keys.ctrlC, 'look · gather');
    await at.code;
    const seen = (await at.transcript()).join('\n');
    expect(seen).toMatch(
      /CHANGED {2}playbook every-act is another in the library now \(both say 1\.0\.0\)\./,
    );
    expect(seen).toMatch(/^ +- +title: Gather what there is$/m);
    expect(seen).toMatch(/^ +\+ +title: Gather all that there is$/m);
    expect(seen).toMatch(/gather {2}Gather what there is/);
  });

  it('is shown line by line by drift, exit code 1, and named by status', async () => {
    writeFileSync(join(world.folder, 'every-act.yaml'), edited.replace('version: 1.0.0', 'version: 1.1.0'));
    const { code, stdout } = await world.run(['drift']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^playbook every-act \(1\.0\.0 here, 1\.1\.0 there\) {2}every-act\.yaml$/m);
    expect(stdout).toMatch(/^ +-version: 1\.0\.0\n +\+version: 1\.1\.0$/m);
    const json = JSON.parse((await world.run(['drift', '--json'])).stdout);
    expect(json).toMatchObject({
      version: 1,
      changed: [{ name: 'playbook every-act', path: 'every-act.yaml' }],
    });
    expect((await world.run(['status'])).stdout).toContain(
      'playbook every-act is another in the library now (1.0.0 here, 1.1.0 there): tocsin drift',
    );
  });

  it('does not stand in the way where the library cannot be read', async () => {
    writeFileSync(join(world.folder, 'tocsin.yaml'), workspaceWith('playbooks: [gone\n'));
    const { code, stderr } = await world.run(['status']);
    expect(code).toBe(0);
    expect(stderr).toContain('Left out: ');
  });
});
