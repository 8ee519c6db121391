/** The signs that screens use. A span that has one also has its word, so nothing is said by a sign alone. */
export type Sign = 'done' | 'skipped' | 'failed' | 'open' | 'waiting' | 'warning' | 'pointer' | 'rule';

export interface Glyphs {
  signs: Record<Sign, string>;
  /** Between facts on one row. */
  dot: string;
  ellipsis: string;
  ticked: string;
  unticked: string;
  /** The keys that move and that confirm. */
  arrows: string;
  enter: string;
  /** Typographic characters of our own texts that this terminal cannot be trusted with, and what stands for them. */
  fold: ReadonlyMap<string, string>;
}

/** The glyph set for a locale: Unicode where `LC_ALL`, else `LC_CTYPE`, else `LANG` names UTF-8 (on Windows always), else ASCII. */
export function glyphs(env: Readonly<Record<string, string | undefined>>): Glyphs {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  const utf8 = /utf-?8/i.test(locale) || env.OS === 'Windows_NT';
  return utf8 ? unicodeGlyphs : asciiGlyphs;
}

export const unicodeGlyphs: Glyphs = {
  signs: {
    done: '✓',
    skipped: '↷',
    failed: '✗',
    open: '▸',
    waiting: '○',
    warning: '!',
    pointer: '›',
    rule: '─',
  },
  dot: '·',
  ellipsis: '…',
  ticked: '◉',
  unticked: '◯',
  arrows: '↑↓',
  enter: '⏎',
  fold: new Map(),
};

export const asciiGlyphs: Glyphs = {
  signs: {
    done: '+',
    skipped: '>>',
    failed: 'x',
    open: '>',
    waiting: 'o',
    warning: '!',
    pointer: '>',
    rule: '-',
  },
  dot: '-',
  ellipsis: '...',
  ticked: '[x]',
  unticked: '[ ]',
  arrows: 'Up/Down',
  enter: 'Enter',
  fold: new Map([
    ['·', '-'],
    ['•', '*'],
    ['–', '-'],
    ['—', '--'],
    ['…', '...'],
    ['→', '->'],
    ['←', '<-'],
    ['×', 'x'],
    ['≥', '>='],
    ['≤', '<='],
    ['─', '-'],
    ['│', '|'],
    ['✓', '+'],
    ['✗', 'x'],
    ['↷', '>>'],
    ['▸', '>'],
    ['‹', '<'],
    ['›', '>'],
    ['‘', "'"],
    ['’', "'"],
    ['“', '"'],
    ['”', '"'],
  ]),
};
