import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { globalOptions } from '../../src/commands/global-options.ts';
import { exitCodes } from '../../src/commands/help-exit-codes.ts';
import { commands } from '../../src/commands/index.ts';
import { acts } from '../../src/session/acts/index.ts';
import { head, pair, settled } from './alike.ts';
import { pictureFile, takePicture } from './picture.mjs';
import { blocks, codes, consoles, readme, rowsOf, type Shown } from './read-readme.ts';

/** Where a reader puts the files that the README shows, each by a line that only it has. */
const files = {
  'playbooks/lost-laptop.yaml': 'id: lost-laptop',
  'playbooks/leaked-keys.yaml': 'id: leaked-keys',
  'playbooks/fragments/new-key.yaml': 'tocsin-fragment: 1',
  'lost-laptop-answers.yaml': 'tocsin-walkthrough: 1',
  'organisation/tocsin.yaml': 'tocsin-workspace: 1',
};

/** What the organisation of the README has been through: ten incidents and four drills. */
const lived = [
  ['ransomware-common', ''],
  ['phishing-common', ''],
  ['phishing-bad', ''],
  ['phishing-false-alarm', ''],
  ['account-compromise-common', ''],
  ['account-compromise-payroll', ''],
  ['malware-common', ''],
  ['data-breach-common', ''],
  ['lost-device-common', ''],
  ['denial-of-service-common', ''],
  ['phishing-no-harm', '--drill'],
  ['malware-bad', '--drill'],
  ['account-compromise-bad', '--drill'],
  ['data-breach-bad', '--drill'],
] as const;

