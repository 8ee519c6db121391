import { escapeMarkdown } from '../report/escape-markdown.ts';
import { type Weakness, weaknessWords } from './exercises/weaknesses.ts';
import type { Lesson } from './lessons.ts';

/** The actions, and what exercises showed to be weak and nobody owns yet, as a list of tasks that trackers take in. What people wrote stands as text: nothing of it becomes markup. */
export function lessonsMarkdown(lessons: readonly Lesson[], weaknesses: readonly Weakness[]): string {
  const rows = lessons.map(({ state, what, owner, due, kind, ref, mode, word }) => {
    const box = state === 'open' ? ' ' : 'x';
    const exercise = mode === 'drill' ? '**EXERCISE** ' : '';
    const ended = state === 'dropped' ? `, dropped${word && `: ${word}`}` : '';
    const facts = `(${owner}, by ${due}, ${kind}, ${ref}${ended})`;
    return `- [${box}] ${exercise}${escapeMarkdown(what)} ${escapeMarkdown(facts)}\n`;
  });
  const shown = weaknesses.map(one => {
    const facts = `(${weaknessWords(one)}, nobody's yet, ${one.case} ${one.id})`;
    return `- [ ] **EXERCISE** ${escapeMarkdown(one.what)} ${escapeMarkdown(facts)}\n`;
  });
  return [...rows, ...shown].join('') || 'No actions.\n';
}
