/**
 * What every screen is made of: lines of toned text. Screens are pure functions to lines; a face paints them.
 * `text` may hold anything: painting passes it through `display()`.
 */
export type Tone = 'dim' | 'strong' | 'good' | 'warn' | 'bad' | 'accent';

export interface Span {
  text: string;
  tone?: Tone;
}

export type Line = Span[];
