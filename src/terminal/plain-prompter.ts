import type { Io } from '../io.ts';
import { display, displayLines } from './display.ts';
import type { Line } from './line.ts';
import type { Painter } from './paint.ts';
import { chooseOne, chooseSeveral, type Taken, withChoices } from './plain-choices.ts';
import { createPlainLines } from './plain-lines.ts';
import { type Form, type Key, Paused, type Prompter, type Reply } from './prompter.ts';
import type { Signals } from './signals.ts';

/**
 * The face for screen readers, dumb terminals and pipes: words, numbered choices, a line out (wrapped on words at a
 * terminal only), a line in, no cursor codes. In a form `:back` goes back to the step; everywhere `:pause`, Ctrl-C and Ctrl-D put the session down.
 */
export function createPlainPrompter(io: Io, painter: Painter, signals: Signals): Prompter {
  const lines = createPlainLines(io, signals);
  const kept = new Map<string, string>();
  let sayAgain: (() => void) | undefined;

  const width = (): number => (io.stdout.columns || 80) - 1;
  const print = (shown: readonly Line[]): void => {
    const room = io.stdout.isTTY ? width() : Number.POSITIVE_INFINITY;
    const rows = shown.flatMap(line => painter.rows(line, room));
    io.stdout.write(rows.map(row => `${row.trimEnd()}\n`).join(''));
  };
  const say = (...texts: string[]): void => print(texts.flatMap(displayLines).map(text => [{ text }]));

  const read = async (asked: string, secret = false): Promise<string> => {
    io.stdout.write('> ');
    const line = await lines.next(asked, secret);
    if (line.trim() === ':pause') throw new Paused('key');
    return line;
  };

  /** Asks until `take` makes a value of a line. */
  const ask = async <T>(
    form: Form,
    how: string,
    take: (line: string) => Taken<T>,
    secret = false,
  ): Promise<Reply<T>> => {
    lines.fresh();
    say(display(form.ask), ...(form.help ? [form.help] : []), `${how} ${waysOut}`);
    for (;;) {
      const line = await read(form.ask, secret);
      if (line.trim() === ':back') return { kind: 'left' };
      if (form.stopsAt?.(line)) return { kind: 'stopped' };
      const taken = take(line);
      if ('value' in taken) return { kind: 'answer', value: taken.value };
      say(taken.refusal);
    }
  };

  return {
    face: 'plain',
    get width() {
      return width();
    },
    height: Number.POSITIVE_INFINITY,
    print,
    async act(live) {
      const show = (): void => {
        const { lines: rows, status, keys } = live();
        print([...rows, status]);
        say(`Keys: ${keysInWords(keys.filter(key => !key.more))}. :pause puts the session down.`);
        if (keys.some(key => key.more)) say('? says the other keys.');
      };
      lines.fresh();
      show();
      sayAgain = show;
      try {
        for (;;) {
          const said = (await read('what to do')).trim();
          const { keys } = live();
          const key = keys.find(each => isCalled(each, said));
          if (said === '') continue;
          if (said === '?' && keys.some(each => each.more)) say(`Keys: ${keysInWords(keys)}.`);
          else if (key) return key.act;
          else if (said === ':back') say('You are at the step already.');
          else say(`There is no key "${said}". Keys: ${keysInWords(keys)}.`);
        }
      } finally {
        sayAgain = undefined;
      }
    },
    async attend(live, over) {
      const { lines: rows, keys } = live();
      print(rows);
      say(keys.length > 0 ? 'Ctrl-C stops it.' : '');
      await lines.attend(over);
      return undefined;
    },
    text(form) {
      const initial = form.initial ?? '';
      const how =
        initial === '' ? 'Type one line.' : `Type one line. Enter alone keeps what stands: ${initial}\n`;
      const take = (line: string): Taken<string> => {
        const value = line === '' ? initial : line;
        const refusal = form.validate?.(value);
        return refusal === undefined ? { value } : { refusal };
      };
      return ask(form, how, take, form.secret);
    },
    async compose(form) {
      const before = kept.get(keyOf(form)) ?? form.initial ?? '';
      const written = before === '' ? [] : before.split('\n');
      const keep = (): void => form.draft?.(written.join('\n'));
      lines.fresh();
      say(display(form.ask), ...(form.help ? [form.help] : []));
      if (before !== '') say('Written so far; :clear begins anew.', before);
      say(
        `Type as many lines as you like. A line with only a full stop saves; two full stops write one. ${waysOut}`,
      );
      for (;;) {
        const line = await read(form.ask).catch((error: unknown) => {
          keep();
          throw error;
        });
        if (line === '.') break;
        if (form.stopsAt?.(line)) {
          keep();
          return { kind: 'stopped' };
        }
        if (line.trim() === ':back') {
          kept.set(keyOf(form), written.join('\n'));
          keep();
          return { kind: 'left' };
        }
        if (line.trim() === ':clear') written.length = 0;
        else written.push(line === '..' ? '.' : line);
      }
      kept.delete(keyOf(form));
      return { kind: 'answer', value: written.join('\n') };
    },
    choose(form) {
      const stands = form.choices.find(choice => choice.id === form.initial);
      const how = `Type a number, or part of a name.${stands ? ` Enter alone keeps: ${stands.label}.` : ''}`;
      const take = (line: string): Taken<string> =>
        stands && line.trim() === '' ? { value: stands.id } : chooseOne(line, form.choices);
      return ask({ ...form, help: withChoices(form) }, how, take);
    },
    pick(form) {
      const before = form.picked ?? [];
      const none = form.required ? '' : ', or the word none';
      const how = `Type numbers with commas between${none}.${before.length > 0 ? ' Enter alone keeps what is picked.' : ''}`;
      const take = (line: string): Taken<string[]> =>
        before.length > 0 && line.trim() === '' ? { value: before } : chooseSeveral(line, form);
      return ask({ ...form, help: withChoices(form, new Set(before)) }, how, take);
    },
    confirm(form) {
      const how = `Type yes or no.${form.initial === undefined ? '' : ` Enter alone means ${form.initial ? 'yes' : 'no'}.`}`;
      return ask(form, how, line => yesOrNo(line, form.initial));
    },
    refresh: () => sayAgain?.(),
    close: lines.close,
  };
}

const waysOut = ':back goes back to the step, :pause puts the session down.';

function keysInWords(keys: readonly Key[]): string {
  return keys.map(key => `${key.key} = ${key.label}`).join(', ');
}

/** A key answers to its letter, its label and its act. */
function isCalled(key: Key, said: string): boolean {
  return [key.key, key.label.toLowerCase(), key.act].includes(said.toLowerCase());
}

function yesOrNo(line: string, initial: boolean | undefined): Taken<boolean> {
  const word = line.trim().toLowerCase();
  if (word === '' && initial !== undefined) return { value: initial };
  if (word === 'y' || word === 'yes') return { value: true };
  if (word === 'n' || word === 'no') return { value: false };
  return { refusal: 'Type yes or no.' };
}

function keyOf(form: Form): string {
  return `${form.field.step ?? ''}\n${form.field.name}`;
}
