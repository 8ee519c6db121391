import pty from '@lydell/node-pty';
import { benchPlaybook } from './lint.ts';
import { inTurns, node, type Row } from './measure.ts';
import { inFolder, newCase, note } from './scratch-case.ts';

const keys = 200;
/** Milliseconds after which no key is taken for one that was typed ahead. */
const settling = 300;
const echo = `process.stdin.setRawMode(true).on('data', d => process.stdout.write(d)); console.log('ready')`;

/** What a person in an incident waits for. */
export const sessionRows: Row[] = [
  {
    what: 'tocsin run to the first prompt',
    against: 'a bundle that only runs yaml.parse on the playbook',
    reach: '<= 1.3',
    measure: rounds =>
      inFolder(async folder => {
        const file = benchPlaybook(11_000);
        const run = ['dist/cli.cjs', 'run', file, '--cases', folder, '--as', 'dana'];
        const times = await inTurns(
          rounds,
          () => untilShown(run, 'skip'),
          () => untilShown(['dist.bench/yaml-parse.cjs', file], undefined),
        );
        return { ...times, unit: 'ms' };
      }),
  },
  {
    what: 'tocsin resume of a small case to the first prompt',
    against: 'bare node -e 0',
    reach: '<= 1.4',
    measure: rounds =>
      inFolder(async folder => {
        const store = newCase(folder);
        store.append(Array.from({ length: 10 }, (_, i) => note(i)));
        store.end('done');
        const times = await inTurns(
          rounds,
          () => untilShown(['dist/cli.cjs', 'resume', store.dir, '--as', 'dana'], 'skip'),
          () => untilShown(['-e', '0'], undefined),
        );
        return { ...times, unit: 'ms' };
      }),
  },
  {
    what: `a key of a note to its redraw, p99 of ${keys}`,
    against: 'a bare node that echoes it',
    reach: '<= 16 ms',
    measure: rounds =>
      inFolder(async folder => {
        const times = { ours: [] as number[], theirs: [] as number[] };
        for (let round = 0; round < Math.min(rounds, 5); round++) {
          const run = ['dist/cli.cjs', 'run', benchPlaybook(11_000), '--cases', folder, '--as', 'dana'];
          times.ours.push(p99(await keyTimes(run, 'skip', 'n')));
          times.theirs.push(p99(await keyTimes(['-e', echo], 'ready', 'e')));
        }
        return { ...times, unit: 'ms' };
      }),
  },
  ...[
    { argv: ['status'], events: 10, reach: '<= 1.4' },
    { argv: ['log'], events: 10, reach: '<= 1.4' },
    { argv: ['status'], events: 500, reach: '<= 1.4' },
  ].map(
    ({ argv, events, reach }): Row => ({
      what: `tocsin ${argv.join(' ')} of a case of ${events} events`,
      against: 'bare node -e 0',
      reach,
      measure: rounds =>
        inFolder(async folder => {
          const store = newCase(folder);
          store.append(Array.from({ length: events }, (_, i) => note(i)));
          store.end('done');
          const times = await inTurns(
            rounds,
            () => node(['dist/cli.cjs', ...argv, store.dir]),
            () => node(['-e', '0']),
          );
          return { ...times, unit: 'ms' };
        }),
    }),
  ),
];

/** Milliseconds from each key of a text to what the terminal is sent for it, typed into what `open` opens once `ready` is shown. */
function keyTimes(args: string[], ready: string, open: string): Promise<number[]> {
  return new Promise(resolve => {
    const terminal = pty.spawn(process.execPath, args, { cols: 100, rows: 30 });
    const times: number[] = [];
    let shown = '';
    let pressed: number | undefined;
    const press = (): void => {
      pressed = performance.now();
      terminal.write('e');
    };
    terminal.onData(data => {
      if (pressed !== undefined) {
        times.push(performance.now() - pressed);
        pressed = undefined;
        if (times.length < keys) setTimeout(press, 5);
        else terminal.kill('SIGKILL');
      } else if (!shown.includes(ready)) {
        shown += data;
        if (!shown.includes(ready)) return;
        setTimeout(() => terminal.write(open), settling);
        setTimeout(press, 3 * settling);
      }
    });
    terminal.onExit(() => resolve(times));
  });
}

/** The slowest but one in a hundred. */
function p99(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN;
}

/** Runs node on a terminal until it shows a text, or to its end. */
function untilShown(args: string[], text: string | undefined): Promise<void> {
  return new Promise(resolve => {
    const terminal = pty.spawn(process.execPath, args, { cols: 100, rows: 30 });
    let shown = '';
    terminal.onData(data => {
      shown += data;
      if (text !== undefined && shown.includes(text)) terminal.kill('SIGKILL');
    });
    terminal.onExit(() => resolve());
  });
}
