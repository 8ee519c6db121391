import { escapeMarkdown } from '../report/escape-markdown.ts';
import type { Lesson } from './lessons.ts';

/** The actions as a list of tasks that trackers take in. What people wrote stands as text: nothing of it becomes markup. */
export function lessonsMarkdown(lessons: readonly Lesson[]): string {
  const rows = lessons.map(({ state, what, owner, due, kind, ref, mode, word }) => {
    const box = state === 'open' ? ' ' : 'x';
    const exercise = mode === 'drill' ? '**EXERCISE** ' : '';
    const ended = state === 'dropped' ? `, dropped${word && `: ${word}`}` : '';
    const facts = `(${owner}, by ${due}, ${kind}, ${ref}${ended})`;
    return `- [${box}] ${exercise}${escapeMarkdown(what)} ${escapeMarkdown(facts)}\n`;
  });
  return rows.join('') || 'No actions.\n';
}
