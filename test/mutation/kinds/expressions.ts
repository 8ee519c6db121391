import { instead, lineBehind, misspelt } from '../edits.ts';
import type { Kind, Plant } from '../mutant.ts';
import { placeOf, type Scalar, type Sheet } from '../sheet.ts';

function conditions(sheet: Sheet): Scalar[] {
  return sheet.scalars.filter(
    ({ key, inFlow }) => !inFlow && ['when', 'suggest', 'applies_when'].includes(String(key)),
  );
}

/** Writes something else for what a pattern finds in a condition. */
function rewritten(
  sheet: Sheet,
  pattern: RegExp,
  made: (found: RegExpMatchArray) => string | undefined,
): Plant[] {
  return conditions(sheet).flatMap(({ start, end }) =>
    [...sheet.text.slice(start, end).matchAll(pattern)].flatMap(found => {
      const text = made(found);
      const at = start + (found.index ?? 0);
      return text === undefined ? [] : [{ edits: [{ start: at, end: at + found[0].length, text }] }];
    }),
  );
}

/** What an input can be, where that is a short list. */
function choicesOf({ playbook, source }: Sheet, name: string): readonly string[] {
  const { inputs } = source.data as { inputs?: Record<string, { type?: string; choices?: string[] }> };
  const input = playbook?.inputs[name] ?? inputs?.[name];
  return input?.type === 'yes-no' ? ['yes', 'no', 'unknown'] : (input?.choices ?? []);
}

