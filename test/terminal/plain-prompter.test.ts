import { describe, expect, it } from 'vitest';
import { InputNeededError } from '../../src/errors.ts';
import { openPrompter } from '../../src/terminal/open-prompter.ts';
import { type Live, Paused, type Prompter, TerminalGone } from '../../src/terminal/prompter.ts';
import { createDesk } from './desk.ts';

const field = { step: 'triage', name: 'verdict' };
const choices = [
  { id: 'benign', label: 'Benign', hint: 'close it' },
  { id: 'malicious', label: 'Malicious mail', suggested: true },
  { id: 'targeted', label: 'Malicious and targeted', disabled: 'needs the commander' },
];
const live = (): Live => ({
  lines: [[{ sign: 'rule', text: '' }], [{ sign: 'open', text: 'open' }, { text: ' isolate-host' }]],
  keys: [
    { key: 'd', act: 'complete', label: 'done' },
    { key: 's', act: 'skip', label: 'skip' },
    { key: 'h', act: 'handover', label: 'hand over', more: true },
  ],
  status: [{ text: 'saved #34', tone: 'good' }],
  redrawIn: 1,
});

/** Pipes lines in and gives what was answered and what was said. */
async function converse<T>(input: string, talk: (prompter: Prompter) => Promise<T>) {
  const desk = createDesk();
  const prompter = openPrompter({ io: desk.io, plain: true, signals: desk.signals });
  desk.stdin.end(input);
  const reply = await talk(prompter).catch((error: unknown) => error);
  prompter.close();
  return { reply, said: desk.written(), rows: desk.written().split('\n') };
}

describe('the plain face at a step', () => {
  it('says the screen, the keys and the status in words', async () => {
    const { reply, rows } = await converse('d\n', prompter => prompter.act(live));
    expect(reply).toBe('complete');
    expect(rows).toEqual([
      '',
      'open isolate-host',
      'saved #34',
      'Keys: d = done, s = skip. :pause puts the session down.',
      '? says the other keys.',
      '> ',
    ]);
  });

  it.each(['skip', 'S', 'Skip'])('knows a key by its word: %s', async word => {
    expect((await converse(`${word}\n`, prompter => prompter.act(live))).reply).toBe('skip');
  });

  it('chooses nothing on an empty line, and names the keys for a wrong one', async () => {
    const { reply, rows } = await converse('\nx\n:back\n?\nhand over\n', prompter => prompter.act(live));
    expect(reply).toBe('handover');
    expect(rows.slice(5)).toEqual([
      '> > There is no key "x". Keys: d = done, s = skip, h = hand over.',
      '> You are at the step already.',
      '> Keys: d = done, s = skip, h = hand over.',
      '> ',
    ]);
  });
});

