import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildDemo, type Demo } from './terminal-demo.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await buildDemo();
});
afterAll(() => demo.remove());

/** Longer than the hotkeys' 250 ms, for a key that is meant. */
const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 400));
const ctrl = (letter: string): string => String.fromCharCode(letter.charCodeAt(0) - 96);
const pasted = (text: string): string => `\x1b[200~${text.replaceAll('\n', '\r')}\x1b[201~`;

describe('the step screen in a real terminal', () => {
  it('takes a single key', async () => {
    const run = demo.run('act');
    await run.shows('saved #34');
    await settle();
    run.type('s');
    expect(await run.ended).toEqual({ exitCode: 0, signal: 0 });
    expect(run.outcome()).toEqual(['skip']);
  });

  it('chooses nothing on Enter, on Esc, on a key without an act, on a paste', async () => {
    const run = demo.run('act');
    await run.shows('saved #34');
    await settle();
    for (const keys of ['\r', '\x1b', 'x', pasted('done\nskip\n')]) {
      run.type(keys);
      await settle();
    }
    run.type('d');
    await run.ended;
    expect(run.outcome()).toEqual(['done']);
  });

  it('shows the other keys after ?', async () => {
    const run = demo.run('act');
    await run.shows('more');
    expect(run.output()).not.toContain('hand over');
    await settle();
    run.type('?');
    await run.shows('hand over');
    run.type('h');
    await run.ended;
    expect(run.outcome()).toEqual(['hand-over']);
  });

  it('discards what was typed before the next screen, and what comes too soon after it', async () => {
    const run = demo.run('slow');
    await run.shows('saved #34');
    await settle();
    run.type('d');
    await new Promise(resolve => setTimeout(resolve, 100));
    run.type('s');
    await run.shows('saved #34');
    run.type('s');
    await settle();
    run.type('n');
    await run.ended;
    expect(run.outcome()).toEqual([['done', 'note']]);
  });
});
describe('leaving', () => {
  it.each([
    ['c', 'ctrl-c'],
    ['d', 'ctrl-d'],
  ])('Ctrl-%s pauses at once and gives the terminal back', async (letter, by) => {
    for (const script of ['act', 'compose', 'text']) {
      const run = demo.run(script);
      await run.shows(script === 'act' ? 'saved #34' : 'Esc goes back');
      run.type(ctrl(letter));
      expect((await run.ended).exitCode).toBe(10);
      expect(run.outcome()).toEqual([{ paused: by }]);
      expect(run.output()).toContain('\x1b[?2004l');
    }
  });

  it.each(['act', 'compose', 'text'])('SIGTERM during %s ends it by SIGTERM', async script => {
    const run = demo.run(script);
    await run.shows(script === 'act' ? 'saved #34' : 'Esc goes back');
    run.kill('SIGTERM');
    expect((await run.ended).signal).toBe(15);
    expect(run.outcome()).toEqual([{ gone: 'SIGTERM' }]);
    expect(run.output()).toContain('\x1b[?2004l');
  });

  it.each(['act', 'compose', 'text'])(
    'a hang-up during %s ends it by SIGHUP, without a crash',
    async script => {
      const run = demo.run(script);
      await run.shows(script === 'act' ? 'saved #34' : 'Esc goes back');
      run.hangUp();
      expect((await run.ended).signal).toBe(1);
      expect(run.outcome()).toEqual([{ gone: 'SIGHUP' }]);
    },
  );

  it('Ctrl-Z gives the shell a terminal in its own modes, and fg brings the screen back', async () => {
    const run = demo.run('act', {
      under: ['bash', '-c', 'set -m; "$@"; stty -a | grep -o -- "-\\?icanon"; fg; true', 'bash'],
    });
    await run.shows('saved #34');
    await settle();
    run.type(ctrl('z'));
    await run.shows('saved #34');
    expect(run.output()).toMatch(/[^-]icanon/);
    await settle();
    run.type('d');
    await run.ended;
    expect(run.outcome()).toEqual(['done']);
  });
});

