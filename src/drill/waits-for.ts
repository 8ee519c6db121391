import { triggerWords } from './papers/drill-words.ts';
import type { Trigger } from './scenario.ts';
import { heldSince, type Situation } from './triggers.ts';

/** What a trigger still waits for besides time, each in a few words for a controller; empty where nothing else is wanting. */
export function waitsFor(trigger: Trigger, situation: Situation): string[] {
  if (heldSince(trigger, situation) !== undefined) return [];
  switch (trigger.kind) {
    case 'all':
      return trigger.of.flatMap(inner => waitsFor(inner, situation));
    case 'any':
      return [trigger.of.map(inner => waitsFor(inner, situation).join(' and ') || 'its time').join(' or ')];
    case 'at':
      return [];
    case 'after':
      return situation.drill.delivered.has(trigger.inject) ? [] : [trigger.inject];
    case 'not':
      return [`the end of: ${triggerWords(trigger.of)}`];
    case 'idle':
    case 'step':
    case 'decision':
    case 'milestone':
    case 'expectation':
    case 'flag':
      return [triggerWords(trigger)];
    default:
      return trigger satisfies never;
  }
}
