import { describe, expect, it } from 'vitest';
import { InputNeededError, UsageError } from '../../src/errors.ts';
import { openPrompter } from '../../src/terminal/open-prompter.ts';
import { createDesk } from './desk.ts';

const faceOf = (desk: ReturnType<typeof createDesk>, options: { plain?: boolean } = {}): string => {
  const prompter = openPrompter({ io: desk.io, signals: desk.signals, ...options });
  prompter.close();
  return prompter.face;
};

describe('the face', () => {
  it('is the terminal’s where input and output are terminals', () => {
    expect(faceOf(createDesk({ isTTY: true }))).toBe('tty');
  });

  it('is plain when asked for, on a dumb terminal, and where the output is no terminal', () => {
    expect(faceOf(createDesk({ isTTY: true }), { plain: true })).toBe('plain');
    expect(faceOf(createDesk({ isTTY: true, env: { TERM: 'dumb' } }))).toBe('plain');
    const piped = createDesk({ isTTY: true });
    piped.stdout.isTTY = false;
    expect(faceOf(piped)).toBe('plain');
  });

  it('is plain on a pipe only when asked for; else nothing is written and the flags are named', () => {
    expect(faceOf(createDesk(), { plain: true })).toBe('plain');
    const desk = createDesk();
    expect(() => faceOf(desk)).toThrow(InputNeededError);
    expect(() => faceOf(desk)).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/--answers.*--plain/) }),
    );
    expect(desk.written()).toBe('');
  });

  it('is not opened with a --color that says nothing', () => {
    const desk = createDesk({ isTTY: true });
    expect(() => openPrompter({ io: desk.io, signals: desk.signals, color: 'mauve' })).toThrow(UsageError);
    expect(desk.modes).toEqual([]);
  });

  it('gives the terminal back as it was when closed, once', () => {
    const desk = createDesk({ isTTY: true });
    const prompter = openPrompter({ io: desk.io, signals: desk.signals });
    prompter.close();
    prompter.close();
    expect(desk.modes).toEqual([false, true, false]);
    for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT', 'SIGCONT']) expect(desk.listeners(signal)).toBe(0);
  });

  it('listens to nothing more once closed, also where its answers were piped in and have ended', async () => {
    const desk = createDesk({ isTTY: false });
    const prompter = openPrompter({ io: desk.io, signals: desk.signals, plain: true });
    desk.stdin.end();
    await expect(prompter.text({ ask: 'Which host?', field: { name: 'host' } })).rejects.toThrow(
      'input ended',
    );
    prompter.close();
    prompter.close();
    for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT']) expect(desk.listeners(signal)).toBe(0);
    expect(desk.stdin.listenerCount('error')).toBe(1);
  });
});
