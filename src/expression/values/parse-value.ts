import type { Input, Value } from '../../playbook/playbook.ts';
import { limits } from '../limits.ts';
import type { CompilePattern } from '../pattern.ts';
import { parseScalar, type Scalar, subject } from './parse-scalar.ts';

/** A value as the case keeps it, or one sentence on what is wrong and what to write instead. */
export type ParsedValue = { value: Value } | { error: string };

export type Entered = string | number | boolean;

/**
 * Reads what a person or a script entered for an input. An input that takes many values takes a list, or a text with one
 * value a line, or else with commas; equal values count once. Indicators that were made harmless (`evil[.]example`) are put back.
 */
export function parseValue(
  entered: Entered | readonly Entered[],
  input: Input,
  compilePattern: CompilePattern,
): ParsedValue {
  if (!input.many) {
    if (typeof entered === 'object') return { error: `Only one value is taken here; write one, not a list` };
    return parseOne(String(entered), input, compilePattern);
  }
  const texts = (typeof entered === 'object' ? entered.map(String) : splitList(String(entered))).filter(
    hasText,
  );
  if (texts.length === 0)
    return { error: 'Nothing was entered; write one or more values with commas between them' };
  if (texts.length > limits.listValues) {
    return {
      error: `These are ${texts.length} values, more than ${limits.listValues}; attach the list as evidence instead`,
    };
  }
  return parseEach(texts, input, compilePattern);
}

function parseEach(texts: string[], input: Input, compilePattern: CompilePattern): ParsedValue {
  const values = new Set<string | number | boolean>();
  for (const text of texts) {
    const one = parseOne(text, input, compilePattern);
    if ('error' in one) return one;
    values.add(one.value);
  }
  return { value: [...values] };
}

function parseOne(text: string, input: Input, compilePattern: CompilePattern): Scalar {
  if (!hasText(text)) return { error: 'Nothing was entered; write a value' };
  if (text.length > limits.valueText) {
    return { error: `This is longer than ${limits.valueText} characters; attach it as evidence instead` };
  }
  const one = parseScalar(text, input);
  if ('error' in one || input.pattern === undefined) return one;
  const pattern = compilePattern(input.pattern);
  if ('error' in pattern)
    return { error: `The playbook's pattern for ${input.name} cannot be used: ${pattern.error}` };
  if (pattern.matches(String(one.value))) return one;
  const help = input.help ? `: ${input.help}` : `; write it so that it matches ${input.pattern}`;
  return { error: `${subject(text, input)} does not have the form asked for${help}` };
}

function splitList(text: string): string[] {
  return text.split(text.trim().includes('\n') ? '\n' : ',');
}

function hasText(text: string): boolean {
  return text.trim() !== '';
}
