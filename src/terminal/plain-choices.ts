import { display } from './display.ts';
import type { Choice, ChoiceForm, PickForm } from './prompter.ts';

/** What a line of input came to: a value, or the sentence that refuses it. */
export type Taken<T> = { value: T } | { refusal: string };

/** The help of a form with its choices numbered below, everything in words. */
export function withChoices(form: ChoiceForm, picked: ReadonlySet<string> = new Set()): string {
  const rows = form.choices.map((choice, index) => {
    const notes = [
      picked.has(choice.id) ? 'picked' : '',
      choice.suggested ? 'suggested' : '',
      choice.disabled ? `not available: ${choice.disabled}` : '',
    ].filter(note => note !== '');
    const hint = choice.hint ? `: ${choice.hint}` : '';
    return display(`${index + 1}. ${choice.label}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}${hint}`);
  });
  return [...(form.help ? [form.help] : []), ...rows].join('\n');
}

/** The one choice that a line names: by number, by id, by label, or by a part of the label that no other has. */
export function chooseOne(line: string, choices: readonly Choice[]): Taken<string> {
  const word = line.trim().toLowerCase();
  if (word === '') return { refusal: nothing };
  const named = /^\d+$/.test(word)
    ? choices.slice(Number(word) - 1, Number(word)).filter(() => word !== '0')
    : matching(word, choices);
  const [choice, another] = named;
  if (!choice) return { refusal: `No choice is called "${line.trim()}". Type one of the numbers.` };
  if (another) {
    const list = named.map(each => `${choices.indexOf(each) + 1}. ${each.label}`).join(', ');
    return { refusal: `"${line.trim()}" fits several: ${list}. Type one of the numbers.` };
  }
  if (choice.disabled) return { refusal: `${choice.label} is not available: ${choice.disabled}` };
  return { value: choice.id };
}

/** The choices that a line names, with commas between; `none` is none of them, where the form takes that. */
export function chooseSeveral(line: string, { choices, required }: PickForm): Taken<string[]> {
  if (line.trim().toLowerCase() === 'none') return required ? { refusal: nothing } : { value: [] };
  if (line.trim() === '' && !required) return { refusal: `${nothing} The word none means none.` };
  const ids = new Set<string>();
  for (const part of line.split(',')) {
    const taken = chooseOne(part, choices);
    if ('refusal' in taken) return taken;
    ids.add(taken.value);
  }
  return { value: [...ids] };
}

const nothing = 'Nothing was chosen. Type one of the numbers.';

function matching(word: string, choices: readonly Choice[]): Choice[] {
  const exact = choices.filter(
    choice => choice.id.toLowerCase() === word || choice.label.toLowerCase() === word,
  );
  return exact.length > 0 ? exact : choices.filter(choice => choice.label.toLowerCase().includes(word));
}
