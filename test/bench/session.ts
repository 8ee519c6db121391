import pty from '@lydell/node-pty';
import { benchPlaybook } from './lint.ts';
import { inTurns, node, type Row } from './measure.ts';
import { inFolder, newCase, note } from './scratch-case.ts';

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
