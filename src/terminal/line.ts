import type { Sign } from './glyphs.ts';

/**
 * What every screen is made of: lines of toned text. Screens are pure functions to lines; a face paints them.
 * `text` may hold anything: painting passes it through `display()`.
 */
export type Tone = 'dim' | 'strong' | 'good' | 'warn' | 'bad' | 'accent';

export interface Span {
  text: string;
  tone?: Tone;
  /** Drawn in place of `text`, which is its word: a terminal shows `✓` or `+`, the plain face says `done`. `rule` fills the row. */
  sign?: Sign;
  /** What wraps goes on below where this span begins. Without it, below the line's own leading spaces. */
  hang?: boolean;
}

export type Line = Span[];
