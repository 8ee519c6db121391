import { RE2JS, RE2JSSyntaxException } from 're2js';
import { limits } from './limits.ts';
import type { CompilePattern, Pattern } from './pattern.ts';

/** Makes a compiler of patterns that remembers what it compiled. */
export function createPatternCompiler(): CompilePattern {
  const known = new Map<string, Pattern | { error: string }>();
  return text => {
    const pattern = known.get(text) ?? compile(text);
    known.set(text, pattern);
    return pattern;
  };
}

function compile(text: string): Pattern | { error: string } {
  if (text.length > limits.patternText)
    return { error: `it is longer than ${limits.patternText} characters` };
  try {
    const re2 = RE2JS.compile(text);
    if (re2.programSize() > limits.patternSize)
      return { error: 'its repetitions make it too large; use smaller counts' };
    return {
      matches: value => re2.matches(value),
      occursIn: value => re2.test(value),
      extract: value => extract(re2, value),
    };
  } catch (error) {
    return { error: explain(error) };
  }
}

function extract(re2: RE2JS, value: string): string | undefined {
  const matcher = re2.matcher(value);
  if (!matcher.find()) return undefined;
  return matcher.group(re2.groupCount() > 0 ? 1 : 0) ?? undefined;
}

function explain(error: unknown): string {
  if (!(error instanceof RE2JSSyntaxException)) return 'it is nested too deeply';
  const at = error.getPattern();
  return at ? `${error.getDescription()}: ${at}` : error.getDescription();
}
