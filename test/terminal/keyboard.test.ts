import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createKeyboard } from '../../src/terminal/keyboard.ts';

function desk() {
  const modes: boolean[] = [];
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (on: boolean) => modes.push(on),
  });
  const stdout = new PassThrough();
  let time = 0;
  const controls: string[] = [];
  const heard: string[] = [];
  const keyboard = createKeyboard({ stdin, stdout, clock: { now: () => time, mono: () => time } }, name =>
    controls.push(name),
  );
  const listen = (): void =>
    keyboard.attend((event, { armed, together }) => {
      const name = event.kind === 'paste' ? `paste ${event.text}` : event.name;
      heard.push(`${name}${armed ? '' : ' too soon'}${together ? ' together' : ''}`);
    });
  const type = async (text: string): Promise<void> => {
    stdin.write(text);
    await new Promise(resolve => setImmediate(resolve));
  };
  return {
    keyboard,
    listen,
    type,
    pass: (ms: number) => (time += ms),
    modes,
    controls,
    heard,
    output: () => String(stdout.read() ?? ''),
  };
}

describe('the keyboard', () => {
  it('arms the keys 250 ms after a prompt appears', async () => {
    const { keyboard, listen, type, pass, heard } = desk();
    keyboard.take();
    listen();
    pass(249);
    await type('s');
    pass(1);
    await type('s');
    expect(heard).toEqual(['s too soon', 's']);
  });

  it('gives a prompt nothing that was typed before it', async () => {
    const { keyboard, listen, type, heard } = desk();
    keyboard.take();
    await type('s\r');
    listen();
    keyboard.attend(undefined);
    await type('s');
    expect(heard).toEqual([]);
  });

  it('disarms the keys after a paste', async () => {
    const { keyboard, listen, type, pass, heard } = desk();
    keyboard.take();
    listen();
    pass(1000);
    await type('\x1b[200~abc\x1b[201~d');
    pass(250);
    await type('d');
    expect(heard).toEqual(['paste abc', 'd too soon', 'd']);
  });

  it('tells of letters that came in one piece', async () => {
    const { keyboard, listen, type, pass, heard } = desk();
    keyboard.take();
    listen();
    pass(1000);
    await type('ds');
    await type('\x1b[A\x1b[A');
    expect(heard).toEqual(['d together', 's together', 'up', 'up']);
  });

  it('keeps Ctrl-C, Ctrl-D and Ctrl-Z to itself, but not those in a paste', async () => {
    const { keyboard, listen, type, controls, heard } = desk();
    keyboard.take();
    listen();
    await type('\x1b[200~\x03\x04\x1a\x1b[201~');
    await type('\x03\x04\x1a');
    expect(controls).toEqual(['c', 'd', 'z']);
    expect(heard).toEqual(['paste \x03\x04\x1a too soon']);
  });

  it('sets raw mode anew when it takes the terminal, because after a stop the mode is not what Node remembers', () => {
    const { keyboard, modes, output } = desk();
    keyboard.take();
    expect(modes).toEqual([false, true]);
    keyboard.release();
    expect(modes).toEqual([false, true, false]);
    expect(output()).toBe('\x1b[?2004h\x1b[?2004l');
  });

  it('abandons the terminal without a word', () => {
    const { keyboard, modes, output } = desk();
    keyboard.take();
    output();
    keyboard.abandon();
    expect(modes).toEqual([false, true]);
    expect(output()).toBe('');
  });
});
