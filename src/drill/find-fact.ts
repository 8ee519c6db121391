import type { DrillState } from './drill-state.ts';
import type { Fact, Scenario } from './scenario.ts';

/** The fact that these words ask for: the one of those that can be known by now which shares most of them; nothing where none shares any. */
export function findFact({ facts }: Scenario, drill: DrillState, words: string): Fact | undefined {
  const asked = wordsIn(words);
  const known = facts.filter(({ after }) => after === undefined || drill.delivered.has(after));
  const ranked = known.map(fact => ({ fact, shared: sharedBy(wordsIn(fact.ask), asked) }));
  const best = Math.max(0, ...ranked.map(({ shared }) => shared));
  return best === 0 ? undefined : ranked.find(({ shared }) => shared === best)?.fact;
}

function sharedBy(own: readonly string[], asked: readonly string[]): number {
  return own.filter(word => asked.some(other => alike(word, other))).length;
}

/** `backup` asks for `backups`, and `restored` for `restore`. */
function alike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));
}

function wordsIn(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].filter(word => word.length > 1 && !empty.has(word));
}

/** Words that every question has. */
const empty: ReadonlySet<string> = new Set(
  'the an is are was were do does did has have had of to in on at for and or who what when where why which how it we our us you your they there'.split(
    ' ',
  ),
);
