import { vocabulary } from './cel/vocabulary.ts';
import { parseTemplate } from './template.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What a name or an id is called where a fragment has been put in place; one that stays is given back as it is. */
export interface FullNames {
  input(name: string): string;
  id(id: string): string;
}

/** Writes a fragment's expression with full names: `account == ""` as `victim.account == ""`, `outcome("reset")` as `outcome("victim/reset")`. */
export function qualifyExpression(text: string, names: FullNames): string {
  const tokens = [...tokensOf(text)];
  let written = '';
  let at = 0;
  tokens.forEach((token, index) => {
    const full = fullForm(tokens, index, names);
    if (full === undefined) return;
    written += text.slice(at, token.start) + full;
    at = token.end;
  });
  return written + text.slice(at);
}

/** The same for every `{{ }}` of a text. */
export function qualifyTemplate(text: string, names: FullNames): string {
  return parseTemplate(text)
    .map(segment =>
      segment.kind === 'expression' ? `{{${qualifyExpression(segment.text, names)}}}` : segment.text,
    )
    .join('');
}

function fullForm(tokens: Token[], index: number, names: FullNames): string | undefined {
  const [token, before] = [tokens[index] as Token, tokens[index - 1]];
  if (token.kind === 'name') {
    return before?.text === '.' || tokens[index + 1]?.text === '(' ? undefined : names.input(token.text);
  }
  const id = /^(["'])([^"'\\]+)\1$/.exec(token.text)?.[2];
  if (id === undefined || before?.text !== '(' || !takesId(tokens[index - 2]?.text)) return undefined;
  return JSON.stringify(names.id(id));
}

function takesId(name = ''): boolean {
  return Object.hasOwn(vocabulary, name) && vocabulary[name]?.some(({ idOf }) => idOf !== undefined) === true;
}
