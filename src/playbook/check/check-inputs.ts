import type { Expressions } from '../../expression/expressions.ts';
import { type Compilation, type Site, unitOf } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingOn } from '../finding.ts';
import type { Input } from '../playbook.ts';
import { shortName } from './meant.ts';

/** What inputs declare must hold together, and literals that are written for them must be values of theirs. */
export function checkInputs(compilation: Compilation, expressions: Expressions): Diagnostic[] {
  return [
    ...[...compilation.inputs].flatMap(([name, site]) =>
      checkInput(compilation.playbook.inputs[name] as Input, site, expressions),
    ),
    ...checkCommands(compilation, expressions),
    ...checkEach(compilation),
    ...checkLiterals(compilation, expressions),
  ];
}

function checkInput(input: Input, { unit, path }: Site, expressions: Expressions): Diagnostic[] {
  const { source } = unit;
  const declared = path.reduce<unknown>(
    (data, key) => (data as Record<string, unknown>)[key],
    source.data,
  ) as { type?: string };
  if (input.type === 'choice' && declared.type !== undefined) {
    return [
      findingOn(source, [...path, 'type'], 'key', {
        rule: 'schema',
        message: '`type` and `choices` stand together, and `choices` say what the value can be',
        help: 'remove `type`',
      }),
    ];
  }
  const pattern = input.pattern === undefined ? undefined : expressions.compilePattern(input.pattern);
  if (pattern && 'error' in pattern)
    return [findingOn(source, [...path, 'pattern'], 'value', patternFault(pattern.error))];
  return input.default === undefined
    ? []
    : checkLiteral(input.default, input, { unit, path: [...path, 'default'] }, expressions);
}

function patternFault(error: string) {
  return {
    rule: 'schema',
    message: `the pattern cannot be used: ${error}`,
    help: 'write it as RE2 takes it: without look-around and back-references',
  };
}

/** A command's program stands in the playbook: no value may choose what runs. Its outputs are found by patterns that can be used. */
function checkCommands(compilation: Compilation, { compilePattern }: Expressions): Diagnostic[] {
  return Object.values(compilation.playbook.steps).flatMap(step => {
    if (step.kind !== 'run') return [];
    const { source } = unitOf(compilation, step);
    if (step.argv[0]?.includes('{{')) {
      return [
        findingOn(source, [...step.path, 'run', 0], 'value', {
          rule: 'schema',
          message: 'a value would choose the program, which only a playbook may',
          help: 'write the program itself; templates belong to its arguments',
        }),
      ];
    }
    return Object.entries(step.outputs).flatMap(([name, { match }]) => {
      const pattern = compilePattern(match);
      return 'error' in pattern
        ? [
            findingOn(
              source,
              [...step.path, 'outputs', shortName(name), 'match'],
              'value',
              patternFault(pattern.error),
            ),
          ]
        : [];
    });
  });
}

/** `each` opens a step per entry of a list: its input must be one. */
function checkEach(compilation: Compilation): Diagnostic[] {
  return Object.values(compilation.playbook.steps).flatMap(step => {
    const input = step.each && compilation.playbook.inputs[step.each.of];
    if (!step.each || !input || input.many) return [];
    return [
      findingOn(unitOf(compilation, step).source, [...step.path, 'each', step.each.name], 'value', {
        rule: 'expression-type',
        message: `\`each\` goes through a list, and \`${step.each.of}\` is a single value`,
        help: `declare \`${step.each.of}\` with \`many: true\``,
      }),
    ];
  });
}

/** What `sets` and an include's `with` write for an input, where it is no template. */
function checkLiterals(compilation: Compilation, expressions: Expressions): Diagnostic[] {
  const { inputs } = compilation.playbook;
  return Object.values(compilation.playbook.steps).flatMap(step => {
    const unit = unitOf(compilation, step);
    const written =
      step.kind === 'decision'
        ? step.options.flatMap(({ sets }, i) =>
            Object.entries(sets).map(([name, text]) => ({
              name,
              text,
              path: [...step.path, 'options', i, 'sets', name.slice(name.lastIndexOf('.') + 1)],
            })),
          )
        : step.kind === 'group' && step.include
          ? Object.entries(step.include.with).map(([name, text]) => ({
              name,
              text,
              path: [...step.path, 'with', name.slice(name.lastIndexOf('.') + 1)],
            }))
          : [];
    return written.flatMap(({ name, text, path }) => {
      const input = inputs[name];
      return input ? checkLiteral(text, input, { unit, path }, expressions) : [];
    });
  });
}

function checkLiteral(
  text: string,
  input: Input,
  { unit, path }: Site,
  expressions: Expressions,
): Diagnostic[] {
  if (text.includes('{{')) return [];
  const read = expressions.parseValue(text, input);
  if (!('error' in read)) return [];
  const [message, help] = read.error.split(/; (?=write|choose)/);
  return [
    findingOn(unit.source, path, 'value', {
      rule:
        input.type === 'choice' || input.type === 'yes-no' || input.type === 'boolean'
          ? 'literal-not-a-choice'
          : literalRule(input),
      message: `this cannot be \`${input.name}\`: ${message}`,
      help: help ?? '',
    }),
  ];
}

function literalRule({ type }: Input): string {
  return type === 'time' ? 'time-without-zone' : 'schema';
}
