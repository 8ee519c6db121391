import { indentOf, instead, isPlain, lineBehind, misspelt, withoutLine } from '../edits.ts';
import type { Kind } from '../mutant.ts';
import type { Key, Sheet } from '../sheet.ts';

/** Maps whose keys are names that the author gives. */
const ownNames = new Set([
  'inputs',
  'roles',
  'severity',
  'asks',
  'outputs',
  'sets',
  'with',
  'each',
  'marks',
  'answers',
  'held',
  'attach',
]);

function isOfTheLanguage(sheet: Sheet, { path, inFlow }: Key): boolean {
  return sheet.kind !== 'walkthrough' && !inFlow && !ownNames.has(String(path.at(-2)));
}

export const form: Record<string, Kind> = {
  'key misspelt': sheet => {
    const known = new Set(sheet.keys.map(({ name }) => name));
    return sheet.keys
      .filter(key => isOfTheLanguage(sheet, key))
      .map(key => ({ edits: [instead(key, misspelt(key.name, known))], names: [key.name] }));
  },

  'word of a fixed list misspelt': sheet =>
    sheet.scalars
      .filter(
        ({ key, path }) =>
          ['type', 'stage', 'tlp', 'lift', 'mode', 'status'].includes(String(key)) &&
          path.at(-2) !== 'severity',
      )
      .map(scalar => ({ edits: [instead(scalar, misspelt(scalar.value))], names: [scalar.value] })),

  'list where a text belongs': sheet =>
    sheet.scalars
      .filter(
        scalar =>
          isPlain(scalar, sheet) &&
          ['title', 'why', 'goal', 'ask', 'label', 'role', 'due'].includes(String(scalar.key)),
      )
      .filter(({ value }) => /^[A-Za-z0-9 -]+$/.test(value))
      .map(scalar => ({ edits: [instead(scalar, `[${scalar.value}]`)], names: [String(scalar.key)] })),

  'text where a list belongs': sheet =>
    sheet.keys
      .filter(
        ({ name, inFlow }) =>
          !inFlow && ['needs', 'checklist', 'attack', 'choices', 'incident_types'].includes(name),
      )
      .flatMap(({ end, name }) => {
        const [, list = '', items] = /^:( \[([a-z0-9A-Z.-]+)[^\]\n]*\])/.exec(sheet.text.slice(end)) ?? [];
        if (items === undefined) return [];
        return [{ edits: [{ start: end + 2, end: end + 1 + list.length, text: items }], names: [name] }];
      }),

  'duration that is none': sheet =>
    sheet.scalars
      .filter(
        ({ key, value }) =>
          ['due', 'wait', 'within', 'every', 'review_every'].includes(String(key)) && /^\d+\w$/.test(value),
      )
      .map((scalar, i) => ({
        edits: [instead(scalar, ['half an hour', '15 min', '30', 'soon'][i % 4] as string)],
      })),

  'required key left out': sheet =>
    sheet.scalars
      .filter(
        ({ key, path }) =>
          ['title', 'label', 'ask', 'message', 'to', 'what', 'url', 'version', 'id'].includes(String(key)) &&
          path.at(-2) !== 'recoverable' &&
          path.at(-2) !== 'starts',
      )
      .filter(({ key, path }) => sheet.kind !== 'walkthrough' && !(key === 'to' && path.at(-3) === 'collect'))
      .filter(({ path }) => !ownNames.has(String(path.at(-2))))
      .flatMap(({ path, key }) => {
        const edits = withoutLine(sheet, path);
        return edits.length > 0 ? [{ edits, names: [String(key)] }] : [];
      }),

  'key twice': sheet =>
    sheet.scalars
      .filter(scalar => isPlain(scalar, sheet) && typeof scalar.key === 'string')
      .flatMap(({ path, key }) => {
        const edits = lineBehind(sheet, path.slice(0, -1), String(key), `${key}: something-else`);
        return edits.length > 0 ? [{ edits, names: [String(key)] }] : [];
      }),

  'id not in its form': sheet =>
    sheet.scalars
      .filter(({ key, path }) => key === 'id' && typeof path.at(-2) === 'number')
      .map((scalar, i) => ({
        edits: [
          instead(
            scalar,
            i % 2 ? scalar.value.replace(/^./, first => first.toUpperCase()) : `${scalar.value}_now`,
          ),
        ],
      })),

  anchor: sheet =>
    sheet.scalars
      .filter(scalar => isPlain(scalar, sheet))
      .map(scalar => ({ edits: [instead({ start: scalar.start, end: scalar.start }, '&same ')] })),

  alias: sheet =>
    sheet.scalars
      .filter(scalar => isPlain(scalar, sheet) && scalar.key === 'title')
      .map(scalar => ({ edits: [instead(scalar, '*same')] })),

  'tab in the indentation': sheet =>
    sheet.keys
      .filter(({ inFlow, first, start }) => !inFlow && !first && indentOf(sheet, { start }).length >= 2)
      .map(key => ({ edits: [{ start: key.start - 2, end: key.start, text: '\t' }] })),

  'a space too few': sheet =>
    sheet.keys
      .filter(({ inFlow, first, start }) => !inFlow && !first && indentOf(sheet, { start }).length >= 2)
      .map(key => ({ edits: [{ start: key.start - 1, end: key.start, text: '' }] })),

  'quote not closed': sheet =>
    sheet.scalars
      .filter(({ style, inFlow }) => style === 'quoted' && !inFlow)
      .map(({ end }) => ({ edits: [{ start: end - 1, end, text: '' }] })),

  'bracket not closed': sheet =>
    sheet.keys.flatMap(({ end, inFlow }) => {
      const list = inFlow ? null : /^: \[[^\]\n]*\]/.exec(sheet.text.slice(end));
      return list
        ? [{ edits: [{ start: end + list[0].length - 1, end: end + list[0].length, text: '' }] }]
        : [];
    }),

  'second document': sheet =>
    sheet.keys
      .filter(({ path, first }) => path.length === 1 && !first)
      .map(({ start }) => ({ edits: [{ start, end: start, text: '---\n' }] })),

  'other format version': sheet =>
    sheet.scalars
      .filter(({ path, key }) => path.length === 1 && String(key).startsWith('tocsin'))
      .flatMap(scalar => ['2', '1.0', 'one'].map(text => ({ edits: [instead(scalar, text)] }))),

  'version, address or technique not in its form': sheet =>
    sheet.scalars.flatMap(scalar => {
      const { path, value } = scalar;
      if (path.length === 1 && path[0] === 'version') return [{ edits: [instead(scalar, '1.0')] }];
      if (scalar.key === 'url') return [{ edits: [instead(scalar, value.replace('https://', 'htps://'))] }];
      if (path.at(-2) === 'attack') return [{ edits: [instead(scalar, value.replace(/^T\d/, 'T'))] }];
      return [];
    }),

  'day that is none': sheet =>
    sheet.scalars
      .filter(({ key, value }) => key === 'reviewed' && /^\d{4}-/.test(value))
      .map((scalar, i) => ({ edits: [instead(scalar, i % 2 ? '2026-02-30' : '01.11.2026')] })),
};
