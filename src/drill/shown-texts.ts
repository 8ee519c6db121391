import type { Path } from '../playbook/yaml/source.ts';

/** What players see without asking for it. */
export function shownTexts({
  title,
  summary = '',
  roles = [],
  injects,
}: {
  title: string;
  summary?: string;
  roles?: readonly { brief?: string }[];
  injects: readonly { text: string; questions?: readonly string[] }[];
}): { text: string; path: Path }[] {
  return [
    { text: title, path: ['title'] },
    { text: summary, path: ['summary'] },
    ...roles.map(({ brief = '' }, i) => ({ text: brief, path: ['roles', i, 'brief'] })),
    ...injects.flatMap(({ text, questions = [] }, i) => [
      { text, path: ['injects', i, 'text'] },
      ...questions.map((question, n) => ({ text: question, path: ['injects', i, 'questions', n] })),
    ]),
  ];
}

/** The sentences of a text that are long enough to give something away. */
export function tellingSentences(text: string): string[] {
  return sentencesIn(text).filter(sentence => plain(sentence).length >= 20);
}

export function sentencesIn(text: string): string[] {
  return text.split(/(?<=[.!?])\s+/).map(sentence => sentence.trim());
}

/** Letters and digits alone, so that neither capitals nor commas hide what is the same. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
