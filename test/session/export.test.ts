import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type World } from './desk-world.ts';

const playbook = resolve('test/fixtures/session/every-act.yaml');
const opening = resolve('test/fixtures/session/every-act-opening.yaml');
const deadlines = resolve('test/fixtures/session/deadlines.yaml');

let world: World;
beforeEach(() => {
  world = createWorld();
});

async function opened(...flags: string[]): Promise<void> {
  await world.run(['run', playbook, '--answers', opening, '--json', ...flags]);
  await world.run(['note', 'evil[.]example called back']);
  await world.run(['observable', 'take']);
}

describe('an export', () => {
  const texts = ['timesketch', 'timesketch-csv', 'stix', 'veris', 'csv', 'json', 'ics'];

  test.each(texts)(
    'as %s goes to stdout, or into a new file for its owner, never over another',
    async format => {
      await opened();
      const printed = await world.run(['export', '--format', format]);
      expect([printed.code, printed.stderr]).toEqual([0, '']);
      const out = join(world.folder, 'out');
      const written = await world.run(['export', '--format', format, '--out', 'out']);
      expect([written.code, written.stdout]).toEqual([0, '']);
      const still = /("made":|Exported |DTSTAMP|SEQUENCE).*/g;
      expect(readFileSync(out, 'utf8').replace(still, '')).toBe(printed.stdout.replace(still, ''));
      expect(statSync(out).mode & 0o777).toBe(0o600);
      writeFileSync(out, 'mine');
      const again = await world.run(['export', '--format', format, '--out', 'out']);
      expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('is there already')]);
      expect(readFileSync(out, 'utf8')).toBe('mine');
    },
  );

  test('as STIX, made twice, is the same to the byte', async () => {
    await opened();
    const first = await world.run(['export', '--format', 'stix']);
    world.clock.pass(60_000);
    expect((await world.run(['export', '--format', 'stix'])).stdout).toBe(first.stdout);
  });

  test('as JSON is the report', async () => {
    await opened();
    const made = /"made": .*/;
    const [report, exported] = [
      await world.run(['report', '--format', 'json']),
      await world.run(['export', '--format', 'json']),
    ];
    expect(exported.stdout.replace(made, '')).toBe(report.stdout.replace(made, ''));
  });

  test('for DFIR-IRIS is a folder, or a zip', async () => {
    await opened();
    expect((await world.run(['export', '--format', 'iris', '--out', 'iris'])).code).toBe(0);
    expect(readdirSync(join(world.folder, 'iris'))).toEqual(['1-assets.csv', '2-iocs.csv', '3-timeline.csv']);
    expect((await world.run(['export', '--format', 'iris', '--out', 'iris'])).code).toBe(3);
    expect((await world.run(['export', '--format', 'iris', '--out', 'iris.zip'])).code).toBe(0);
    expect(readFileSync(join(world.folder, 'iris.zip')).subarray(0, 2).toString()).toBe('PK');
  });

  test('wants a format that there is', async () => {
    await opened();
    expect((await world.run(['export'])).code).toBe(2);
    expect((await world.run(['export', '--format', 'xml'])).code).toBe(2);
  });

  test('of a drill says so in every format', async () => {
    await opened('--drill');
    for (const format of texts.filter(name => name !== 'ics' && name !== 'json'))
      expect((await world.run(['export', '--format', format])).stdout, format).toContain('EXERCISE');
    expect(JSON.parse((await world.run(['export', '--format', 'json'])).stdout).case.mode).toBe('drill');
  });
});

describe('a calendar', () => {
  test('is read by a program that knows nothing of Tocsin, and is the one that clocks writes', async () => {
    await world.run(['run', deadlines, '--drill', '--plain'], { stdin: 'q\n' });
    await world.run(['applies', 'authority', 'yes', '--reason', 'Assume so']);
    await world.run(['milestone', 'aware', '--at', '02:00Z']);
    const exported = await world.run(['export', '--format', 'ics']);
    const events = new ICAL.Component(ICAL.parse(exported.stdout)).getAllSubcomponents('vevent');
    const clocks = JSON.parse((await world.run(['clocks', '--json'])).stdout).clocks;
    const due = clocks.filter(
      (clock: { state: string; due: string | null }) =>
        ['running', 'overdue', 'undecided'].includes(clock.state) && clock.due !== null,
    );
    expect(due.length).toBeGreaterThan(0);
    expect(events.map(event => new ICAL.Event(event).startDate.toJSDate().toISOString()).sort()).toEqual(
      due.map((clock: { due: string }) => clock.due.replace(/\.\d+Z$/, '.000Z')).sort(),
    );
    for (const event of events) expect(new ICAL.Event(event).summary).toMatch(/^EXERCISE: /);
    const own = await world.run(['clocks', '--ics', '-']);
    const still = /(DTSTAMP|SEQUENCE).*/g;
    expect(own.stdout.replace(still, '')).toBe(exported.stdout.replace(still, ''));
  });
});

describe('what is confidential', () => {
  test('a privileged note is in no export but on request, and keeps a bundle from being made', async () => {
    await opened();
    await world.run(['note', '--privileged', 'Counsel says wait']);
    await world.run(['correct', '#10', 'text', 'Counsel says go', '--reason', 'x']);
    for (const format of ['timesketch', 'timesketch-csv', 'stix', 'veris', 'csv', 'json']) {
      expect((await world.run(['export', '--format', format])).stdout, format).not.toContain('Counsel');
    }
    const bundle = await world.run(['export', '--format', 'bundle', '--out', 'b.zip']);
    expect([bundle.code, bundle.stderr]).toEqual([1, expect.stringContaining('1 privileged note')]);
    expect(existsSync(join(world.folder, 'b.zip'))).toBe(false);
    expect((await world.run(['export', '--format', 'bundle', '--out', 'b.zip', '--privileged'])).code).toBe(
      0,
    );
    expect((await world.run(['export', '--format', 'csv', '--privileged'])).stdout).toContain('Counsel');
  });

  test('a bundle and a calendar cannot be redacted', async () => {
    await opened();
    for (const format of ['bundle', 'ics']) {
      expect((await world.run(['export', '--format', format, '--redact', '--out', 'x'])).code).toBe(2);
      expect(existsSync(join(world.folder, 'x'))).toBe(false);
    }
  });
});

describe('a bundle', () => {
  test('exported, imported elsewhere and verified has the same heads', async () => {
    await opened();
    expect((await world.run(['export', '--format', 'bundle', '--out', 'b.zip'])).code).toBe(0);
    const head = JSON.parse((await world.run(['verify', '--json'])).stdout).logs.map(
      (log: { short: string }) => log.short,
    );
    const imported = await world.run(['--cases', 'elsewhere', 'import', 'bundle', 'b.zip', '--json']);
    expect(imported.code).toBe(0);
    const { dir, heads } = JSON.parse(imported.stdout);
    expect(heads.map(({ short }: { short: string }) => short)).toEqual(head);
    const flags = head.flatMap((short: string) => ['--head', short]);
    expect((await world.run(['verify', dir, ...flags])).stdout).toContain('INTACT');
    const again = await world.run(['--cases', 'elsewhere', 'import', 'bundle', 'b.zip']);
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('this case is here already')]);
  });

  test('is not printed to a terminal, and nothing else is imported', async () => {
    await opened();
    const seat = world.sit(['export', '--format', 'bundle']);
    expect(await seat.code).toBe(2);
    expect((await world.run(['import', 'case', 'b.zip'])).code).toBe(2);
    expect((await world.run(['import', 'bundle', 'none.zip'])).code).toBe(3);
  });
});
