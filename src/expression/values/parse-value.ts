import type { Input, Value } from '../../playbook/playbook.ts';
import { limits } from '../limits.ts';
import type { CompilePattern } from '../pattern.ts';
import { type Fault, fault } from './fault.ts';
import { parseScalar, type Scalar, subject } from './parse-scalar.ts';

/** A value as the case keeps it, or one sentence on what is wrong and what to write instead. */
export type ParsedValue = { value: Value } | Fault;

export type Entered = string | number | boolean;

/**
 * Reads what a person or a script entered for an input. An input that takes many values takes a list, or a text with one
 * value a line, or else with commas; equal values count once, and none at all is an empty list, unless the input is
 * required or offers choices. Indicators that were made harmless (`evil[.]example`) are put back.
 */
export function parseValue(
  entered: Entered | readonly Entered[],
  input: Input,
  compilePattern: CompilePattern,
): ParsedValue {
  if (!input.many) {
    if (typeof entered === 'object') return fault('Only one value is taken here', 'write one, not a list');
    return parseOne(String(entered), input, compilePattern);
  }
  const listed = typeof entered === 'object' ? entered.map(String) : splitList(String(entered));
  const texts = listed.filter(hasText);
  if (texts.length === 0 && !input.required && input.choices.length === 0) return { value: [] };
  if (texts.length === 0)
    return fault('Nothing was entered', 'write one or more values with commas between them');
  if (texts.length > limits.listValues) {
    return fault(`These are ${texts.length} values, more than ${limits.listValues}`, asEvidence);
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
  if (!hasText(text)) return fault('Nothing was entered', 'write a value');
  if (text.length > limits.valueText)
    return fault(`This is longer than ${limits.valueText} characters`, asEvidence);
  const one = parseScalar(text, input);
  return 'error' in one || input.pattern === undefined
    ? one
    : matched(one, text, input.pattern, input, compilePattern);
}

const asEvidence = 'attach it as evidence instead';

function matched(
  one: Scalar & { value: unknown },
  text: string,
  source: string,
  input: Input,
  compilePattern: CompilePattern,
): Scalar {
  const pattern = compilePattern(source);
  if ('error' in pattern) {
    return fault(
      `The playbook's pattern for ${input.name} cannot be used: ${pattern.error}`,
      'have the playbook corrected',
    );
  }
  if (pattern.matches(String(one.value))) return one;
  return fault(
    `${subject(text, input)} does not have the form asked for`,
    input.help ?? `write it so that it matches ${source}`,
  );
}

function splitList(text: string): string[] {
  return text.split(text.trim().includes('\n') ? '\n' : ',');
}

function hasText(text: string): boolean {
  return text.trim() !== '';
}
