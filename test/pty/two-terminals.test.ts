import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keys } from '../session/seat.ts';
import { emptyPlace, type LogLine, type Place } from './sit-down.ts';

type Heads = Record<string, { seq: number; hash: string }>;

let place: Place;
beforeAll(() => {
  place = emptyPlace();
});
afterAll(() => place.leave());

/** What two people do from other terminals while dana sits at `block`: 25 acts each, none of which ends her step. */
const milestones = ['occurred', 'detected', 'aware', 'declared', 'contained'];
const acts = Array.from({ length: 25 }, (_, n) => n).flatMap(n => [
  ['lee', ...actOf(n, 'lee')],
  ['dana', ...actOf(n, 'dana')],
]);

function actOf(n: number, who: string): string[] {
  const milestone = milestones[(n - 2) / 5] ?? '';
  switch (n % 5) {
    case 0:
      return ['answer', `affected=${who}-${n}.example.com`];
    case 1:
      return ['tick', 'block', String(1 + (((n / 5) | 0) % 3)), ...(n > 15 ? ['--undo'] : [])];
    case 2:
      return ['milestone', milestone, '--at', '2026-01-02T03:04Z'];
    default:
      return ['note', `${who} says ${n}`];
  }
}

it('a session and fifty commands from two other terminals make one case', { timeout: 120_000 }, async () => {
  const at = place.sitDown(
    'run',
    resolve('test/fixtures/session/two-tracks.yaml'),
    '--as',
    'dana',
    '--input',
    'reporter=lee',
  );
  await at.press('n', 'work · block  Block the sender');
  await at.shows('Ctrl-S or a lone full stop saves');
  at.write('typed while');

  const recorded: { w: string; seq: number; id: string; type: string }[] = [];
  const perform = async ([who = '', ...act]: string[]) => {
    const done = await place.run(...act, '--as', who, '--json');
    expect(done, act.join(' ')).toMatchObject({ code: 0, stderr: '' });
    recorded.push(...JSON.parse(done.stdout).recorded);
  };
  await Promise.all(
    ['lee', 'dana'].map(async who => {
      for (const act of acts.filter(([by]) => by === who)) await perform(act);
    }),
  );
  await perform(['lee', 'done', 'isolate', '--set', 'affected=lee-25.example.com']);
  expect(new Set(recorded.map(r => r.id)).size).toBe(recorded.length);

  // Typed text stands untouched by all that came in above it.
  await at.shows('typed while');
  at.write(' they worked');
  await at.press(keys.ctrlS, 'typed while they worked');
  await at.shows('typed while they worked  NOTE  dana');

  const log: LogLine[] = (await place.run('log', '--json')).stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  const logged = new Set(log.map(line => line.id));
  expect(recorded.filter(r => !logged.has(r.id))).toEqual([]);
  expect(recorded.length).toBeGreaterThan(acts.length);

  const status = JSON.parse((await place.run('status', '--json')).stdout);
  expect(status.problems).toEqual([]);
  expect(status.conflicts).toEqual([]);
  expect(status.open.map((open: { step: string }) => open.step)).toEqual(['block', 'image']);
  await at.shows(`${status.open.length} open`);

  // The session judged its own entry on all that the reader sees: it names the head of every other log.
  const own = log.findLast(line => line.data.text === 'typed while they worked');
  const known = log.filter(line => line.w === own?.w).flatMap(line => Object.entries(line.seen ?? {}));
  const others = Object.entries(status.heads as Heads).filter(([w]) => w !== own?.w);
  expect(Object.fromEntries(known)).toEqual(
    Object.fromEntries(others.map(([w, { seq, hash }]) => [w, [seq, hash]])),
  );

  const seen = (await at.transcript()).join('\n');
  for (const { w, seq, type } of recorded.filter(r => r.type === 'note.added')) {
    const text = String(log.find(line => line.w === w && line.seq === seq && line.type === type)?.data.text);
    expect(seen.split(`${text}  NOTE`), text).toHaveLength(2);
  }
  const bookkeeping = ['case.joined', 'session.started', 'session.ended'];
  for (const { seq, type, actor } of log.filter(line => recorded.some(r => r.id === line.id))) {
    if (!bookkeeping.includes(type)) expect(seen).toMatch(new RegExp(`${actor.name}\\s+#${seq}\\b`));
  }
  expect(seen).not.toContain('SESSION');

  await at.press(keys.ctrlC, 'work · block');
  expect(await at.ended).toMatchObject({ exitCode: 10 });
  const whole = await place.run('verify', '--json');
  expect(JSON.parse(whole.stdout)).toMatchObject({ intact: true, problems: [] });
});
