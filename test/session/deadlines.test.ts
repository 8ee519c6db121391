import { cpSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const hour = 3_600_000;

let world: World;
beforeEach(async () => {
  world = createWorld();
  const run = ['run', resolve('test/fixtures/session/deadlines.yaml'), '--plain'];
  await world.run(run, { stdin: 'q\n' });
}, 60_000);

it('the next deadline stays in sight and nags at half its time, ten and two minutes before, and when it is over', async () => {
  await world.run(['applies', 'authority', 'yes', '--reason', 'Assume so']);
  await world.run(['milestone', 'aware', '--at', '02:00Z']);
  const at = world.sit(['resume'], { columns: 100, rows: 30 });
  await at.shows('NEXT DEADLINE  Notify the authority: due 2026-11-24 02:00Z, in 2d 22h');
  world.clock.pass(35 * hour);
  await at.shows(/DEADLINE authority {2}Notify the authority: due 2026-11-24 02:00Z, in 1d 11h/);
  world.clock.pass(35 * hour + 41 * 60_000);
  await at.shows(/DEADLINE authority {2}Notify the authority: due 02:00Z, in 9m/);
  world.clock.pass(8 * 60_000);
  await at.shows(/DEADLINE authority {2}Notify the authority: due 02:00Z, in 1m/);
  world.clock.pass(2 * 60_000);
  await at.shows('NEXT DEADLINE  Notify the authority: OVERDUE: it was due 02:00Z, over by');
  const nags = (await at.transcript()).filter(row => row.includes('DEADLINE authority'));
  expect(nags).toHaveLength(4);
}, 30_000);

it('a deadline whose condition nobody can tell is asked about when its turn comes', async () => {
  await world.run(['milestone', 'aware', '--at', '02:00Z']);
  await world.run(['skip', 'gather', '--reason', 'No time']);
  await world.run(['skip', 'call', '--reason', 'No time']);
  const at = world.sit(['resume'], { columns: 100, rows: 30 });
  await at.press('x', 'DOES IT APPLY?  authority  Notify the authority  depends on personal_data');
  await at.answer('Why does it not apply?', 'No personal data');
  await at.shows('DEADLINE authority  Notify the authority: does not apply');
}, 30_000);

it('a deadline is met at the step screen, and what runs from it begins', async () => {
  await world.run(['milestone', 'aware', '--at', '02:00Z']);
  const at = world.sit(['resume'], { columns: 100, rows: 30 });
  await at.press('u', 'look · gather');
  await at.choose('Which deadline?', 'authority');
  await at.choose('What of authority?', 'Met');
  await at.shows('When was authority met?');
  at.write('\x15');
  await at.answer('When was authority met?', '02:30Z');
  await at.answer('Receipt or reference', 'Case 4711');
  await at.shows('DEADLINE authority  Notify the authority: met 02:30Z, 2d 23h left');
  await at.shows('DEADLINE follow-up  Send the follow-up: due 2026-11-26 23:59Z');
}, 30_000);

it('the case keeps what its clocks count in, and the same dates wherever it is read', async () => {
  const elsewhere = createWorld();

  writeFileSync(
    `${elsewhere.folder}/tocsin.yaml`,
    `tocsin-workspace: 1
organisation: Example Ltd
calendars:
  nowhere:
    zone: Europe/Dublin
    holidays: [2026-11-25]
`,
  );
  cpSync('test/fixtures/session/deadlines.yaml', `${elsewhere.folder}/deadlines.yaml`);
  await elsewhere.run(['run', 'deadlines.yaml', '--plain'], { stdin: 'q\n' });
  await elsewhere.run(['met', 'authority', '--at', '02:00Z']);
  await elsewhere.run(['milestone', 'aware', '--at', '01:00Z']);
  const followUp = async (from: World, ...named: string[]) => {
    const { stdout } = await from.run(['clocks', ...named, '--json']);
    return JSON.parse(stdout).clocks.find(({ id }: { id: string }) => id === 'follow-up');
  };
  const here = await followUp(elsewhere);
  expect(here).toMatchObject({ due: '2026-11-27T23:59:59.000Z', notes: [] });
  expect(await followUp(world, elsewhere.caseDir())).toEqual(here);
}, 30_000);

it('a hand-over’s brief says of each deadline how it stands, and has those without a limit too', async () => {
  await world.run(['milestone', 'aware', '--at', '02:00Z']);
  const { stdout } = await world.run(['handover', '--print']);
  expect(stdout).toMatch(
    /DEADLINES\n {2}authority {2}Notify the authority: does it apply\? then due 2026-11-24 02:00Z, in 2d 22h\n {2}customer {2}Tell the customer: without undue delay, for 1h \d+m now\n/,
  );
});
