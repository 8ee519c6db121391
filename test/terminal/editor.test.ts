import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { type Draft, draftOf, edit, insert, textOf } from '../../src/terminal/editor.ts';
import { viewDraft } from '../../src/terminal/editor-view.ts';

const press = (draft: Draft, ...names: string[]): Draft =>
  names.reduce((now, name) => {
    const ctrl = name.startsWith('ctrl-');
    const key = name.replace('ctrl-', '');
    return edit(now, {
      kind: 'key',
      name: key,
      text: !ctrl && key.length === 1 ? key : '',
      ctrl,
      meta: false,
      shift: false,
    });
  }, draft);
/** The text with the cursor as `|`. */
const shown = (draft: Draft): string => textOf(insert(draft, '|'));

describe('a draft', () => {
  it.each([
    ['ab', ['left', 'x'], 'ax|b'],
    ['ab', ['return', 'c'], 'ab\nc|'],
    ['ab\ncd', ['up', 'home', 'delete'], '|b\ncd'],
    ['ab\ncd', ['home', 'backspace'], 'ab|cd'],
    ['ab\ncd', ['up', 'delete'], 'ab|cd'],
    ['ab\ncd', ['home', 'left', 'left'], 'a|b\ncd'],
    ['ab\ncd', ['up', 'right'], 'ab\n|cd'],
    ['one two', ['ctrl-w'], 'one |'],
    ['one two', ['ctrl-u'], '|'],
    ['one two', ['home', 'right', 'ctrl-k'], 'o|'],
    ['ab', ['ctrl-a', 'x', 'ctrl-e', 'y'], 'xaby|'],
    ['日e\u0301', ['backspace'], '日|'],
    ['👍🏽', ['left', 'right', 'backspace'], '|'],
    ['', ['backspace', 'delete', 'up', 'left'], '|'],
  ])('%j after %j', (text, keys, after) => {
    expect(shown(press(draftOf(text), ...keys))).toBe(after);
  });

  it('keeps a column on a grapheme border when it moves to another line', () => {
    expect(shown(press(draftOf('日本\nabc'), 'up'))).toBe('日本|\nabc');
    expect(shown(press(draftOf('e\u0301e\u0301\nabc'), 'up'))).toBe('e\u0301|e\u0301\nabc');
  });

  it('is the text before, what was put in, and the text behind', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, text, behind) => {
        const draft = { ...draftOf(before), lines: draftOf(before + behind).lines };
        expect(textOf(insert(draft, text))).toBe(before + text + behind);
      }),
    );
  });
});

describe('the view of a draft', () => {
  it('shows the rows around the cursor', () => {
    const draft = draftOf(Array.from({ length: 30 }, (_, line) => `line ${line}`).join('\n'));
    const view = viewDraft(draft, 20, 4);
    expect(view.rows).toEqual(['line 26', 'line 27', 'line 28', 'line 29']);
    expect(view.cursor).toEqual({ row: 3, left: 'line 29' });
  });

  it('makes what is invisible visible and keeps the cursor behind it', () => {
    expect(viewDraft(draftOf('a\x1b[31m\tb'), 30, 4)).toEqual({
      rows: ['a^[[31m    b'],
      cursor: { row: 0, left: 'a^[[31m    b' },
    });
  });

  it('never overflows, always holds the cursor, and shows the text left of it', () => {
    const texts = fc.array(fc.constantFrom('a', '\n', 'word ', '日本', '\x07', '👍', '\t'), {
      maxLength: 60,
    });
    const moves = fc.array(fc.constantFrom('left', 'up', 'down', 'home', 'right'), { maxLength: 20 });
    fc.assert(
      fc.property(
        texts,
        moves,
        fc.integer({ min: 4, max: 30 }),
        fc.integer({ min: 2, max: 8 }),
        (parts, keys, width, height) => {
          const view = viewDraft(press(draftOf(parts.join('')), ...keys), width, height);
          expect(view.rows.length).toBeLessThanOrEqual(height);
          for (const row of view.rows) expect(stringWidth(row)).toBeLessThanOrEqual(width);
          expect(view.rows[view.cursor.row]?.startsWith(view.cursor.left)).toBe(true);
        },
      ),
    );
  });

  it('of a line of two million characters is a window on it', () => {
    const view = viewDraft(draftOf('0123456789'.repeat(200_000)), 60, 8);
    expect(view.rows.length).toBe(8);
    expect(view.cursor.row).toBe(7);
  });
});
