import { afterEach, describe, expect, it } from 'vitest';
import { unicodeGlyphs } from '../../src/terminal/glyphs.ts';
import type { Desk, Running } from '../../src/terminal/inquirer-forms.ts';
import * as forms from '../../src/terminal/inquirer-forms.ts';
import { lendTerminal } from '../../src/terminal/lent-terminal.ts';
import { createPainter } from '../../src/terminal/paint.ts';

const field = { step: 'triage', name: 'verdict' };
const three = [
  { id: 'benign', label: 'Benign', hint: 'close it' },
  { id: 'malicious', label: 'Malicious', suggested: true },
  { id: 'targeted', label: 'Targeted', disabled: 'needs the commander' },
];
const many = ['amber', 'beige', 'coral', 'denim', 'ebony', 'fawn', 'gold', 'hazel', 'indigo'].map(id => ({
  id,
  label: id,
}));

const askText = leavable(forms.askText);
const askConfirm = leavable(forms.askConfirm);
const askChoice = leavable(forms.askChoice);
const askPicks = leavable(forms.askPicks);

/** A form still open when the process ends rejects then, with nobody to hear it: none outlives its test. */
const open: { leave: AbortController; answer: Promise<unknown> }[] = [];
afterEach(async () => {
  for (const { leave } of open) leave.abort();
  await Promise.allSettled(open.splice(0).map(form => form.answer));
});

function leavable<F, T>(ask: (form: F, kept: string[] | undefined, desk: Desk) => Running<T>) {
  return (form: F, kept: string[] | undefined, desk: Omit<Desk, 'signal'>): Running<T> => {
    const leave = new AbortController();
    const running = ask(form, kept, { ...desk, signal: leave.signal });
    open.push({ leave, answer: running.answer });
    return running;
  };
}

function lend(level: 0 | 1 = 0) {
  const lent = lendTerminal(60, () => {});
  const desk: Omit<Desk, 'signal'> = {
    lent,
    width: 60,
    painter: createPainter({ level, glyphs: unicodeGlyphs }),
    pageSize: 12,
  };
  const press = (name: string, text = ''): void => {
    lent.press({ kind: 'key', name, text, ctrl: false, meta: false, shift: false });
  };
  return {
    desk,
    press,
    type: (text: string) => {
      for (const char of text) press(char, char);
    },
    paste: (text: string) => lent.press({ kind: 'paste', text }),
    rows: () => lent.frame(level > 0).rows,
    cursor: () => lent.frame(level > 0).cursor,
  };
}

/** Lets a form that validates or searches come to rest. */
const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20));

async function pending(running: Running<unknown>): Promise<boolean> {
  await rest();
  return Promise.race([running.answer.then(() => false), Promise.resolve(true)]);
}