describe('text', () => {
  it('a pasted block of forty lines is one piece of text', async () => {
    const text = Array.from({ length: 40 }, (_, line) => `${line}: d s q \t ünï ${'x'.repeat(line)}`).join(
      '\n',
    );
    const run = demo.run('compose');
    await run.shows('Esc goes back');
    run.type(pasted(text));
    await run.shows('40 lines');
    await settle();
    run.type(ctrl('s'));
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: text }]);
  });

  it('a paste of 2 MB arrives whole', async () => {
    const text = `${'0123456789abcdef'.repeat(8)}\n`.repeat(16_000);
    const run = demo.run('compose');
    await run.shows('Esc goes back');
    run.type(pasted(text));
    await run.shows('16001 lines');
    await settle();
    run.type(ctrl('s'));
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: text }]);
  });

  it('Enter makes a new line and a line with only a full stop saves', async () => {
    const run = demo.run('compose');
    await run.shows('Esc goes back');
    await settle();
    for (const keys of ['first', '\r', 'second', '\r', '.', '\r']) run.type(keys);
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: 'first\nsecond' }]);
  });

  it('Ctrl-E hands the text to the editor and takes it back', async () => {
    const run = demo.run('compose', { env: { EDITOR: 'sed -i s/port/switch-port/' } });
    await run.shows('Esc goes back');
    run.type('the port');
    await run.shows('the port');
    run.type(ctrl('e'));
    await run.shows('the switch-port');
    await settle();
    run.type(ctrl('s'));
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: 'the switch-port' }]);
  });

  it('a form left with Esc keeps its text and offers it again', async () => {
    const run = demo.run('text');
    await run.shows('Esc goes back');
    run.type('agent off');
    await run.shows('agent off');
    await settle();
    run.type('\x1b');
    await run.shows('agent off');
    run.type('line');
    await run.shows('agent offline');
    await settle();
    run.type('\r');
    await run.ended;
    expect(run.outcome()).toEqual([[{ kind: 'left' }, { kind: 'answer', value: 'agent offline' }]]);
    expect(run.output()).not.toContain('undefined');
  });

  it('a message printed while someone types moves neither the text nor the cursor', async () => {
    const run = demo.run('message');
    await run.shows('Esc goes back');
    run.type('agent line');
    await run.shows('agent line');
    run.type('\x1b[D'.repeat(4));
    await run.shows('MESSAGE');
    run.type('off');
    await run.shows('agent offline');
    expect(await run.screen()).toEqual([
      'MESSAGE: ten minutes are left',
      'Why is it skipped?',
      ' › agent offline',
      ' Esc goes back, text kept',
    ]);
    await settle();
    run.type('\r');
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: 'agent offline' }]);
  });

  it('a paste into a one-line form is text and never its Enter', async () => {
    const run = demo.run('text');
    await run.shows('Esc goes back');
    run.type(pasted('one\ntwo\x03\n'));
    await run.shows('one two');
    await settle();
    run.type('\r');
    await run.ended;
    expect(run.outcome()).toEqual([[{ kind: 'answer', value: 'one two ' }]]);
  });
});

describe('a choice', () => {
  it('is not made by Enter alone', async () => {
    const run = demo.run('choose');
    await run.shows('Esc goes back');
    await settle();
    run.type('\r');
    await run.shows('cannot be chosen');
    run.type('\x1b[B\x1b[B');
    await run.shows('› It is benign');
    run.type('\r');
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: 'benign' }]);
  });
});

describe('the plain face in a real terminal', () => {
  const env = { DEMO_PLAIN: '1' };

  it('asks in words, without a cursor code', async () => {
    const run = demo.run('choose', { env });
    await run.shows('> ');
    run.type('benign\r');
    await run.ended;
    expect(run.outcome()).toEqual([{ kind: 'answer', value: 'benign' }]);
    expect(run.output()).not.toContain('\x1b');
  });

  it.each([
    ['c', 'ctrl-c'],
    ['d', 'ctrl-d'],
  ])('Ctrl-%s pauses', async (letter, by) => {
    const run = demo.run('act', { env });
    await run.shows('> ');
    run.type(ctrl(letter));
    expect((await run.ended).exitCode).toBe(10);
    expect(run.outcome()).toEqual([{ paused: by }]);
  });

  it('a hang-up ends it by SIGHUP', async () => {
    const run = demo.run('act', { env });
    await run.shows('> ');
    run.hangUp();
    expect((await run.ended).signal).toBe(1);
    expect(run.outcome()).toEqual([{ gone: 'SIGHUP' }]);
  });
});
