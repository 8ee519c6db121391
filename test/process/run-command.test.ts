import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeptOutput } from '../../src/process/kept-output.ts';
import { type RunnableCommand, runCommand } from '../../src/process/run-command.ts';
import { program, scratchFolder } from './scratch.ts';

const hostile = [
  'two words',
  ' leading and trailing ',
  '"double"',
  "'single'",
  "it's",
  '$(touch pwned)',
  '`touch pwned`',
  '; touch pwned',
  '&& touch pwned',
  '| touch pwned',
  '> pwned',
  '$HOME',
  '%PATH%',
  '*',
  '~',
  'line\nbreak',
  'carriage\rreturn',
  '\ttab',
  'back\\slash\\',
  '-rf',
  '--output=pwned',
  '\x1b]0;title\x07',
  'é\u202e\u{1f600}',
  '',
  'x'.repeat(8_192),
];

describe('a command', () => {
  it.each(hostile.map(value => [JSON.stringify(value).slice(0, 40), value]))(
    'gets %s as one argument, and nothing else happens',
    async (_, value) => {
      const folder = scratchFolder();
      const echo = program(folder, 'echo-argv', 'console.log(JSON.stringify(process.argv.slice(2)))');
      const { outcome, output } = await run({
        program: echo,
        arguments: ['before', value, 'after'],
        cwd: folder,
      });
      expect(outcome).toEqual({ result: 'exited', exit: 0 });
      expect(JSON.parse(output.head())).toEqual(['before', value, 'after']);
      expect(existsSync(join(folder, 'pwned'))).toBe(false);
    },
  );

  it('gets the environment that it is given, no input, and its folder', async () => {
    const folder = scratchFolder();
    const tell = program(
      folder,
      'tell',
      `const input = require('fs').readFileSync(0, 'utf8');
       console.log(JSON.stringify([process.env, input, process.cwd(), process.stdin.isTTY === true]));`,
    );
    const { output } = await run({ program: tell, cwd: folder, env: { ONE: '1' } });
    expect(JSON.parse(output.head())).toEqual([{ ONE: '1' }, '', folder, false]);
  });

  it('has what it wrote to both outputs kept together', async () => {
    const both = program(
      scratchFolder(),
      'both',
      "console.log('out'); console.error('err'); process.exitCode = 3",
    );
    const { outcome, output } = await run({ program: both });
    expect(outcome).toEqual({ result: 'exited', exit: 3 });
    expect(output.head().split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('that cannot be started has not run', async () => {
    expect((await run({ program: '/nowhere/edr' })).outcome).toEqual({
      result: 'not-run',
      problem: 'it cannot be started: ENOENT',
    });
    expect((await run({ program: process.execPath, arguments: ['a\0b'] })).outcome.result).toBe('not-run');
    const much = Array.from({ length: 40 }, () => 'x'.repeat(120_000));
    expect((await run({ program: process.execPath, arguments: much })).outcome.result).toBe('not-run');
  });

  it('that a signal ended says so', async () => {
    const shot = program(scratchFolder(), 'shot', "process.kill(process.pid, 'SIGKILL')");
    expect((await run({ program: shot })).outcome).toEqual({ result: 'signalled', signal: 'SIGKILL' });
  });

  it('that takes too long is stopped', async () => {
    const slow = program(scratchFolder(), 'slow', 'setInterval(() => {}, 1000)');
    const { outcome } = await run({ program: slow, timeout: 500 });
    expect(outcome).toEqual({ result: 'timed-out', signal: 'SIGTERM' });
  });

  it('is stopped with all that it started, deaf ones too', async () => {
    const folder = scratchFolder();
    const grandchild = program(
      folder,
      'grandchild',
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('pid', process.pid);",
    );
    const starts = (path: string) =>
      `require('child_process').spawn('${path}', { stdio: 'inherit' });
       console.log('pid', process.pid); setInterval(() => {}, 1000);`;
    const parent = program(folder, 'parent', starts(program(folder, 'child', starts(grandchild))));
    const output = new KeptOutput({ write() {} }, []);
    const pids = () => [...output.head().matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));
    let stopped = false;
    const running = runCommand(command({ program: parent }), chunk => {
      output.take(chunk);
      if (stopped || pids().length < 3) return;
      stopped = true;
      running.stop();
    });
    expect((await running.over).result).toBe('stopped');
    expect(pids().filter(isAlive)).toEqual([]);
  }, 40_000);

  it('is stopped by hand, at once where it is asked twice', async () => {
    const folder = scratchFolder();
    const deaf = program(
      folder,
      'deaf',
      "process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); console.log('up');",
    );
    const output = new KeptOutput({ write() {} }, []);
    const running = runCommand(command({ program: deaf }), chunk => {
      output.take(chunk);
      running.stop();
    });
    expect(await running.over).toEqual({ result: 'stopped', signal: 'SIGKILL' });
  });

  it('that leaves another behind with its output ends all the same', async () => {
    const folder = scratchFolder();
    const daemon = program(
      folder,
      'daemon',
      `const { pid } = require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)'],
         { stdio: 'inherit', detached: true });
       console.log(pid); process.exit(0);`,
    );
    const { outcome, output } = await run({ program: daemon });
    process.kill(Number(output.head()), 'SIGKILL');
    expect(outcome).toEqual({ result: 'exited', exit: 0, left: true });
  }, 20_000);

  it('may put out 100 MB: so much is kept, all is counted, and memory does not grow with it', async () => {
    const flood = program(
      scratchFolder(),
      'flood',
      `const block = Buffer.alloc(1e6, 'x'); for (let i = 0; i < 100; i++) require('fs').writeSync(1, block);
       require('fs').writeSync(1, 'the end');`,
    );
    let kept = 0;
    let most = 0;
    const before = process.memoryUsage().rss;
    const count = (bytes: Buffer): void => {
      kept += bytes.length;
    };
    const output = new KeptOutput({ write: count }, ['a secret']);
    const { over } = runCommand(command({ program: flood, timeout: 60_000 }), chunk => {
      output.take(chunk);
      most = Math.max(most, process.memoryUsage().rss - before);
    });
    await over;
    output.end();
    expect(kept).toBe(10 * 1024 * 1024);
    expect([output.kept, output.given, output.isCut]).toEqual([kept, 100e6 + 7, true]);
    expect(output.tail(1)[0]?.endsWith('the end')).toBe(true);
    expect(output.head().length).toBe(1024 * 1024);
    // What was let go but not yet collected counts too, and newer versions of V8 collect later.
    expect(most).toBeLessThan(80e6);
  }, 60_000);
});

describe('kept output', () => {
  it('keeps nothing more once its file takes no more, and goes on counting', () => {
    const full = new KeptOutput(
      {
        write() {
          throw new Error('no space');
        },
      },
      [],
    );
    full.take(Buffer.from('one'));
    full.take(Buffer.from('two'));
    full.end();
    expect([full.given, full.kept, (full.problem as Error).message]).toEqual([6, 0, 'no space']);
  });

  it('shows the last lines, each return to the line begin as one of its own', () => {
    const output = new KeptOutput({ write() {} }, []);
    output.take(Buffer.from('first\n10 %\r20 %\r\n\nlast'));
    expect(output.tail(3)).toEqual(['10 %', '20 %', 'last']);
  });
});

function command(wanted: Partial<RunnableCommand>): RunnableCommand {
  return { program: '', arguments: [], cwd: '/', env: {}, timeout: 20_000, ...wanted };
}

async function run(wanted: Partial<RunnableCommand>) {
  const output = new KeptOutput({ write() {} }, []);
  const outcome = await runCommand(command(wanted), chunk => output.take(chunk)).over;
  output.end();
  return { outcome, output };
}

/** A zombie that nobody has collected yet is dead. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