describe('a field of text', () => {
  it('starts with what stands, and can be emptied', async () => {
    const { desk, press, rows } = lend();
    const form = askText({ ask: 'Why?', field, initial: 'ab' }, undefined, desk);
    expect(rows()).toEqual([' › ab']);
    press('backspace');
    press('backspace');
    press('return');
    expect(await form.answer).toBe('');
  });

  it('prefers what was kept, and knows what to keep', () => {
    const { desk, type } = lend();
    const form = askText({ ask: 'Why?', field, initial: 'old' }, ['agent off'], desk);
    type('line');
    expect(form.kept()).toEqual(['agent offline']);
  });

  it('says what is wrong and keeps the text', async () => {
    const { desk, type, press, rows } = lend();
    const form = askText(
      { ask: 'Id', field, validate: value => (value === 'x' ? undefined : 'Type x.') },
      undefined,
      desk,
    );
    type('y');
    press('return');
    expect(await pending(form)).toBe(true);
    expect(rows()).toEqual([' › y', 'Type x.']);
    press('backspace');
    type('x');
    press('return');
    expect(await form.answer).toBe('x');
  });

  it('takes a paste as one piece on one line', async () => {
    const { desk, paste, press, rows } = lend();
    const form = askText({ ask: 'Why?', field }, undefined, desk);
    paste('one\ntwo\x1b[31m\n');
    expect(rows()).toEqual([' › one two [31m']);
    press('return');
    expect(await form.answer).toBe('one two [31m');
  });

  it('shows what is invisible, with the cursor behind it', () => {
    const { desk, paste, rows, cursor } = lend();
    askText({ ask: 'Why?', field }, undefined, desk);
    paste('a\u202eb');
    expect(rows()).toEqual([' › a\\u{202e}b']);
    expect(cursor()).toEqual({ row: 0, left: ' › a\\u{202e}b' });
  });

  it('keeps the cursor among wide characters', () => {
    const { desk, paste, press, cursor } = lend();
    askText({ ask: 'Why?', field }, undefined, desk);
    paste('日本語');
    press('left');
    expect(cursor()).toEqual({ row: 0, left: ' › 日本' });
  });

  it('that is secret is neither shown nor kept', async () => {
    const { desk, type, press, rows } = lend();
    const form = askText({ ask: 'Key', field, secret: true }, undefined, desk);
    type('hunter2');
    expect(rows().join()).not.toContain('hunter2');
    expect(form.kept()).toEqual([]);
    press('return');
    expect(await form.answer).toBe('hunter2');
  });
});

describe('a confirmation', () => {
  it('is not given by Enter alone, unless something stands', async () => {
    const open = lend();
    const form = askConfirm({ ask: 'Sure?', field }, undefined, open.desk);
    open.press('return');
    expect(await pending(form)).toBe(true);
    expect(open.rows()).toEqual([' (y/n) ›', 'Type y for yes or n for no.']);
    open.type('y');
    open.press('return');
    expect(await form.answer).toBe(true);

    const standing = lend();
    const second = askConfirm({ ask: 'Sure?', field, initial: false }, undefined, standing.desk);
    standing.press('return');
    expect(await second.answer).toBe(false);
  });
});

describe('a choice of a few', () => {
  it('shows what is suggested and what is not available, and chooses nothing by itself', async () => {
    const { desk, press, rows } = lend();
    const form = askChoice({ ask: 'What is it?', field, choices: three }, undefined, desk);
    expect(rows()).toEqual([
      '› Nothing chosen yet (arrows move, letters find)',
      '  Benign',
      '  Malicious (suggested)',
      '- Targeted (needs the commander)',
      '',
      '↑↓ navigate · ⏎ select',
    ]);
    press('return');
    expect(await pending(form)).toBe(true);
    press('down');
    press('return');
    expect(await form.answer).toBe('benign');
  });

  it('has the pointer on what stands', async () => {
    const { desk, press } = lend();
    const form = askChoice(
      { ask: 'What is it?', field, choices: three, initial: 'malicious' },
      undefined,
      desk,
    );
    press('return');
    expect(await form.answer).toBe('malicious');
  });

  it('breaks a long label between words, and begins its further rows below the first', () => {
    const { desk, rows } = lend();
    const label = 'Decide about notices with reasons, against pressure in both directions';
    askChoice({ ask: '?', field, choices: [{ id: 'duties', label }] }, undefined, desk);
    expect(rows().slice(1, 3)).toEqual([
      '  Decide about notices with reasons, against pressure in',
      '  both directions',
    ]);
    const ticked = lend();
    askPicks({ ask: '?', field, choices: [{ id: 'duties', label }] }, undefined, ticked.desk);
    expect(ticked.rows().slice(0, 2)).toEqual([
      '› ◯ Decide about notices with reasons, against pressure in',
      '    both directions',
    ]);
  });

  it('shows a label as text, whatever is in it', () => {
    const { desk, rows } = lend(1);
    askChoice({ ask: '?', field, choices: [{ id: 'a', label: '\x1b[2Jx\u202e' }] }, undefined, desk);
    expect(rows().join()).toContain('^[[2Jx\\u{202e}');
  });
});

