import { standardMilestones } from '../../../src/playbook/milestones.ts';
import { instead, lineBehind, misspelt } from '../edits.ts';
import type { Kind, Plant } from '../mutant.ts';
import type { Scalar, Sheet } from '../sheet.ts';

/** Every id and name of the playbook: a misspelling must be none of them. */
function known({ playbook }: Sheet): Set<string> {
  if (!playbook) return new Set();
  const { steps, inputs, milestones, roles } = playbook;
  const evidence = Object.values(steps).flatMap(({ collect }) => collect.map(({ id }) => id));
  return new Set([
    ...Object.keys(steps),
    ...Object.keys(inputs),
    ...milestones,
    ...roles.map(({ id }) => id),
    ...evidence,
  ]);
}

function misspellEach(sheet: Sheet, scalars: readonly Scalar[]): Plant[] {
  const words = known(sheet);
  return scalars.map(scalar => {
    const text = misspelt(scalar.value, words);
    return { edits: [instead(scalar, text)], names: [text] };
  });
}

/** A word inside scalars, by a pattern whose first group it is. */
function misspellInside(sheet: Sheet, scalars: readonly Scalar[], pattern: RegExp): Plant[] {
  const words = known(sheet);
  return scalars.flatMap(({ start, end }) =>
    [...sheet.text.slice(start, end).matchAll(pattern)].map(found => {
      const word = found[1] as string;
      const at = start + found.index + found[0].indexOf(word);
      const text = misspelt(word, words);
      return { edits: [{ start: at, end: at + word.length, text }], names: [text] };
    }),
  );
}

function ofKey(sheet: Sheet, ...keys: string[]): Scalar[] {
  return sheet.scalars.filter(({ key }) => keys.includes(String(key)));
}

function inList(sheet: Sheet, list: string): Scalar[] {
  return sheet.scalars.filter(({ path }) => path.at(-2) === list && typeof path.at(-1) === 'number');
}

const conditions = ['when', 'suggest', 'applies_when'];