describe('the plain face in a form', () => {
  it('takes a line of text, says why it is refused, and keeps what stands on Enter', async () => {
    const form = {
      ask: 'Id?',
      help: 'Two letters.',
      field,
      validate: (text: string) => (text.length === 2 ? undefined : 'Type two letters.'),
    };
    const refused = await converse('a\nab\n', prompter => prompter.text(form));
    expect(refused.reply).toEqual({ kind: 'answer', value: 'ab' });
    expect(refused.rows).toEqual([
      'Id?',
      'Two letters.',
      'Type one line. :back goes back to the step, :pause puts the session down.',
      '> Type two letters.',
      '> ',
    ]);
    const kept = await converse('\n', prompter => prompter.text({ ...form, initial: 'xy' }));
    expect(kept.reply).toEqual({ kind: 'answer', value: 'xy' });
  });

  it('takes many lines up to a full stop alone', async () => {
    const { reply } = await converse('one\n\n  two\n..\n.\n', prompter =>
      prompter.compose({ ask: 'Note', field }),
    );
    expect(reply).toEqual({ kind: 'answer', value: 'one\n\n  two\n.' });
  });

  it('keeps a note that is left, and offers it again', async () => {
    const { reply, said } = await converse('one\n:back\ntwo\n.\n', async prompter => [
      await prompter.compose({ ask: 'Note', field }),
      await prompter.compose({ ask: 'Note', field }),
    ]);
    expect(reply).toEqual([{ kind: 'left' }, { kind: 'answer', value: 'one\ntwo' }]);
    expect(said).toContain('Written so far; :clear begins anew.\none\n');
  });

  it('gives the unfinished note to the draft when the input ends', async () => {
    const drafts: string[] = [];
    await converse('one\ntwo\n', prompter =>
      prompter.compose({ ask: 'Note', field, draft: text => drafts.push(text) }),
    );
    expect(drafts).toEqual(['one\ntwo']);
  });

  it.each([
    ['1', 'benign'],
    ['malicious', 'malicious'],
    ['BENIGN', 'benign'],
    ['mail', 'malicious'],
  ])('takes a choice called %s', async (said, id) => {
    const { reply } = await converse(`${said}\n`, prompter =>
      prompter.choose({ ask: 'What is it?', field, choices }),
    );
    expect(reply).toEqual({ kind: 'answer', value: id });
  });

  it('numbers the choices and says which is suggested, which is not available, and what a wrong answer was', async () => {
    const { reply, rows } = await converse('\n3\n0\n9\nma\n2\n', prompter =>
      prompter.choose({ ask: 'What is it?', field, choices }),
    );
    expect(reply).toEqual({ kind: 'answer', value: 'malicious' });
    expect(rows).toEqual([
      'What is it?',
      '1. Benign: close it',
      '2. Malicious mail (suggested)',
      '3. Malicious and targeted (not available: needs the commander)',
      'Type a number, or part of a name. :back goes back to the step, :pause puts the session down.',
      '> Nothing was chosen. Type one of the numbers.',
      '> Malicious and targeted is not available: needs the commander',
      '> No choice is called "0". Type one of the numbers.',
      '> No choice is called "9". Type one of the numbers.',
      '> "ma" fits several: 2. Malicious mail, 3. Malicious and targeted. Type one of the numbers.',
      '> ',
    ]);
  });

  it.each([
    ['1, 2', ['benign', 'malicious']],
    ['none', []],
    ['', ['malicious']],
  ])('takes several choices: %j', async (said, ids) => {
    const form = { ask: 'Which?', field, choices, picked: ['malicious'] };
    expect((await converse(`${said}\n`, prompter => prompter.pick(form))).reply).toEqual({
      kind: 'answer',
      value: ids,
    });
  });

  it('takes no empty answer where one is required', async () => {
    const { reply, rows } = await converse('none\n\n1\n', prompter =>
      prompter.pick({ ask: 'Which?', field, choices, required: true }),
    );
    expect(reply).toEqual({ kind: 'answer', value: ['benign'] });
    expect(rows.slice(4)).toEqual([
      'Type numbers with commas between. :back goes back to the step, :pause puts the session down.',
      '> Nothing was chosen. Type one of the numbers.',
      '> Nothing was chosen. Type one of the numbers.',
      '> ',
    ]);
  });

  it('takes yes and no as words, and nothing as neither', async () => {
    const ask = (prompter: Prompter) => prompter.confirm({ ask: 'Sure?', field });
    expect((await converse('\nmaybe\nyes\n', ask)).reply).toEqual({ kind: 'answer', value: true });
    expect((await converse('n\n', ask)).reply).toEqual({ kind: 'answer', value: false });
  });

  it.each(['text', 'compose', 'choose', 'pick', 'confirm'] as const)(
    ':back leaves and :pause pauses in %s',
    async kind => {
      const ask = (prompter: Prompter): Promise<unknown> => prompter[kind]({ ask: '?', field, choices });
      expect((await converse(':back\n', ask)).reply).toEqual({ kind: 'left' });
      const { reply } = await converse(':pause\n', ask);
      expect(reply).toBeInstanceOf(Paused);
      expect(reply).toMatchObject({ by: 'key' });
    },
  );
});

