import { Chalk, type ChalkInstance } from 'chalk';
import type { ColourLevel } from './colour.ts';
import { display } from './display.ts';
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from './glyphs.ts';
import type { Line, Span, Tone } from './line.ts';
import { type Cell, cellsOf, wrap } from './wrap.ts';

/** Turns lines to rows for one stream. The colour level and the glyphs are decided once, when it is made. */
export interface Painter {
  readonly level: ColourLevel;
  readonly glyphs: Glyphs;
  /** The rows of one line, none wider than `width`; what wraps hangs below the span that says `hang`. */
  rows(line: Line, width: number): string[];
  /** One short text, made safe and toned. */
  text(text: string, tone?: Tone): string;
}

/** `words`: signs are said as their words, rules are left out and other glyphs become ASCII, for the plain face. */
export function createPainter(options: { level: ColourLevel; glyphs?: Glyphs; words?: boolean }): Painter {
  const glyphs = options.words ? asciiGlyphs : (options.glyphs ?? unicodeGlyphs);
  const tones = options.level === 0 ? untoned : toneStyles(new Chalk({ level: options.level }));
  const safe = (text: string): string => fold(display(text), glyphs.fold);

  const ruleOf = (room: number): string =>
    glyphs.signs.rule.repeat(Number.isFinite(room) ? Math.max(0, room) : endlessRule);
  const spanText = (span: Span, room: number): string => {
    if (span.sign === 'rule') return options.words ? '' : ruleOf(room);
    if (span.sign && !options.words) return glyphs.signs[span.sign];
    return safe(span.text);
  };

  return {
    level: options.level,
    glyphs,
    text: (text, tone) => (tone ? tones[tone](safe(text)) : safe(text)),
    rows(line, width) {
      let hang: number | undefined;
      let used = 0;
      const cells: Cell[] = [];
      for (const span of line) {
        if (span.hang) hang = used;
        for (const cell of cellsOf(spanText(span, width - used), span.tone)) {
          cells.push(cell);
          used += cell.width;
        }
      }
      return wrap(cells, width, hang).map(row => join(row, tones));
    },
  };
}

/** How long a rule is where rows have no end. */
const endlessRule = 60;

const bare = (text: string) => text;
const untoned = { dim: bare, strong: bare, good: bare, warn: bare, bad: bare, accent: bare };

function toneStyles(chalk: ChalkInstance): Record<Tone, (text: string) => string> {
  return {
    dim: chalk.dim,
    strong: chalk.bold,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    accent: chalk.cyan,
  };
}

function fold(text: string, table: ReadonlyMap<string, string>): string {
  return table.size === 0 ? text : text.replace(/[^\x20-\x7e]/gu, char => table.get(char) ?? char);
}

function join(cells: readonly Cell[], tones: Record<Tone, (text: string) => string>): string {
  let row = '';
  for (let start = 0; start < cells.length; ) {
    const tone = cells[start]?.tone;
    let end = start;
    let run = '';
    while (end < cells.length && cells[end]?.tone === tone) run += cells[end++]?.text ?? '';
    row += tone ? tones[tone](run) : run;
    start = end;
  }
  return row;
}