describe('a choice of many', () => {
  it('is searched by parts of words', async () => {
    const { desk, type, press, rows } = lend();
    const form = askChoice({ ask: 'Which?', field, choices: many }, undefined, desk);
    await rest();
    type('idg');
    await rest();
    expect(rows().slice(0, 2)).toEqual(['search › idg', '› indigo']);
    press('return');
    expect(await form.answer).toBe('indigo');
  });

  it('admits Enter only once something was typed or moved', async () => {
    const { desk, press } = lend();
    const form = askChoice({ ask: 'Which?', field, choices: many }, undefined, desk);
    await rest();
    const enter = { kind: 'key', name: 'return', text: '', ctrl: false, meta: false, shift: false } as const;
    expect(form.admits?.(enter)).toBe(false);
    form.admits?.({ ...enter, name: 'down' });
    press('down');
    expect(form.admits?.(enter)).toBe(true);
    press('return');
    expect(await form.answer).toBe('beige');
  });

  it('starts with the search that was kept', async () => {
    const { desk, rows } = lend();
    const form = askChoice({ ask: 'Which?', field, choices: many }, ['haz'], desk);
    await rest();
    expect(rows().slice(0, 2)).toEqual(['search › haz', '› hazel']);
    expect(form.kept()).toEqual(['haz']);
  });
});

describe('a choice of several', () => {
  const choices = three.slice(0, 2);

  it('starts with what is picked and gives what is ticked', async () => {
    const { desk, press, rows } = lend();
    const form = askPicks({ ask: 'Which?', field, choices, picked: ['benign'] }, undefined, desk);
    expect(rows()).toContain('› ◉ Benign');
    press('space', ' ');
    press('down');
    press('space', ' ');
    press('return');
    expect(await form.answer).toEqual(['malicious']);
  });

  it('stays and says so where nothing is ticked that has to be', async () => {
    const { desk, press, rows } = lend();
    const form = askPicks({ ask: 'Which?', field, choices, required: true }, undefined, desk);
    press('return');
    expect(await pending(form)).toBe(true);
    expect(rows().join('\n')).toContain('Nothing was chosen.');
    press('space', ' ');
    press('return');
    expect(await form.answer).toEqual(['benign']);
  });

  it('takes nothing ticked for an answer elsewhere', async () => {
    const { desk, press } = lend();
    const form = askPicks({ ask: 'Which?', field, choices }, undefined, desk);
    press('return');
    expect(await form.answer).toEqual([]);
  });

  it('marks a row only once it is ticked', () => {
    const { desk, press, rows } = lend(1);
    askPicks({ ask: 'Which?', field, choices }, undefined, desk);
    expect(rows().find(row => row.includes('Benign'))).toBe('› ◯ Benign');
    press('space', ' ');
    expect(rows().find(row => row.includes('Benign'))).toBe('› ◉ \u001b[1mBenign\u001b[22m');
  });

  it('knows its ticks when it is left', async () => {
    const { desk, press } = lend();
    const form = askPicks({ ask: 'Which?', field, choices }, undefined, desk);
    press('space', ' ');
    expect(form.kept()).toEqual(['benign']);
    expect(await pending(form)).toBe(true);
  });
});

describe('the hint below a menu', () => {
  it.each([
    ['a short list', [{ id: 'bec', label: 'Fraud' }], 'down'],
    ['a list to search', many, undefined],
  ])('is broken between words: %s', async (_, others, key) => {
    const { desk, press, rows } = lend();
    const hint = 'Payment was asked for, or our own accounts send the lure on to others.';
    askChoice(
      { ask: 'What?', field, choices: [{ id: 'a', label: 'Asked', hint }, ...others] },
      undefined,
      desk,
    );
    await rest();
    if (key) press(key);
    expect(rows().map(row => row.trim())).toEqual(
      expect.arrayContaining(['Payment was asked for, or our own accounts send the lure on', 'to others.']),
    );
  });
});
