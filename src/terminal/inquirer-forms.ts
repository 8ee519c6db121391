import checkbox from '@inquirer/checkbox';
import input from '@inquirer/input';
import password from '@inquirer/password';
import search from '@inquirer/search';
import select from '@inquirer/select';
import fuzzysort from 'fuzzysort';
import type { KeyEvent } from './decode-keys.ts';
import type { LentTerminal } from './lent-terminal.ts';
import type { Tone } from './line.ts';
import type { Painter } from './paint.ts';
import type { Choice, ChoiceForm, Form, PickForm, TextForm } from './prompter.ts';

/** Where a form is shown: a lent terminal and its columns, how to end it, and the rows that its list may take. */
export interface Desk {
  lent: LentTerminal;
  width: number;
  signal: AbortSignal;
  painter: Painter;
  pageSize: number;
}

/** A form being asked: its answer to come, what is typed or picked so far, and which keys it may be given. */
export interface Running<T> {
  answer: Promise<T>;
  kept(): string[];
  admits?(event: KeyEvent): boolean;
}

export function askText(form: TextForm, kept: string[] | undefined, desk: Desk): Running<string> {
  const settings = {
    message: desk.painter.glyphs.signs.pointer,
    validate: (value: string) => form.validate?.(value) ?? true,
    theme: theme(desk.painter),
  };
  if (form.secret)
    return { answer: password({ ...settings, toggleMask: false }, context(desk)), kept: () => [] };
  let typed = '';
  const keep = (value: string): string => {
    typed = value;
    return value;
  };
  const answer = input({ ...settings, transformer: keep }, context(desk));
  type(kept?.[0] ?? form.initial, desk);
  return { answer, kept: () => [typed] };
}

/** Yes or no as a word, because a bare Enter in Inquirer's own confirmation means yes. */
export function askConfirm(
  form: Form & { initial?: boolean },
  kept: string[] | undefined,
  desk: Desk,
): Running<boolean> {
  const words =
    form.initial === undefined ? 'y/n' : form.initial ? 'y/n, Enter means y' : 'y/n, Enter means n';
  const read = (value: string): boolean | undefined => {
    if (value.trim() === '') return form.initial;
    return /^y(es)?$/i.test(value.trim()) ? true : /^no?$/i.test(value.trim()) ? false : undefined;
  };
  let typed = '';
  const answer = input(
    {
      message: `(${words}) ${desk.painter.glyphs.signs.pointer}`,
      validate: value => (read(value) === undefined ? 'Type y for yes or n for no.' : true),
      transformer: value => {
        typed = value;
        return value;
      },
      theme: theme(desk.painter),
    },
    context(desk),
  );
  type(kept?.[0], desk);
  return { answer: answer.then(value => read(value) === true), kept: () => [typed] };
}

export function askChoice(form: ChoiceForm, kept: string[] | undefined, desk: Desk): Running<string> {
  return form.choices.length > 8 ? askSearch(form, kept, desk) : askSelect(form, desk);
}

/** A first row that cannot be chosen stands under the pointer, so that a bare Enter chooses nothing for the person. */
function askSelect(form: ChoiceForm, desk: Desk): Running<string> {
  const nothing = { value: '', name: 'Nothing chosen yet', disabled: '(arrows move, letters find)' };
  const answer = select<string>(
    {
      message: '',
      choices: [nothing, ...form.choices.map(choice => inquirerChoice(choice, desk))],
      default: form.initial ?? '',
      pageSize: desk.pageSize,
      loop: false,
      theme: { ...theme(desk.painter), i18n: { disabledError: 'This one cannot be chosen.' } },
    },
    context(desk),
  );
  return { answer, kept: () => [], admits: notDigit };
}

/** Enter counts only once something has been typed or the pointer moved. */
function askSearch(form: ChoiceForm, kept: string[] | undefined, desk: Desk): Running<string> {
  let term = '';
  let moved = form.initial !== undefined;
  const initialValue = kept?.[0];
  const answer = search<string>(
    {
      message: `search ${desk.painter.glyphs.signs.pointer}`,
      ...(initialValue ? { initialValue } : {}),
      ...(form.initial === undefined ? {} : { default: form.initial }),
      source: typed => {
        term = typed ?? '';
        return found(form.choices, term).map(choice => inquirerChoice(choice, desk));
      },
      pageSize: desk.pageSize,
      theme: theme(desk.painter),
    },
    context(desk),
  );
  const admits = (event: KeyEvent): boolean => {
    if (event.kind === 'paste') return true;
    if (event.name === 'up' || event.name === 'down') moved = true;
    return event.name !== 'return' || moved || term !== '';
  };
  return { answer, kept: () => [term], admits };
}

