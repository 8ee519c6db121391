import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { constants, inflateRawSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { exportFormats } from '../../src/commands/registry/export-formats.ts';
import { acts as stepActs } from '../../src/session/acts/index.ts';
import { createWorld, type Ran, type World } from './desk-world.ts';
import { keys } from './seat.ts';

/**
 * How each command is asked about a case, in this order; or why it says nothing of one. A new command, act of `drill` or format has no row
 * and fails the test that counts them.
 */
const table: Record<string, string[] | string> = {
  run: ['run every-verb.yaml --name second --plain', 'run every-verb.yaml --answers answers.yaml --json'],
  resume: ['resume CASE --plain', 'resume CASE --answers more.yaml --json'],
  cases: ['cases', 'cases --names', 'cases --all --json'],
  note: ['note Called the bank 192.0.2.7 --case CASE', 'note Called --case CASE --json'],
  handover: ['handover --print --case CASE', 'handover --to lee --brief "All is said" --case CASE'],
  take: ['take --as lee --deadline none --step look --case CASE'],
  milestone: ['milestone aware --at 02:12Z --case CASE'],
  status: ['status CASE', 'status CASE --json'],
  clocks: ['clocks CASE', 'clocks CASE --json', 'clocks CASE --ics -'],
  assign: ['assign chief lee --case CASE'],
  severity: ['severity minor --case CASE'],
  answer: ['answer host=fin-7 --case CASE'],
  done: ['done look --case CASE'],
  correct: ['correct ENTRY text "Called again" --reason Wrong --case CASE'],
  decide: ['decide verdict one --case CASE'],
  redo: ['redo verdict --reason "More is known" --case CASE'],
  sent: ['sent tell --to "All staff" --by mail --case CASE'],
  'not-sent': ['not-sent press --reason "Not yet" --case CASE'],
  approve: ['approve ask-one --by lee --authority Chief --reason Yes --as kim --case CASE'],
  deny: ['deny ask-two --by lee --authority Chief --reason No --as kim --case CASE'],
  execute: 'an exercise runs no command: it is refused',
  ran: ['ran scan --exit 0 --case CASE'],
  decline: ['decline wipe --reason "Not now" --case CASE'],
  fail: ['fail fail-it --reason Gone --case CASE'],
  drop: ['drop drop-it --reason "Not needed" --case CASE'],
  tick: ['tick list --all --case CASE'],
  evidence: ['evidence answers.yaml --what "A file" --case CASE'],
  applies: ['applies if-spread yes --reason "Assume so" --case CASE'],
  met: ['met authority --case CASE'],
  acknowledge: ['acknowledge board --reason "They know" --case CASE'],
  finding: ['finding Seen late --case CASE'],
  action: [
    'action add Lock it --owner lee --due 30d --kind prevent --case CASE',
    'action list --case CASE',
    'action list --case CASE --json',
  ],
  observable: [
    'observable add evil[.]example --malicious --case CASE',
    'observable add FIN-9 --type host --affected --case CASE',
    'observable list --case CASE',
    'observable list --case CASE --json',
  ],
  open: ['open last --reason "He is here" --case CASE'],
  override: ['override after-wipe --reason "No time" --case CASE'],
  skip: ['skip leave --reason "Not today" --case CASE'],
  again: ['again look --reason "Once more" --case CASE'],
  attach: ['attach phishing --reason "Mail was read" --case CASE'],
  switch: ['switch malware --reason "It is another" --case second'],
  drift: ['drift CASE', 'drift CASE --json'],
  merge: [
    'merge copy/CASE cases/CASE --into merged/CASE',
    'merge copy/CASE cases/CASE --into again/CASE --json',
  ],
  resolve: ['resolve twice ENDING --reason "dana saw it" --case merged/CASE'],
  lift: ['done wall --case CASE', 'lift wall --reason "All clear" --case CASE'],
  keep: ['done door --case CASE', 'keep door --reason "Until the review" --case CASE'],
  close: ['close --reason Over --drop Over --keep-all Over --acknowledge Over --case CASE'],
  reopen: ['reopen --reason "Not over" --case CASE'],
  log: ['log CASE', 'log CASE --all --json'],
  report: ['md', 'html', 'json'].map(format => `report CASE --format ${format}`),
  export: exportFormats.map(format =>
    format === 'bundle' || format === 'iris'
      ? `export CASE --format ${format} --out out/${format}${format === 'bundle' ? '.zip' : ''}`
      : `export CASE --format ${format}`,
  ),
  import: [
    'import bundle out/bundle.zip --into in/CASE',
    'import bundle out/bundle.zip --into in2/CASE --json',
  ],
  head: ['head CASE', 'head CASE --json'],
  verify: ['verify CASE', 'verify CASE --json'],
  drill: 'its acts have a table of their own',
  stats: 'numbers over cases: see below',
  lessons: 'over cases: see below',
  risks: 'over cases: see below',
  plan: 'over cases: see below',
  list: 'of the library',
  show: 'of the library',
  lint: 'of files',
  test: 'of files; what --record makes of a drill says `mode: drill`, as walkthroughs do',
  fmt: 'of files',
  new: 'of files',
  init: 'of the workspace',
  doctor: 'of this machine',
  completion: 'of the program',
};

/** The same for each act of `tocsin drill`, on the scenario of a door at night. */
const acts: Record<string, string[] | string> = {
  run: [
    'drill run door-at-night --name night --seed 7 --plain',
    'drill run door-at-night --answers door.answers.yaml --json',
  ],
  solo: ['drill solo door-at-night --name alone --plain'],
  ask: ['drill ask keys --case night', 'drill ask keys --case night --json'],
  pause: ['drill pause --case night'],
  'go-on': ['drill go-on --case night'],
  shift: ['drill shift +5m --case night'],
  advance: 'of a clock that only its controller moves; it prints as `shift` does',
  hold: ['drill hold c030 --case night'],
  'let-go': ['drill let-go c030 --case night'],
  fire: ['drill fire i010 --case night', 'drill fire q020 --case night --json'],
  drop: ['drill drop x1 --case night'],
  hint: ['drill hint i010 "Ask the porter" --case night'],
  judge: ['drill judge e1 met --case night'],
  observe: ['drill observe Calm at the table --case night'],
  rate: ['drill rate o1 M --reason "Late" --case night'],
  console: 'a screen: see test/session/console.test.ts and test/pty, which hold its head row',
  list: 'of scenarios',
  test: 'of scenarios',
  plan: ['drill plan door-at-night', 'drill plan door-at-night --format html'],
  print: ['drill print door-at-night --role guard', 'drill print door-at-night --controller --format html'],
  msel: ['drill msel door-at-night', 'drill msel night --controller'],
  aar: ['drill aar night --controller', 'drill aar night --controller --format html'],
  end: ['drill end alone', 'drill end night --json'],
  replay: ['drill replay night', 'drill replay night --speed 8 --from +00:01'],
  'from-case': ['drill from-case real'],
  compare: ['drill compare night alone --controller', 'drill compare night alone --controller --format html'],
};

const whole = resolve('test/fixtures/drill');
const answersOf = (mode: 'live' | 'drill') => `tocsin-walkthrough: 1
playbook: every-verb
mode: ${mode}
start: 2026-11-21T02:10:00Z
inputs: { host: fin-1 }
answers: { last: done }
`;

let world: World;
beforeEach(() => {
  world = createWorld();
  mkdirSync(join(world.folder, 'playbooks'));
  mkdirSync(join(world.folder, 'out'));
  cpSync(join(whole, 'scenarios'), join(world.folder, 'playbooks', 'scenarios'), { recursive: true });
  cpSync(join(whole, 'door.yaml'), join(world.folder, 'playbooks', 'door.yaml'));
  cpSync(join(whole, 'door-at-night.answers.yaml'), join(world.folder, 'door.answers.yaml'));
  cpSync(join(whole, 'every-verb.yaml'), join(world.folder, 'every-verb.yaml'));
});

describe('EXERCISE', () => {
  it('is looked for in what every command, act and format prints', () => {
    expect(Object.keys(table).sort()).toEqual(commands.map(({ name }) => name).sort());
    const named = commands.find(({ name }) => name === 'drill')?.arguments?.[0]?.completes;
    expect(Object.keys(acts).sort()).toEqual([...(named as readonly string[])].sort());
    const formats = commands.find(({ name }) => name === 'report')?.options?.[0]?.choices;
    expect(formats).toEqual(['md', 'html', 'json', 'pdf']);
    const silent = commands.filter(
      ({ name, group, options = [] }) =>
        group !== 'Acts on a case' &&
        Array.isArray(table[name]) &&
        options.some(({ flags }) => flags.includes('--json')) &&
        !['close', 'reopen'].includes(name) &&
        !(table[name] as string[]).some(line => line.includes('--json')),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('is in all that is printed of a drill', { timeout: 120_000 }, async () => {
    const unmarked: string[] = [];
    await playTable('drill', (line, text) => {
      if (!isMarked(text)) unmarked.push(`${line}\n${text.slice(0, 400)}`);
    });
    expect(unmarked).toEqual([]);
  });

  it('is in nothing that is printed of a live case', { timeout: 120_000 }, async () => {
    const marked: string[] = [];
    await playTable('live', (line, text) => {
      if (text.includes('EXERCISE')) marked.push(`${line}\n${text.slice(0, 400)}`);
    });
    expect(marked).toEqual([]);
  });

  it('begins each line of its log that people read, and stands in each log', async () => {
    await world.run(['run', 'every-verb.yaml', '--drill', '--name', 'one', '--plain'], {
      stdin: 'fin-1\nq\n',
    });
    await world.run(['note', 'Called'], { user: 'lee' });
    const { stdout } = await world.run(['log', '--all']);
    expect(stdout.trimEnd().split('\n')).toEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map(() => expect.stringMatching(/^EXERCISE {2}/)),
    );
    const logs = join(world.folder, 'cases', 'EXERCISE-one', 'log');
    const kept = readdirSync(logs).map(file => readFileSync(join(logs, file), 'utf8'));
    expect(kept).toHaveLength(2);
    for (const text of kept) expect(text.split('\n', 2).join('\n')).toContain('EXERCISE-one');
  });

  it('is the beginning of a drill’s name, whoever gave it, and of no live case’s', async () => {
    const start = ['run', 'every-verb.yaml', '--input', 'host=fin-1', '--plain'];
    for (const name of ['spring', 'EXERCISE-autumn', 'exercise winter'])
      await world.run([...start, '--drill', '--name', name], { stdin: 'q\n' });
    expect((await world.run(['cases', '--names'])).stdout.trimEnd().split('\n').sort()).toEqual([
      'EXERCISE-autumn',
      'EXERCISE-exercise winter',
      'EXERCISE-spring',
    ]);
    const live = await world.run([...start, '--name', 'Exercise 7'], { stdin: 'q\n' });
    expect([live.code, live.stdout]).toEqual([2, '']);
    expect(live.stderr).toContain('a live case cannot be called Exercise 7');
  });

  it('keeps drills out of what is counted live, and marks them wherever cases are told together', async () => {
    writeFileSync(
      join(world.folder, 'tocsin.yaml'),
      'tocsin-workspace: 1\norganisation: Example Ltd\nrisks:\n  - { id: door, title: Door, likelihood: 2, impact: 5, treatment: mitigate, playbooks: [door] }\n',
    );
    await world.run(['drill', 'run', 'door-at-night', '--answers', 'door.answers.yaml', '--name', 'night']);
    await world.run([...typed('action add Lock --owner lee --due 30d --kind prevent --case night')]);
    const json = async (...argv: string[]) => JSON.parse((await world.run([...argv, '--json'])).stdout);
    expect((await json('stats')).all.cases).toBe(0);
    expect((await world.run(['stats', '--csv'])).stdout).not.toContain('drill');
    expect((await json('stats', '--drills')).exercises.scenarios[0].exercises[0].case).toBe('EXERCISE-night');
    const [risk] = (await json('risks')).risks;
    expect([risk.realised, risk.observed.lastYear]).toEqual([[], 0]);
    for (const argv of [
      ['lessons'],
      ['lessons', '--markdown'],
      ['lessons', '--csv'],
      ['cases', '--all'],
      ['plan'],
    ]) {
      const told = (await world.run(argv)).stdout.split('\n').filter(line => line.includes('night'));
      expect(told.length, argv.join(' ')).toBeGreaterThan(0);
      for (const line of told) expect(line).toContain('EXERCISE');
    }
  });

  it('is on each screen that a key of the step screen leads to', { timeout: 60_000 }, async () => {
    await world.run(['drill', 'solo', 'door-at-night', '--plain'], { stdin: 'q\n' });
    for (const key of new Set(stepActs.map(act => act.key))) {
      const at = world.sit(['resume']);
      await at.press(key, '? more');
      for (let look = 0; look < 5; look++) {
        await pause(10);
        expect((await at.screen()).join('\n'), key).toContain('EXERCISE');
      }
      at.write(keys.ctrlC);
      await at.code;
    }
  });

  it('is in all that a scenario prints, before, meanwhile and afterwards', { timeout: 120_000 }, async () => {
    const unmarked: string[] = [];
    writeFileSync(
      join(world.folder, 'real.yaml'),
      'tocsin-walkthrough: 1\nplaybook: door\nstart: 2026-11-21T02:10:00Z\nanswers: { verdict: nobody, "*": done }\nclose: { reason: over }\n',
    );
    expect((await world.run(typed('run door --answers real.yaml --name real'))).code).toBe(0);
    for (const [act, lines] of Object.entries(acts)) {
      for (const line of Array.isArray(lines) ? lines : []) {
        const ran = await world.run(typed(line), { stdin: 'q\n' });
        expect(ran.stdout, `${act}: ${line}\n${ran.stderr}`).not.toBe('');
        if (!isMarked(ran.stdout)) unmarked.push(`${line}\n${ran.stdout.slice(0, 400)}`);
      }
    }
    expect(unmarked).toEqual([]);
  });
});

/** Says that it is of an exercise: to people by that word, to programs by the mode. */
function isMarked(text: string): boolean {
  return text.includes('EXERCISE') || /"mode":\s*"drill"/.test(text);
}

/** Plays the table on a case, and gives each line and what came of it: what was printed, or each file that was written. */
async function playTable(mode: 'live' | 'drill', told: (line: string, text: string) => void): Promise<void> {
  const drill = mode === 'drill' ? ['--drill'] : [];
  writeFileSync(join(world.folder, 'answers.yaml'), answersOf(mode));
  writeFileSync(join(world.folder, 'more.yaml'), answersOf(mode));
  await world.run(
    ['run', 'every-verb.yaml', ...drill, '--input', 'host=fin-1', '--plain', '--name', 'the-case'],
    {
      stdin: 'q\n',
    },
  );
  const [name = ''] = readdirSync(join(world.folder, 'cases'));
  for (const [command, lines] of Object.entries(table)) {
    for (const line of Array.isArray(lines) ? lines : []) {
      if (command === 'merge' && !existsSync(join(world.folder, 'copy'))) await endTwice(name);
      const argv = typed(line).map(word =>
        word.replace('CASE', name).replace(/^(?:ENTRY|ENDING)$/, found => known(found, name)),
      );
      const ran = await world.run(command === 'run' ? [...argv, ...drill] : argv, { stdin: 'q\n' });
      for (const text of printed(ran, argv)) told(line, text);
    }
  }
}

/** The same step ended in two copies of a case, each by somebody else. */
async function endTwice(name: string): Promise<void> {
  cpSync(join(world.folder, 'cases', name), join(world.folder, 'copy', name), { recursive: true });
  await world.run(['done', 'twice', '--case', name]);
  await world.run(['fail', 'twice', '--reason', 'No', '--case', `copy/${name}`, '--as', 'lee'], {
    user: 'lee',
  });
}

/** The id of an entry that the table speaks of: the first note, and how the step was ended that has two endings. */
function known(which: string, name: string): string {
  const log = join(world.folder, which === 'ENTRY' ? 'cases' : 'merged', name, 'log');
  const lines = readdirSync(log)
    .filter(file => file.endsWith('.jsonl'))
    .flatMap(file => readFileSync(join(log, file), 'utf8').trimEnd().split('\n'));
  const wanted = which === 'ENTRY' ? /"type":"note.added"/ : /"type":"step.failed".*"twice"/;
  const line = lines.find(one => wanted.test(one));
  return JSON.parse(line ?? '{}').id;
}

function printed({ stdout, stderr }: Ran, argv: string[]): string[] {
  const out = argv[argv.indexOf('--out') + 1];
  const files = argv.includes('--out') && out !== undefined ? filesIn(join(world.folder, out)) : [stdout];
  expect(files.join(''), `${argv.join(' ')}\n${stderr}`).not.toBe('');
  return files;
}

function filesIn(path: string): string[] {
  if (path.endsWith('.zip')) return [firstInZip(readFileSync(path))];
  return readdirSync(path).map(name => `${name}\n${readFileSync(join(path, name), 'utf8')}`);
}

/** What a bundle begins with: its manifest, which whoever opens it by hand reads first (APPNOTE.TXT 4.3.7, a local file header). */
function firstInZip(zip: Buffer): string {
  const [nameLength, extraLength] = [zip.readUInt16LE(26), zip.readUInt16LE(28)];
  return inflateRawSync(zip.subarray(30 + nameLength + extraLength), {
    finishFlush: constants.Z_SYNC_FLUSH,
  }).toString();
}

/** A command line as it would be typed, double quotes included. */
function typed(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
}