describe('the plain face', () => {
  it('sends no control character but newlines, whatever it is given', async () => {
    const evil = 'a\x1b[2J\u202eb\nforged';
    const { said } = await converse('1\n.\n', async prompter => {
      prompter.print([[{ text: evil, tone: 'bad' }]]);
      await prompter.choose({
        ask: evil,
        help: evil,
        field,
        choices: [{ id: 'x', label: evil, hint: evil }],
      });
      await prompter.compose({ ask: evil, initial: evil, field });
    });
    expect(said).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
    expect(said).toContain('a^[[2J\\u{202e}b^Jforged');
  });

  it('says what was asked when piped input ends', async () => {
    const { reply } = await converse('', prompter => prompter.text({ ask: 'Who reports?', field }));
    expect(reply).toBeInstanceOf(InputNeededError);
    expect(reply).toMatchObject({ message: expect.stringContaining('Who reports?') });
  });
});

describe('the plain face at a terminal', () => {
  const atTerminal = () => {
    const desk = createDesk({ isTTY: true });
    return { desk, prompter: openPrompter({ io: desk.io, plain: true, signals: desk.signals }) };
  };
  const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 10));

  it('pauses on Ctrl-C and on Ctrl-D', async () => {
    const interrupted = atTerminal();
    const act = interrupted.prompter.act(live);
    await turn();
    interrupted.desk.raise('SIGINT');
    await expect(act).rejects.toMatchObject({ by: 'ctrl-c' });

    const ended = atTerminal();
    const text = ended.prompter.text({ ask: '?', field });
    ended.desk.stdin.end();
    await expect(text).rejects.toMatchObject({ by: 'ctrl-d' });
  });

  it.each(['SIGHUP', 'SIGTERM'])('is gone with %s, now and when asked again', async signal => {
    const { desk, prompter } = atTerminal();
    const act = prompter.act(live);
    await turn();
    desk.raise(signal);
    await expect(act).rejects.toMatchObject({ signal });
    await expect(prompter.act(live)).rejects.toBeInstanceOf(TerminalGone);
  });

  it('drops lines that were typed before the question', async () => {
    const { desk, prompter } = atTerminal();
    const first = prompter.act(live);
    desk.stdin.write('d\ns\n');
    expect(await first).toBe('complete');
    await turn();
    const second = prompter.act(live);
    await turn();
    desk.stdin.write('h\n');
    expect(await second).toBe('handover');
  });

  it('does not echo a secret', async () => {
    const { desk, prompter } = atTerminal();
    const text = prompter.text({ ask: 'Key?', field, secret: true });
    await turn();
    expect(desk.modes).toEqual([true]);
    desk.stdin.write('hunterx\x7f2\r');
    expect(await text).toEqual({ kind: 'answer', value: 'hunter2' });
    expect(desk.modes).toEqual([true, false]);
    prompter.close();
  });

  it('breaks lines between words, which it leaves to the reader of a pipe', async () => {
    const { desk, prompter } = atTerminal();
    const long = 'containment '.repeat(12).trim();
    prompter.print([[{ text: long }]]);
    const rows = desk.written().trimEnd().split('\n');
    expect(rows.length).toBe(2);
    expect(rows.join(' ')).toBe(long);
    const piped = await converse('', async to => to.print([[{ text: long }]]));
    expect(piped.said).toBe(`${long}\n`);
  });

  it('has no sign but words and ASCII, whatever the locale', async () => {
    const desk = createDesk({ env: { LANG: 'en_US.UTF-8' } });
    const prompter = openPrompter({ io: desk.io, plain: true, signals: desk.signals });
    prompter.print([[{ text: 'phishing 1.0.0 · 03:09:51Z' }]]);
    prompter.close();
    expect(desk.written()).toBe('phishing 1.0.0 - 03:09:51Z\n');
  });

  it('says the step again when it changed', async () => {
    const { desk, prompter } = atTerminal();
    const act = prompter.act(live);
    await turn();
    prompter.refresh();
    expect(desk.written().split('open isolate-host').length).toBe(3);
    desk.stdin.write('d\n');
    await act;
  });
});
