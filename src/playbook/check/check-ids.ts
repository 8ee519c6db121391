import { builtInNames } from '../../expression/scope.ts';
import { type Compilation, fullName, unitOf } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingOn } from '../finding.ts';

/** Ids and names that mean something already: `end`, milestones, names of the expression language. Twice used ids are found while compiling. */
export function checkIds(compilation: Compilation): Diagnostic[] {
  return [...checkPlaybookIds(compilation), ...checkOptionIds(compilation), ...checkNames(compilation)];
}

function checkPlaybookIds({ ids, playbook }: Compilation): Diagnostic[] {
  const milestones = new Set(playbook.milestones);
  return [...ids].flatMap(([id, { unit, path, what }]) => {
    const own = id.slice(id.lastIndexOf('/') + 1);
    if (own === 'end' || own === 'constructor') return [findingOn(unit.source, path, 'value', reserved(own))];
    if (!milestones.has(id)) return [];
    return [
      findingOn(unit.source, path, 'value', {
        rule: 'duplicate-id',
        message: `\`${id}\` is the name of a milestone, and a ${what} of that name could not be told from it in \`needs\``,
        help: 'choose another id',
      }),
    ];
  });
}

function checkOptionIds(compilation: Compilation): Diagnostic[] {
  return Object.values(compilation.playbook.steps).flatMap(step => {
    if (step.kind !== 'decision') return [];
    const { source } = unitOf(compilation, step);
    return step.options.flatMap(({ id }, i) => {
      const path = [...step.path, 'options', i, 'id'];
      if (id === 'constructor') return [findingOn(source, path, 'value', reserved(id))];
      const first = step.options.findIndex(other => other.id === id);
      if (first === i) return [];
      const range = source.locate([...step.path, 'options', first, 'id'], 'value');
      return [
        findingOn(source, path, 'value', {
          rule: 'duplicate-id',
          message: `the decision has an option \`${id}\` already, and the record could not tell them apart`,
          help: 'choose another id',
          related: [{ file: source.file, range, message: 'it stands here first' }],
        }),
      ];
    });
  });
}

function reserved(id: string) {
  return { rule: 'id-form', message: `\`${id}\` is reserved and cannot be an id`, help: 'choose another id' };
}

/** Names of inputs, and of the entries that `each` opens a step for. */
function checkNames(compilation: Compilation): Diagnostic[] {
  const { inputs, playbook } = compilation;
  const declared = [...inputs].map(([name, site]) => ({
    name: name.slice(name.lastIndexOf('.') + 1),
    ...site,
  }));
  const each = Object.values(playbook.steps).flatMap(step =>
    step.each
      ? [
          {
            name: step.each.name,
            unit: unitOf(compilation, step),
            path: [...step.path, 'each', step.each.name],
          },
        ]
      : [],
  );
  const taken = [...declared, ...each].filter(({ name }) => isTaken(name));
  const hiding = each.filter(({ name, unit }) => inputs.has(fullName(unit, name)));
  return [
    ...taken.map(({ name, unit, path }) =>
      findingOn(unit.source, path, 'key', {
        rule: 'id-form',
        message: `\`${name}\` means something in expressions already and cannot name an input`,
        help: `choose another name, such as \`the_${name}\``,
      }),
    ),
    ...hiding.map(({ name, unit, path }) =>
      findingOn(unit.source, path, 'key', {
        rule: 'duplicate-id',
        message: `\`${name}\` is an input already, and inside this step it would be hidden`,
        help: 'choose another name for the entry of the list',
      }),
    ),
  ];
}

/** Besides the built-in names, the words that CEL reserves: https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
function isTaken(name: string): boolean {
  return builtInNames.includes(name) || reservedWords.has(name);
}

const reservedWords: ReadonlySet<string> = new Set([
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
  'constructor',
]); // prettier-ignore
