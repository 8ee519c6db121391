import type { ExpressionScope } from './scope.ts';

/** Every word that `outcome()` of a step can give. */
export function outcomeWords(step: ExpressionScope['steps'][string] | undefined): string[] {
  const endings = step?.options ?? (step?.kind === 'approve' ? ['approved', 'denied'] : ['done']);
  return [...endings, 'waiting', 'open', 'failed', 'skipped', 'not-applicable'];
}