export const expressions: Record<string, Kind> = {
  'compared with no choice': sheet =>
    rewritten(sheet, /(?<=[!=]= )"([a-z-]+)"/g, ([, word = '']) => `"${misspelt(word)}"`),

  'item that no list can hold': sheet =>
    rewritten(sheet, /(?<=\.includes\()"([a-z-]+)"/g, ([, word = '']) => `"${misspelt(word)}"`),

  'bare word': sheet => rewritten(sheet, /(?<=[!=]= )"([a-z]+)"/g, ([, word]) => word),

  'one equals sign': sheet => rewritten(sheet, / == /g, () => ' = '),

  'word for an operator': sheet => rewritten(sheet, /&&|\|\|/g, ([sign]) => (sign === '&&' ? 'and' : 'or')),

  'bracket or quote too few': sheet => [
    ...rewritten(sheet, /\)/g, () => ''),
    ...rewritten(sheet, /(?<=[a-z])"(?=$| )/g, () => ''),
  ],

  'compared with a number': sheet => rewritten(sheet, /(?<=[a-z_] [!=]= )"[a-z-]+"/g, () => '5'),

  'list compared with a text': sheet =>
    rewritten(sheet, /\.includes\(("[a-z-]+")\)/g, ([, word]) => ` == ${word}`),

  'condition that is no yes or no': sheet =>
    rewritten(sheet, /^([a-z_]+) [!=]= "[a-z-]+"$/g, ([, name]) => name),

  'function that is not there': sheet =>
    rewritten(sheet, /\b(outcome|reached|includes|passes)(?=\()/g, ([name = '']) => misspelt(name)),

  'condition that is always true': sheet =>
    rewritten(
      sheet,
      /^([a-z_]+) != ("[a-z-]+")$/g,
      ([whole, name, word]) => `${whole} || ${name} == ${word}`,
    ),

  'condition that is never true': sheet =>
    rewritten(sheet, /^([a-z_]+) == ("([a-z-]+)")/g, ([whole, name = '', , word]) => {
      const other = choicesOf(sheet, name).find(choice => choice !== word);
      return other && `${whole} && ${name} == "${other}"`;
    }),

  'negations joined by or': sheet =>
    rewritten(sheet, /^([a-z_]+) != ("([a-z-]+)")$/g, ([whole, name = '', , word]) => {
      const other = choicesOf(sheet, name).find(choice => choice !== word);
      return other && `${whole} || ${name} != "${other}"`;
    }),

  'template not closed': sheet =>
    sheet.playbook
      ? sheet.scalars.flatMap(({ start, end }) =>
          [...sheet.text.slice(start, end).matchAll(/\{\{ [a-z_]+ \}\}/g)].map(({ index, 0: whole }) => {
            const at = start + index + whole.length - 1;
            return { edits: [{ start: at, end: at + 1, text: '' }] };
          }),
        )
      : [],

  'option sets what is no choice': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(step => {
      const [name] = Object.values(sheet.playbook?.inputs ?? {}).flatMap(({ name, type }) =>
        type === 'yes-no' ? name : [],
      );
      if (step.kind !== 'decision' || name === undefined) return [];
      return step.options.map((_, i) => ({
        edits: lineBehind(sheet, [...step.path, 'options', i], 'label', `sets: { ${name}: perhaps }`),
        names: [name],
      }));
    }),

  'default that the input cannot have': sheet =>
    sheet.keys
      .filter(
        ({ name, path }) =>
          (name === 'choices' || name === 'type') && ['asks', 'inputs'].includes(String(path.at(-3))),
      )
      .filter(
        ({ path, end }) =>
          path.at(-1) === 'choices' || /^: (?:yes-no|number|ip|hash|email|url)/.test(sheet.text.slice(end)),
      )
      .map(({ path, name }) => ({
        edits: lineBehind(sheet, path.slice(0, -1), name, 'default: as it was'),
        names: ['as it was'],
      })),

  'pattern that is none': sheet =>
    sheet.scalars
      .filter(
        ({ key, path, inFlow }) =>
          !inFlow &&
          key === 'ask' &&
          ['asks', 'inputs'].includes(String(path.at(-3))) &&
          sheet.playbook?.inputs[String(path.at(-2))]?.type === 'text',
      )
      .flatMap(({ path }, i) => {
        const line = i % 2 ? 'pattern: "[A-Z"' : 'pattern: "(?=INC)[0-9]+"';
        return sheet.playbook?.inputs[String(path.at(-2))]?.pattern === undefined
          ? [{ edits: lineBehind(sheet, path.slice(0, -1), 'ask', line) }]
          : [];
      }),

  'each of what is no list': sheet => {
    const single = Object.values(sheet.playbook?.inputs ?? {}).find(
      ({ many, required }) => !many && required,
    );
    if (!single) return [];
    return Object.values(sheet.playbook?.steps ?? {})
      .filter(({ kind }) => kind === 'task')
      .map(({ path }) => ({
        edits: lineBehind(sheet, path, 'title', `each: { planted: ${single.name} }`),
        names: [single.name],
      }));
  },

  'type beside choices': sheet =>
    sheet.keys
      .filter(({ name, path }) => name === 'choices' && ['asks', 'inputs'].includes(String(path.at(-3))))
      .map(({ path }) => ({ edits: lineBehind(sheet, path.slice(0, -1), 'choices', 'type: text') })),

  "outcome() compared with another decision's option": sheet => {
    const decisions = Object.values(sheet.playbook?.steps ?? {}).flatMap(step =>
      step.kind === 'decision' ? [step] : [],
    );
    return rewritten(sheet, /outcome\("([a-z-]+)"\) == "([a-z-]+)"/g, ([, id, word]) => {
      const other = decisions.find(
        step => step.id !== id && !step.options.some(option => option.id === word),
      );
      return other && `outcome("${other.id}") == "${word}"`;
    });
  },

  'choice taken out that is compared with': sheet =>
    sheet.keys
      .filter(({ name, path }) => name === 'choices' && ['asks', 'inputs'].includes(String(path.at(-3))))
      .flatMap(({ path }) => {
        const input = String(path.at(-2));
        const [start, end] = placeOf(sheet, path, 'value');
        const list = sheet.text.slice(start, end);
        return choicesOf(sheet, input)
          .filter(word =>
            new RegExp(`\\b${input} [!=]= "${word}"|\\b${input}\\.includes\\("${word}"\\)`).test(sheet.text),
          )
          .filter(word => list.includes(`, ${word}`))
          .map(word => ({ edits: [instead({ start, end }, list.replace(`, ${word}`, ''))], names: [word] }));
      }),
};