export const references: Record<string, Kind> = {
  'next names no step': sheet => misspellEach(sheet, ofKey(sheet, 'next')),

  'role names no role': sheet =>
    sheet.playbook ? misspellEach(sheet, ofKey(sheet, 'role', 'authority', 'approve')) : [],

  'need names a step that is not there': sheet =>
    misspellEach(
      sheet,
      inList(sheet, 'needs').filter(({ value }) => sheet.playbook?.steps[value]),
    ),

  'need names evidence that is not there': sheet =>
    misspellEach(
      sheet,
      inList(sheet, 'needs').filter(
        ({ value }) => !sheet.playbook?.steps[value] && !sheet.playbook?.milestones.includes(value),
      ),
    ),

  'need names a milestone that is not there': sheet =>
    misspellEach(
      sheet,
      inList(sheet, 'needs').filter(({ value }) => sheet.playbook?.milestones.includes(value)),
    ),

  'template names no input': sheet =>
    sheet.playbook
      ? misspellInside(
          sheet,
          sheet.scalars.filter(({ value }) => value.includes('{{')),
          /\{\{ ([a-z_]+) \}\}/g,
        )
      : [],

  'condition names no input': sheet =>
    misspellInside(sheet, ofKey(sheet, ...conditions), /\b([a-z_]+)(?: [!=]= |\.includes)/g),

  'outcome() names no step': sheet =>
    misspellInside(sheet, ofKey(sheet, ...conditions), /outcome\("([a-z-]+)"\)/g),

  'milestone misspelt': sheet =>
    sheet.playbook
      ? misspellEach(
          sheet,
          [...ofKey(sheet, 'marks'), ...inList(sheet, 'marks')].filter(({ value }) => value !== ''),
        )
      : misspellEach(
          sheet,
          ofKey(sheet, 'milestone').filter(({ value }) => standardMilestones.includes(value)),
        ),

  'meets a clock that is not there': sheet =>
    Object.values(sheet.playbook?.steps ?? {})
      .filter(({ kind }) => kind === 'notify')
      .map(({ path }) => ({
        edits: lineBehind(sheet, path, 'title', 'meets: gdpr-33-authorty'),
        names: ['gdpr-33-authorty'],
      })),

  'destroys evidence that is not there': sheet =>
    Object.values(sheet.playbook?.steps ?? {})
      .filter(({ kind }) => kind === 'task')
      .map(({ path }) => ({
        edits: lineBehind(sheet, path, 'title', 'destroys: [disk-imgae]'),
        names: ['disk-imgae'],
      })),

  'asks again what was never asked': sheet =>
    Object.values(sheet.playbook?.steps ?? {}).flatMap(({ path, asks }) => {
      const [first] = asks;
      if (first === undefined) return [];
      const name = misspelt(first, known(sheet));
      const edits = lineBehind(sheet, [...path], 'asks', `  ${name}:`);
      return edits.length > 0
        ? [{ edits: edits.map(edit => behindKey(sheet, path, edit)), names: [name] }]
        : [];
    }),

  'includes a fragment that is not there': sheet =>
    insertedSteps(sheet, '- include: fragments/revoke-acount.yaml', ['revoke-acount']),

  'uses a playbook that is not there': sheet =>
    insertedSteps(sheet, '- { id: planted, title: Go on, use: randsomware }', ['randsomware']),

  'id of another step': sheet => {
    const ids = sheet.scalars.filter(
      ({ key, path }) => key === 'id' && ['steps', 'parallel'].includes(String(path.at(-3))),
    );
    return ids.slice(1).map((scalar, i) => {
      const other = (ids[i] as Scalar).value;
      return { edits: [instead(scalar, other)], names: [other] };
    });
  },

  'id of another option': sheet =>
    sheet.scalars
      .filter(({ key, path }) => key === 'id' && path.at(-3) === 'options' && path.at(-2) !== 0)
      .flatMap(scalar => {
        const first = sheet.scalars.find(
          ({ path }) => String(path) === String([...scalar.path.slice(0, -2), 0, 'id']),
        );
        return first ? [{ edits: [instead(scalar, first.value)], names: [first.value] }] : [];
      }),

  'anchor of a clock misspelt': sheet =>
    sheet.kind === 'regulation' ? misspellEach(sheet, ofKey(sheet, 'clock_met', 'clock_last_met')) : [],

  'name declared otherwise than used': sheet => {
    if (!sheet.playbook) return [];
    const used = (name: string) =>
      (
        sheet.text.match(
          new RegExp(
            `\\{\\{ ${name} \\}\\}|\\b(?:role|authority|approve): ${name}\\n|^ +when:.*\\b${name}\\b|^ +suggest:.*\\b${name}\\b`,
            'gm',
          ),
        ) ?? []
      ).length === 1;
    return sheet.keys
      .filter(({ path, name }) => ['asks', 'inputs', 'roles'].includes(String(path.at(-2))) && used(name))
      .map(({ start, end, name }) => ({
        edits: [{ start, end, text: misspelt(name, known(sheet)) }],
        names: [misspelt(name, known(sheet)), name],
      }));
  },
};

/** The same line right behind the key itself, before what the key holds. */
function behindKey(sheet: Sheet, path: readonly (string | number)[], edit: { text: string }) {
  const key = sheet.keys.find(({ path: own }) => String(own) === String([...path, 'asks']));
  const at = sheet.text.indexOf('\n', key?.end ?? 0);
  return { start: at, end: at, text: edit.text };
}

/** One more entry at the end of a list of steps. */
export function insertedSteps(sheet: Sheet, line: string, names: string[]): Plant[] {
  return Object.values(sheet.playbook?.steps ?? {})
    .filter(({ path }) => path.at(-2) === 'steps' || path.at(-2) === 'parallel')
    .flatMap(({ path }) => {
      const first = sheet.keys.find(
        ({ path: own, first }) => first && String(own.slice(0, -1)) === String(path),
      );
      if (!first || first.inFlow) return [];
      const start = sheet.text.lastIndexOf('\n', first.start) + 1;
      const indent = /^ */.exec(sheet.text.slice(start))?.[0] ?? '';
      const text = line.replaceAll('\n', `\n${indent}`);
      return [{ edits: [{ start, end: start, text: `${indent}${text}\n` }], names }];
    });
}