/** A ticked row is bold, not the one under the pointer: that one is chosen by nobody yet. */
export function askPicks(form: PickForm, kept: string[] | undefined, desk: Desk): Running<string[]> {
  const { painter } = desk;
  const look = theme(painter);
  const before = new Set(kept ?? form.picked);
  let picks: string[] = [];
  let looking = false;
  const answer = checkbox<string>(
    {
      message: '',
      choices: form.choices.map(choice => ({
        ...inquirerChoice(choice, desk, boxWidth),
        checkedName: label(choice, desk, boxWidth, 'strong'),
        checked: before.has(choice.id),
      })),
      validate: selection => {
        picks = selection.map(choice => choice.value);
        if (looking) return false;
        return form.required && picks.length === 0 ? 'Nothing was chosen. Space ticks a row.' : true;
      },
      shortcuts: { all: null, invert: null },
      pageSize: desk.pageSize,
      loop: false,
      theme: {
        ...look,
        style: { ...look.style, highlight: (text: string) => text },
        i18n: { disabledError: 'This one cannot be chosen.' },
      },
    },
    context(desk),
  );
  /** Inquirer shows its ticks to `validate` alone: an Enter that it refuses reads them. */
  const ticks = (): string[] => {
    looking = true;
    desk.lent.press({ kind: 'key', name: 'return', text: '', ctrl: false, meta: false, shift: false });
    return picks;
  };
  return { answer, kept: ticks, admits: notDigit };
}

function context(desk: Desk) {
  return { input: desk.lent.input, output: desk.lent.output, clearPromptOnDone: true, signal: desk.signal };
}

/** Puts a text into the field as if it were typed; a default would come back when the person erases it. */
function type(text: string | undefined, desk: Desk): void {
  if (text) desk.lent.press({ kind: 'paste', text });
}

function found(choices: readonly Choice[], term: string): Choice[] {
  if (term === '') return [...choices];
  const keys = ['label', 'hint', 'id'];
  return fuzzysort.go(term, choices, { keys, threshold: 0, limit: 0 }).map(result => result.obj);
}

/** Inquirer breaks rows at the last column, in the middle of words: what it shows comes to it broken already. */
function inquirerChoice(choice: Choice, desk: Desk, lead = pointerWidth) {
  const { painter, width } = desk;
  return {
    value: choice.id,
    name: label(choice, desk, lead),
    ...(choice.hint ? { description: painter.rows([{ text: choice.hint }], width).join('\n') } : {}),
    disabled: choice.disabled ? painter.text(`(${choice.disabled})`) : false,
  };
}

/** Its further rows begin below its first one, `lead` columns in. */
function label({ label, suggested }: Choice, { painter, width }: Desk, lead: number, tone?: Tone): string {
  const text = suggested ? `${label} (suggested)` : label;
  return painter.rows([{ text, ...(tone && { tone }) }], width - lead).join(`\n${' '.repeat(lead)}`);
}

/** Columns before a label: of the pointer; of the pointer and a box. */
const pointerWidth = 2;
const boxWidth = 4;

/** Digits jump by a numbering that is not shown. */
function notDigit(event: KeyEvent): boolean {
  return event.kind === 'key' && !/^\d$/.test(event.text);
}

function theme(painter: Painter) {
  const { glyphs } = painter;
  const plain = (text: string): string => text;
  const dim = (text: string): string => painter.text(text, 'dim');
  const words: Record<string, string> = { '↑↓': glyphs.arrows, '⏎': glyphs.enter };
  return {
    prefix: { idle: '', done: '' },
    icon: {
      cursor: glyphs.signs.pointer,
      checked: ` ${glyphs.ticked}`,
      unchecked: ` ${glyphs.unticked}`,
      disabledChecked: ` ${glyphs.ticked}`,
      disabledUnchecked: ' -',
    },
    style: {
      answer: plain,
      message: plain,
      searchTerm: plain,
      description: plain,
      disabled: dim,
      help: dim,
      maskedText: '(not shown)',
      defaultAnswer: plain,
      error: (text: string) => painter.text(text, 'bad'),
      highlight: (text: string) => painter.text(text, 'strong'),
      keysHelpTip: (keys: [key: string, action: string][]) =>
        dim(keys.map(([key, action]) => `${words[key] ?? key} ${action}`).join(` ${glyphs.dot} `)),
    },
  };
}
