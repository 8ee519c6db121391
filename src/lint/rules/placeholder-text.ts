import { foundAt } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WrittenText, writtenTexts } from '../written-texts.ts';

export const placeholderText: Rule = {
  id: 'placeholder-text',
  severity: 'warning',
  why: 'What was left to be filled in later is found at night, by whoever needed it: a hot line that reads TBD answers nobody.',
  bad: `- id: call-provider
  title: Call the provider
  guide: "Their hot line: TBD"
`,
  good: `- id: call-provider
  title: Call the provider
  guide: Their hot line stands on the first page of the contract.
`,
  check: ({ source, document }) =>
    (document ? writtenTexts(document).filter(isProse) : []).flatMap(({ text, path }) => {
      const left = mark.exec(text) ?? phrase.exec(text) ?? nothingElse.exec(text);
      if (!left) return [];
      const range = source.locateWithin(path, left.index, left.index + left[0].length);
      return [
        foundAt(placeholderText, source, range, {
          message: 'this was left to be filled in later, and whoever reads it in an incident cannot',
          help: 'write what belongs there, or take it out',
        }),
      ];
    }),
};

function isProse({ path }: WrittenText): boolean {
  const holder = path.at(-2);
  return holder !== 'choices' && holder !== 'run' && !notProse.has(path.at(-1) ?? '');
}

const notProse: ReadonlySet<string | number> = new Set([
  'when',
  'suggest',
  'until',
  'applies_when',
  'pattern',
  'match',
  'url',
]); // prettier-ignore

const mark = /\b(?:TBD|TBC|TBA|TODO|FIXME|XXX+)\b/;

const phrase =
  /\blorem ipsum\b|\bchange ?me\b|\breplace this (?:text|line|placeholder|with your)\b|\binsert [^.\n]{1,40} here\b|[<[](?:your|insert|replace|company|organi[sz]ation|placeholder|to be) ?[^\n<>[\]]{0,60}[>\]](?!\()/i;

/** What a sentence may hold, where it is the whole text. */
const nothingElse =
  /^\s*(?:to be (?:determined|decided|confirmed|defined|completed|announced|written|done)|replace this|placeholder|todo|tb[acd]|\?+|\.{2,}|…|[-_–—]+)\.?\s*$/i;