describe.skipIf(process.platform === 'win32')('a reader who does what the README says', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-readme-'));
  const env: Record<string, string | undefined> = {
    PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
    HOME: folder,
    LANG: 'C.UTF-8',
  };
  /** The heads that the README shows, and those that came in their place. */
  const heads = new Map<string, string>();

  beforeAll(() => {
    mkdirSync(join(folder, 'bin'));
    const stub = `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.cjs')}" "$@"\n`;
    writeFileSync(join(folder, 'bin/tocsin'), stub, { mode: 0o755 });
    mkdirSync(join(folder, 'playbooks/fragments'), { recursive: true });
    mkdirSync(join(folder, 'organisation'));
    mkdirSync(join(folder, 'exercise'));
    for (const [file, line] of Object.entries(files)) writeFileSync(join(folder, file), yamlWith(line));
    writeFileSync(join(folder, 'lure.eml'), 'Subject: Your parcel is held\n');
    for (const [walkthrough, flag] of lived)
      sh(
        `cd organisation && tocsin run --answers ${resolve('playbooks/walkthroughs', `${walkthrough}.yaml`)} ${flag}`,
      );
    sh(
      `cd exercise && tocsin drill solo ransomware-backup-doubt --seed 7 --name saturday --as dana --answers ${resolve('playbooks/walkthroughs/ransomware-common.yaml')}`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('sees the screen of the picture (else: node test/readme/picture.mjs)', { timeout: 60_000 }, async () => {
    const now = await takePicture(folder);
    expect(settled(now)).toBe(settled(readFileSync(pictureFile, 'utf8')));
  });

  it.each(consoles.map(shown => ({ shown, first: shown[0]?.command })))(
    'gets what stands below: $first',
    {
      timeout: 60_000,
    },
    ({ shown }) => {
      for (const one of shown) follow(one);
    },
  );

  it('has files in which lint finds nothing at all, and answers that it expects', () => {
    const linted = sh(`tocsin lint ${Object.keys(files).join(' ')} --fail-on info`);
    expect(linted).toEqual({ code: 0, lines: [`${Object.keys(files).length} files, nothing found`] });
    expect(sh('tocsin run --answers lost-laptop-answers.yaml').code).toBe(0);
  });

  function follow({ command, output }: Shown): void {
    const [, name, value] = /^export (\w+)=(\w+)$/.exec(command) ?? [];
    if (name) env[name] = value;
    const { lines } = sh(command.replace(head, shown => heads.get(shown) ?? shown));
    for (const [shown, real] of pair(output, lines)) {
      const found = real.match(head) ?? [];
      (shown.match(head) ?? []).forEach((one, index) => {
        heads.set(one, found[index] ?? one);
      });
    }
  }

  function sh(command: string): { code: number | null; lines: string[] } {
    const { status, stdout } = spawnSync('bash', ['-c', `exec 2>&1; ${command}`], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { code: status, lines: stdout === '' ? [] : stdout.trimEnd().split('\n') };
  }
});

describe('what the README names is there', () => {
  const longs = (options: readonly { flags: string }[] = []): string[] =>
    options.flatMap(({ flags }) => flags.match(/--[\w-]+/g) ?? []);
  const everywhere = [...longs(globalOptions), '--version', '--help'];

  it('every command that it calls, with every flag it gives it', () => {
    const calls = codes.flatMap(code => [...code.matchAll(/\btocsin ([a-z][\w-]*)([^|>]*)/g)]);
    expect(calls.length).toBeGreaterThan(15);
    for (const [call, name, rest = ''] of calls) {
      const command = commands.find(one => one.name === name);
      expect(command?.name ?? (name === 'help' ? name : undefined), call).toBe(name);
      const flags = [...everywhere, ...longs(command?.options)];
      for (const flag of rest.match(/--[\w-]+/g) ?? []) expect(flags, call).toContain(flag);
    }
  });

  it('every flag that it speaks of', () => {
    const known = new Set([...everywhere, ...commands.flatMap(({ options }) => longs(options))]);
    for (const code of codes) {
      if (/^(npm|node) /.test(code)) continue;
      for (const flag of code.match(/(?<![\w-])--[a-z][\w-]*/g) ?? []) expect([...known]).toContain(flag);
    }
  });

  it('every command of its table, and no command is left unsaid', () => {
    const inTable = rowsOf('command').flatMap(([names = '']) => names.match(/[a-z-]+/g) ?? []);
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(inTable));
    const called = codes.flatMap(code => /\btocsin ([a-z][\w-]*)/.exec(code)?.[1] ?? []);
    expect([...inTable, ...called]).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
  });

  it('every key, but for the one that offers itself where a disk does not write', () => {
    const keys = [
      ...new Set(rowsOf('press').flatMap(([pressed = '']) => pressed.match(/(?<=`)[^`\s](?=`)/g) ?? [])),
    ];
    expect(keys.length).toBeGreaterThan(7);
    expect([...acts.map(({ key }) => key), '?']).toEqual(expect.arrayContaining(keys));
    const unsaid = acts.filter(({ key }) => !codes.includes(key)).map(({ id }) => id);
    expect(unsaid).toEqual(['rewrite']);
  });

  it('every file that it links to', () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(target => !existsSync(target))).toEqual([]);
  });

  it('every npm script, with a file behind it', () => {
    const scripts: Record<string, string> = manifest.scripts;
    const named = [...readme.matchAll(/\bnpm (?:run )?(?!ci|install|link|run)([a-z]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) {
      expect(Object.keys(scripts)).toContain(name);
      for (const file of scripts[name]?.match(/\S+\.mjs/g) ?? []) expect(existsSync(file), file).toBe(true);
    }
  });
});

describe('what the README promises', () => {
  it('the exit codes are those of `tocsin help exit-codes`', () => {
    const told = exitCodes()
      .replaceAll(/\n {3,}/g, ' ')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map(row => /^ {2}(\S+) +(.*)$/.exec(row)?.slice(1));
    expect(rowsOf('exit code')).toEqual(told);
  });

  it('the changelog begins with the version of the package', () => {
    const [, version] = /^## (\S+)/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
    expect(version).toBe(manifest.version);
  });
});

function yamlWith(line: string): string {
  const found = blocks.filter(({ language, text }) => language === 'yaml' && text.split('\n').includes(line));
  expect(found).toHaveLength(1);
  return found[0]?.text ?? '';
}
