import { readFileSync } from 'node:fs';

export interface Block {
  language: string;
  text: string;
}

/** One command of a console block, and the lines that the README shows below it; `...` stands for any. */
export interface Shown {
  command: string;
  output: string[];
}

export const readme = readFileSync('README.md', 'utf8');

/** The fenced blocks, in order. */
export const blocks: readonly Block[] = [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

export const consoles: readonly Shown[][] = blocks
  .filter(({ language }) => language === 'console')
  .map(({ text }) => shownIn(text));

/** The texts that stand as code: each inline span, each command of a block. */
export const codes: readonly string[] = [
  ...[...readme.replace(/^```\w+\n[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
  ...blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.trimEnd().split('\n')),
  ...consoles.flat().map(({ command }) => command),
];

/** The rows below a table's header, each cell trimmed. */
export function rowsOf(firstHeader: string): string[][] {
  const [, , ...rows] =
    readme
      .slice(readme.indexOf(`| ${firstHeader} |`))
      .split('\n\n', 1)[0]
      ?.split('\n') ?? [];
  return rows
    .filter(row => row.startsWith('|'))
    .map(row =>
      row
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
}

function shownIn(text: string): Shown[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const [command = '', ...output] = part.trimEnd().split('\n');
      return { command, output };
    });
}
