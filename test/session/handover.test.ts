import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';
import { keys } from './seat.ts';

const playbook = resolve('test/fixtures/session/hand-over.yaml');

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.run(['run', playbook, '--plain'], { stdin: ':pause\n' });
  for (const line of ['assign commander dana', 'severity major', 'answer exfiltration=yes', 'done block'])
    await world.run(line.split(' '));
  await world.run(['skip', 'purge', '--reason', 'Agent offline']);
}, 60_000);

async function records() {
  const { stdout } = await world.run(['log', '--json']);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

const wanted = [
  'KNOWN SO FAR\n  severity: major\n  opened 03:09Z\n  exfiltration: yes',
  'OPEN\n  tell  Tell everybody\n  isolate  Isolate the hosts',
  'DEADLINES\n  isolate  due 04:09Z, in 59m',
  'SKIPPED OR FAILED\n  purge  Purge the mailboxes: skipped: Agent offline',
  'MEASURES IN FORCE\n  block  Block of the sender (to undo: Unblock the sender)',
  'HEAD OF THE RECORD\n  ',
];

describe('by one command each', () => {
  it('drafts the brief: what is known, open, due, skipped, in force, and the head', async () => {
    const { stdout, code } = await world.run(['handover', '--print']);
    expect(code).toBe(0);
    for (const part of wanted) expect(stdout).toContain(part);
    expect(stdout).toMatch(/ {2}[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}:\d+ {2}dana@soc-7~/);
    expect((await records()).some(({ type }) => type === 'handover.offered')).toBe(false);
  });

  it('puts both sides on the record, and moves the roles of whoever leaves', async () => {
    writeFileSync(join(world.folder, 'brief.txt'), 'The proxy team knows more.\n');
    const offered = await world.run(['handover', '--to', 'lee', '--brief-file', 'brief.txt']);
    expect(offered).toMatchObject({ code: 0, stderr: '' });
    const status = await world.run(['status']);
    expect(status.stdout).toContain('HAND-OVER\n  dana offers it to lee since 03:');
    const taken = await world.run('take --as lee --deadline 04:09Z --step isolate'.split(' '));
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(taken.stdout).toContain('commander  ROLE: lee');
    const [offer, taking, role] = (await records())
      .slice(-20)
      .filter(({ type }) => /handover|role/.test(type));
    expect(offer).toMatchObject({
      actor: { name: 'dana' },
      data: { to: 'lee', brief: 'The proxy team knows more.', roles: ['commander'] },
    });
    expect(taking).toMatchObject({
      actor: { name: 'lee' },
      data: {
        offer: offer.id,
        deadline: { of: 'isolate', at: '2026-11-21T04:09:52.000Z' },
        step: 'isolate',
      },
    });
    expect(role).toMatchObject({ actor: { name: 'lee' }, data: { role: 'commander', person: 'lee' } });
    expect((await world.run(['status'])).stdout).not.toContain('HAND-OVER');
    expect((await world.run(['verify', '--json'])).stdout).toContain('"intact":true');
  });

  it.each([
    ['take --as lee --deadline 04:09Z --step isolate', 'There is no hand-over to take.', false],
    ['take --deadline 04:09Z --step isolate', 'There is no hand-over to take.', true],
    ['take --as lee --deadline 04:10Z --step isolate', 'That is not when the next deadline is', true],
    ['take --as lee --deadline none --step isolate', 'Something is due', true],
    ['take --as lee --deadline 04:09Z --step image', 'That step is not open', true],
    ['take --as lee --deadline 04:09Z', 'by reading back both', true],
    ['handover --to Dana', 'that is the same person', false],
    ['handover', 'nobody is named', false],
  ])('refuses %s: %s', async (line, says, offered) => {
    if (offered) await world.run(['handover', '--to', 'lee']);
    const ran = await world.run(line.split(' '));
    expect([1, 2]).toContain(ran.code);
    expect(ran.stderr).toContain(says);
    expect((await records()).some(({ type }) => type === 'handover.taken')).toBe(false);
  });
});

describe('on the screen', () => {
  it('is offered with an edited brief, and taken by reading back; what is wrong is asked again', async () => {
    const dana = world.sit(['resume']);
    await dana.press('h', 'work · tell');
    await dana.answer('Who takes over?', 'lee');
    await dana.shows('HEAD OF THE RECORD');
    dana.write('Call the proxy team.');
    await dana.press(keys.ctrlS, 'Call the proxy team.');
    await dana.shows('Offered to lee.');
    await dana.shows('to lee  HAND-OVER OFFERED: KNOWN SO FAR (and ');

    const lee = world.sit(['resume'], undefined, { user: 'lee' });
    await lee.press('h', 'dana offers it to lee: h takes over');
    await lee.shows('Read back: when is the next deadline?');
    expect((await lee.transcript()).join('\n')).toContain('isolate  due 04:09Z');
    await lee.answer('when is the next deadline?', '05:00Z');
    await lee.shows('That is not when the next deadline is');
    lee.write('\x15');
    await lee.answer('when is the next deadline?', '04:09Z');
    await lee.answer('which step is open?', 'isolate');
    await lee.shows('HAND-OVER TAKEN');
    await lee.shows('commander  ROLE: lee');
    const taken = (await records()).filter(({ type }) => type.startsWith('handover.'));
    expect(taken.map(({ type, actor }) => [type, actor.name])).toEqual([
      ['handover.offered', 'dana'],
      ['handover.taken', 'lee'],
    ]);
    expect(taken[0].data.brief).toMatch(/Call the proxy team\.$/);
  });

  it('is taken at a terminal of its own with take, and left with nothing recorded', async () => {
    await world.run(['handover', '--to', 'lee']);
    const lee = world.sit(['take'], undefined, { user: 'lee' });
    await lee.shows('when is the next deadline?');
    await lee.press(keys.escape, 'when is the next deadline?');
    await lee.shows('Nothing was recorded.');
    expect(await lee.code).toBe(1);
  });
});

it('is spoken without a glyph on the plain face', async () => {
  const offered = await world.run(['resume', '--plain'], {
    stdin: 'hand over\nlee\nAsk the proxy team.\n.\n:pause\n',
  });
  expect(offered.stdout).toContain('Offered to lee.');
  const taken = await world.run(['take', '--plain'], { user: 'lee', stdin: '06:00Z\n04:09Z\nisolate\n' });
  expect(taken).toMatchObject({ code: 0 });
  expect(taken.stdout).toContain('That is not when the next deadline is');
  expect(taken.stdout).toContain('HAND-OVER TAKEN');
});
