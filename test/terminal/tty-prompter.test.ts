import { describe, expect, it } from 'vitest';
import { openPrompter } from '../../src/terminal/open-prompter.ts';
import { type Live, Paused, type Prompter } from '../../src/terminal/prompter.ts';
import { createDesk } from './desk.ts';

const field = { step: 'triage', name: 'verdict' };
const evil = 'a\x1b[31m\x1b[2J\u202eb\u009b1m\rforged';
const live = (text: string) => (): Live => ({
  lines: [[{ sign: 'rule', text: '' }], [{ text, tone: 'strong' }]],
  keys: [{ key: 'd', act: 'complete', label: text }],
  status: [{ text, tone: 'good' }],
  redrawIn: 10,
});

const turn = (ms = 20): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

function sit(env: Record<string, string> = { LANG: 'C.UTF-8', TERM: 'xterm' }) {
  const desk = createDesk({ isTTY: true, env });
  return { desk, prompter: openPrompter({ io: desk.io, signals: desk.signals }) };
}

/** Shows a text in every place that there is, each prompt left by Ctrl-C. */
async function showEverywhere(text: string, env?: Record<string, string>): Promise<string> {
  const { desk, prompter } = sit(env);
  const form = { ask: text, help: text, field, initial: text };
  const choices = Array.from({ length: 12 }, (_, id) => ({
    id: `${id}`,
    label: text,
    hint: text,
    ...(id === 3 ? { disabled: text } : {}),
  }));
  const asks: ((prompter: Prompter) => Promise<unknown>)[] = [
    at => at.act(live(text)),
    at => at.text(form),
    at => at.compose(form),
    at => at.choose({ ...form, choices: choices.slice(0, 5), initial: '2' }),
    at => at.choose({ ...form, choices }),
    at => at.pick({ ...form, choices: choices.slice(0, 5) }),
    at => at.confirm({ ask: text, help: text, field }),
  ];
  for (const ask of asks) {
    const asked = ask(prompter).catch((error: unknown) => error);
    await turn(60);
    prompter.print([[{ text, tone: 'warn' }]]);
    desk.stdin.write('\x03');
    expect(await asked).toBeInstanceOf(Paused);
  }
  prompter.close();
  return desk.written();
}

/** What is left of the output without the sequences that are ours: modes, moves, erasures, colours. */
const withoutOurs = (output: string): string =>
  output.replace(/\x1b\[\?(?:2026|2004|7)[hl]|\x1b\[\d*[ABJK]|\x1b\[(?:0|1|2|3[1236]|22|39)m|\r\n?/g, '');

describe('the terminal’s face', () => {
  it('shows untrusted text in every prompt without obeying it', async () => {
    const output = await showEverywhere(evil);
    expect(withoutOurs(output)).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(output).not.toContain('\x1b[31ma');
    expect(output.split('a^[[31m^[[2J\\u{202e}b\\u{9b}1m^Mforged').length).toBeGreaterThan(12);
  });

  it('sends no colour at all with NO_COLOR, in the forms as elsewhere', async () => {
    const output = await showEverywhere('plain', { LANG: 'C.UTF-8', TERM: 'xterm', NO_COLOR: '1' });
    expect(output).not.toMatch(/\x1b\[[\d;]*m/);
    expect(await showEverywhere('plain')).toMatch(/\x1b\[1m/);
  });

  it('draws with ASCII alone where the locale is not UTF-8', async () => {
    expect(await showEverywhere('plain', { LANG: 'C', TERM: 'xterm' })).not.toMatch(/[^\x00-\x7f]/);
  });

  it('says so when a paste is too long for a field of one line, and leaves the field as it is', async () => {
    const { desk, prompter } = sit();
    const text = prompter.text({ ask: 'Why?', field });
    await turn(60);
    desk.stdin.write(`kept\x1b[200~${'x'.repeat(10_001)}\x1b[201~`);
    await turn();
    expect(desk.written()).toContain('10,001 characters are too long');
    expect(desk.written()).not.toContain('xx');
    desk.pass(1000);
    desk.stdin.write('\r');
    expect(await text).toEqual({ kind: 'answer', value: 'kept' });
    prompter.close();
  });

  it('remembers a Ctrl-C that came while nothing was asked', async () => {
    const { desk, prompter } = sit();
    desk.stdin.write('\x03');
    await turn();
    await expect(prompter.act(live('x'))).rejects.toMatchObject({ by: 'ctrl-c' });
    prompter.close();
  });

  it('takes no key that came too soon or with others', async () => {
    const { desk, prompter } = sit();
    const act = prompter.act(live('x'));
    desk.pass(249);
    desk.stdin.write('d');
    await turn();
    desk.pass(1);
    desk.stdin.write('dd');
    await turn();
    expect(await Promise.race([act, Promise.resolve('still asking')])).toBe('still asking');
    desk.stdin.write('d');
    expect(await act).toBe('complete');
    prompter.close();
  });

  it('draws again when told to, and when the terminal has another size', async () => {
    const { desk, prompter } = sit();
    let text = 'first';
    const act = prompter.act(() => live(text)());
    await turn();
    text = 'second';
    prompter.refresh();
    await turn();
    expect(desk.written()).toContain('second');
    desk.stdout.columns = 60;
    desk.stdout.emit('resize');
    await turn();
    expect(prompter.width).toBe(59);
    expect(desk.written()).toContain(`\x1b[J\r${'─'.repeat(59)}\r\n`);
    desk.stdin.write('\x03');
    await expect(act).rejects.toBeInstanceOf(Paused);
    prompter.close();
  });

  it('gives the draft once more when a note is paused', async () => {
    const { desk, prompter } = sit();
    const drafts: string[] = [];
    const note = prompter.compose({ ask: 'Note', field, draft: text => drafts.push(text) });
    desk.stdin.write('port 7 is off');
    await turn();
    desk.stdin.write('\x03');
    await expect(note).rejects.toBeInstanceOf(Paused);
    expect(drafts).toEqual(['port 7 is off']);
    prompter.close();
  });

  it.each(['error', 'end', 'close'])(
    'is gone with %s of its input, and says not another word',
    async event => {
      const { desk, prompter } = sit();
      const act = prompter.act(live('x'));
      await turn();
      const before = desk.written();
      desk.stdin.emit(event, new Error('EIO'));
      await expect(act).rejects.toMatchObject({ signal: 'SIGHUP' });
      prompter.print([[{ text: 'late' }]]);
      expect(desk.listeners('SIGHUP')).toBe(1);
      prompter.close();
      expect(desk.written()).toBe(before);
      for (const signal of ['SIGHUP', 'SIGTERM', 'SIGINT', 'SIGCONT']) expect(desk.listeners(signal)).toBe(0);
      await expect(prompter.text({ ask: '?', field })).rejects.toMatchObject({ signal: 'SIGHUP' });
    },
  );
});
