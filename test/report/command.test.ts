import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../session/desk-world.ts';

let world: World;
beforeEach(async () => {
  world = createWorld();
  await world.run(['run', resolve('test/fixtures/session/hand-over.yaml'), '--plain'], { stdin: ':pause\n' });
});

const at = (name: string) => join(world.folder, name);

describe('into a file', () => {
  it('in the format that it is called by, for its owner alone, and says where', async () => {
    const begins = { 'r.md': '# INC', 'r.html': '<!doctype html>', 'r.json': '{\n  "version": 1' };
    for (const [name, begin] of Object.entries(begins)) {
      expect(await world.run(['report', '--out', name])).toEqual({
        code: 0,
        stdout: '',
        stderr: `${at(name)}\n`,
      });
      expect(readFileSync(at(name), 'utf8').startsWith(begin)).toBe(true);
      expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    }
  });

  it('never over one that is there, nor through a link', async () => {
    writeFileSync(at('there.md'), 'mine');
    symlinkSync(at('elsewhere.md'), at('link.md'));
    for (const name of ['there.md', 'link.md']) {
      const { code, stderr } = await world.run(['report', '--out', name]);
      expect([code, stderr]).toEqual([3, expect.stringContaining(`${name} is there already.`)]);
    }
    expect(readFileSync(at('there.md'), 'utf8')).toBe('mine');
    expect(() => statSync(at('elsewhere.md'))).toThrow();
  });

  it('says in one sentence where it cannot be written', async () => {
    const { code, stderr } = await world.run(['report', '--out', 'nowhere/r.md']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('cannot write nowhere/r.md: ENOENT.')]);
  });
});

describe('as a PDF', () => {
  it('wants a file', async () => {
    expect(await world.run(['report', '--format', 'pdf'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('says how where the machine has nothing to print it, and never takes what lies in the current folder', async () => {
    writeFileSync(at('chromium'), '#!/bin/sh\ntouch ran\n');
    chmodSync(at('chromium'), 0o755);
    const { code, stderr } = await world.run(['report', '--out', 'r.pdf'], {
      env: { PATH: `.:${world.folder}:` },
    });
    expect(code).toBe(3);
    expect(stderr).toContain('cannot print a PDF: no Chromium, Chrome, Edge or LibreOffice was found');
    expect(stderr).toContain('--out report.html');
    for (const name of ['ran', 'r.pdf']) expect(() => statSync(at(name))).toThrow();
  });

  it('is printed by LibreOffice where no browser can', async () => {
    const tools = createWorld().folder;
    const scripts = { chromium: 'exit 7', soffice: 'printf %%PDF-1.7 > "$7/report.pdf"' };
    for (const [name, script] of Object.entries(scripts)) {
      writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(tools, name), 0o755);
    }
    expect(await world.run(['report', '--out', 'r.pdf'], { env: { PATH: tools } })).toMatchObject({
      code: 0,
    });
    expect(readFileSync(at('r.pdf'), 'latin1')).toBe('%PDF-1.7');
  });

  it('says what went wrong where what was found prints nothing', async () => {
    const tools = createWorld().folder;
    writeFileSync(join(tools, 'chromium'), '#!/bin/sh\nexit 7\n');
    chmodSync(join(tools, 'chromium'), 0o755);
    const { code, stderr } = await world.run(['report', '--out', 'r.pdf'], { env: { PATH: tools } });
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/nothing that was found could print it: .*chromium: it exited/),
    ]);
  });
});

describe('what was not recorded', () => {
  it('is said to be so in every format, and nothing is guessed', async () => {
    const md = (await world.run(['report'])).stdout;
    for (const name of [
      'detection',
      'acknowledgement',
      'containment',
      'eradication',
      'recovery',
      'decision latency',
    ])
      expect(md).toMatch(new RegExp(`\\| ${name} \\| .* \\| not recorded \\|`));
    expect(md).toContain('Cost and hours: not recorded.');
    const html = (await world.run(['report', '--format', 'html'])).stdout;
    expect(html.match(/not recorded/g)?.length).toBeGreaterThan(8);
    const { durations } = JSON.parse((await world.run(['report', '--format', 'json'])).stdout);
    expect(durations.every(({ ms }: { ms: number | null }) => ms === null)).toBe(true);
  });
});

describe('a corrected milestone', () => {
  it('stands as corrected, with what was said before and by whom', async () => {
    await world.run(['milestone', 'detected', '--at', '02:00Z']);
    await world.run(['milestone', 'contained', '--at', '03:00Z']);
    await world.run(['milestone', 'detected', '--at', '01:30Z'], { user: 'lee' });
    const md = (await world.run(['report'])).stdout;
    expect(md).toMatch(
      /\| detected \| 2026-11-21 01:30Z<br>corrected: was 2026-11-21 02:00Z, by dana at 2026-11-21 03:\d\d:\d\dZ \|/,
    );
    expect(md).toMatch(/\| containment \| contained - detected \| 1 h 30 min/);
    const html = (await world.run(['report', '--format', 'html'])).stdout;
    expect(html).toContain('corrected: was 2026-11-21 02:00Z, by dana');
  });
});

it('held against a head that was kept elsewhere, it says that the record is intact', async () => {
  const { stdout } = await world.run(['head', '--json']);
  const [head = ''] = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}:\d+/.exec(stdout) ?? [];
  expect((await world.run(['report', '--head', head])).stdout).toContain('INTACT: the record is whole');
  expect((await world.run(['report'])).stdout).toContain('CONSISTENT: the record agrees with itself');
});
