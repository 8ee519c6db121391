/** A text as it is compared, and where a stretch of that stands in the text: its first and the place after its last unit. */
export interface Folded {
  folded: string;
  placeOf(at: number, length: number): [from: number, to: number];
}

/** Without case, accents, ways of composing and characters that nobody sees: `İSMAİL`, `Ismail` and `ısmail` are one. */
export function foldText(text: string): Folded {
  if (ascii.test(text)) return { folded: text.toLowerCase(), placeOf: (at, length) => [at, at + length] };
  let folded = '';
  const starts: number[] = [];
  let place = 0;
  for (const character of text) {
    const units = foldCharacter(character);
    folded += units;
    for (let i = 0; i < units.length; i++) starts.push(place);
    place += character.length;
  }
  return {
    folded,
    placeOf: (at, length) => {
      const last = starts[at + length - 1] as number;
      let next = at + length;
      while (starts[next] === last) next += 1;
      return [starts[at] as number, starts[next] ?? text.length];
    },
  };
}

const ascii = /^[\u0000-\u007f]*$/;

function foldCharacter(character: string): string {
  const known = plain.get(character);
  if (known !== undefined) return known;
  const folded = character
    .normalize('NFKD')
    .replace(unseen, '')
    .toUpperCase()
    .toLowerCase()
    .replace(unseen, '');
  plain.set(character, folded);
  return folded;
}

/** What was folded before: texts are long, and their characters few. */
const plain = new Map<string, string>();

/** Accents, and what shows nothing. */
const unseen = /[\u0300-\u036f\p{Default_Ignorable_Code_Point}]/gu;
