import { instead, isPlain, lineBehind } from '../edits.ts';
import type { Kind } from '../mutant.ts';
import type { Scalar, Sheet } from '../sheet.ts';

function sentences(sheet: Sheet): Scalar[] {
  return sheet.scalars.filter(
    scalar => isPlain(scalar, sheet) && /^[A-Z][a-z]* [a-z]+ [a-z]/.test(scalar.value),
  );
}

/** The offset behind the first word of a text. */
function behindFirstWord({ start, value }: Scalar): number {
  return start + value.indexOf(' ');
}

export const texts: Record<string, Kind> = {
  'text cut by #': sheet =>
    sentences(sheet).map(scalar => {
      const at = behindFirstWord(scalar) + 1;
      return { edits: [{ start: at, end: at, text: '#' }] };
    }),

  'colon inside a text': sheet =>
    sentences(sheet).map(scalar => {
      const at = behindFirstWord(scalar);
      return { edits: [{ start: at, end: at, text: ':' }] };
    }),

  'comma splits a text in a flow map': sheet =>
    sheet.scalars
      .filter(({ key, path }) => key === 'ask' && ['asks', 'inputs'].includes(String(path.at(-3))))
      .flatMap(ask => {
        const line = sheet.text.slice(sheet.text.lastIndexOf('\n', ask.start) + 1, ask.start);
        const next = sheet.text.slice(ask.end).search(/\n *\S/) + 1;
        const more = /^ */.exec(sheet.text.slice(ask.end + next))?.[0].length ?? 0;
        const isAlone = more < line.search(/\S/);
        if (!isPlain(ask, sheet) || !isAlone || !/^[A-Za-z ?]+$/.test(ask.value)) return [];
        const start = sheet.text.lastIndexOf(':', ask.start - 6) + 1;
        const words = ask.value.replace(' ', ', ');
        return [{ edits: [{ start, end: ask.end, text: ` { ask: ${words} }` }] }];
      }),

  'template not quoted': sheet => {
    const [input] = Object.keys(sheet.playbook?.inputs ?? {});
    if (input === undefined) return [];
    const quoted = sheet.scalars.filter(({ style, value }) => style === 'quoted' && value.startsWith('{{'));
    return [
      ...quoted.map(scalar => ({ edits: [instead(scalar, scalar.value)] })),
      ...sentences(sheet)
        .filter(({ key }) => key === 'title' || key === 'what')
        .map(scalar => ({ edits: [instead(scalar, `{{ ${input} }} ${scalar.value}`)] })),
    ];
  },

  'tag instead of an expression': sheet =>
    sheet.scalars
      .filter(
        ({ key, style }) =>
          (key === 'when' || key === 'suggest' || key === 'applies_when') && style === 'plain',
      )
      .map(({ start }) => ({ edits: [{ start, end: start, text: '!' }] })),

  'bidirectional control': sheet => sentences(sheet).map(scalar => ({ edits: [insideOf(scalar, '\u202e')] })),
  'zero-width character': sheet => sentences(sheet).map(scalar => ({ edits: [insideOf(scalar, '\u200b')] })),
  'control character': sheet => sentences(sheet).map(scalar => ({ edits: [insideOf(scalar, '\u001b[2J')] })),

  'zone dropped': sheet => [
    ...sheet.scalars
      .filter(({ value }) => /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value))
      .map(({ start, end }) => {
        const at = sheet.text.slice(start, end).lastIndexOf('Z') + start;
        return { edits: [{ start: at, end: at + 1, text: '' }] };
      }),
    ...sheet.scalars
      .filter(({ key, value }) => key === 'type' && value === 'time')
      .map(({ path }) => ({
        edits: lineBehind(sheet, path.slice(0, -1), 'type', 'default: 2026-11-21T02:10:00'),
      })),
  ],

  'two actions': sheet =>
    sheet.keys
      .filter(
        ({ name, inFlow, path }) =>
          !inFlow && ['notify', 'options', 'lift', 'wait'].includes(name) && typeof path.at(-2) === 'number',
      )
      .map(({ path, name }) => ({
        edits: lineBehind(sheet, path.slice(0, -1), 'title', name === 'wait' ? 'lift: all' : 'wait: 2h'),
        names: [name],
      })),
};

function insideOf(scalar: Scalar, text: string) {
  const at = behindFirstWord(scalar) - 1;
  return { start: at, end: at, text };
}
