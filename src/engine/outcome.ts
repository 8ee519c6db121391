import { given } from '../given.ts';
import type { CommandEnd, EventType, Recorded } from './event.ts';
import { earliest, insertInOrder, newest, sees } from './order.ts';
import type { FinalWord, Settled } from './settled.ts';
import type { Turn } from './turn.ts';

/** The word that an event ends a step with, and whether somebody performed it; nothing for events that end none. */
export function endingOf(
  record: Recorded,
): { word: FinalWord; performed: boolean; option?: string } | undefined {
  if (record.type === 'decision.made') return { word: 'chosen', performed: true, option: record.data.option };
  if (record.type === 'command.ended') return commandEnding(record.data);
  return endings[record.type];
}

/** A command that ran and did not end well has failed; one that never ran has ended nothing. */
function commandEnding({ result, exit }: CommandEnd): { word: FinalWord; performed: boolean } | undefined {
  if (result === 'not-run') return undefined;
  return { word: result === 'exited' && exit === 0 ? 'ran' : 'failed', performed: true };
}

const endings: { [T in EventType]?: { word: FinalWord; performed: boolean } } = {
  'step.completed': { word: 'done', performed: true },
  'step.failed': { word: 'failed', performed: true },
  'playbook.switched': { word: 'done', performed: true },
  'notification.sent': { word: 'sent', performed: true },
  'notification.not-sent': { word: 'not-sent', performed: true },
  'command.declined': { word: 'declined', performed: true },
  'approval.given': { word: 'approved', performed: true },
  'approval.denied': { word: 'denied', performed: true },
  'step.skipped': { word: 'skipped', performed: false },
  'step.dropped': { word: 'dropped', performed: false },
  'step.not-applicable': { word: 'not-applicable', performed: false },
};

/**
 * FLOW rule 16. Performed beats skipped, dropped and not applicable; an automatic not-applicable never closes what is
 * open; two performed endings that differ and were recorded unseen by each other are a conflict until somebody who has
 * seen both keeps one. Equal ones are "also".
 */
export function settle(turn: Turn): Settled {
  turn.settled ??= weigh(turn);
  return turn.settled;
}

function weigh(turn: Turn): Settled {
  const performed = turn.endings.filter(r => endingOf(r)?.performed);
  if (performed.length > 0) return weighPerformed(performed, turn.resolutions);
  const ended = turn.endings.filter(
    r => !(r.type === 'step.not-applicable' && r.auto && turn.opened.length > 0),
  );
  const by = (['step.skipped', 'step.dropped', 'step.not-applicable'] as const)
    .map(type => ended.find(r => r.type === type))
    .find(r => r !== undefined);
  return by ? finalBy(by, turn.endings) : { kind: 'none' };
}

function weighPerformed(performed: Recorded[], resolutions: Recorded[]): Settled {
  const candidates = earliest(performed);
  const [leading] = candidates;
  if (!leading) return { kind: 'none' };
  if (candidates.every(r => sameEnding(r, leading))) return finalBy(leading, performed);
  const kept = keptBy(resolutions, performed, candidates);
  return kept ? finalBy(kept, performed) : { kind: 'conflict', candidates };
}

/** The ending that every standing resolution keeps, if each rival was before the eyes of one who resolved. */
function keptBy(
  resolutions: Recorded[],
  performed: Recorded[],
  candidates: Recorded[],
): Recorded | undefined {
  const standing = newest(resolutions);
  const keeps = new Set(standing.map(r => (r.type === 'conflict.resolved' ? r.data.keep : '')));
  if (keeps.size !== 1) return undefined;
  const kept = performed.find(r => keeps.has(r.id));
  if (!kept) return undefined;
  const allSeen = candidates.every(c => sameEnding(c, kept) || standing.some(r => sees(r, c)));
  return allSeen ? kept : undefined;
}

function finalBy(by: Recorded, all: Recorded[]): Settled {
  const ending = endingOf(by);
  if (!ending) return { kind: 'none' };
  const also: Recorded[] = [];
  for (const record of all) if (record !== by) insertInOrder(also, record);
  return {
    kind: 'final',
    word: ending.word,
    ...given({ option: ending.option }),
    by,
    also,
  };
}

function sameEnding(a: Recorded, b: Recorded): boolean {
  const [x, y] = [endingOf(a), endingOf(b)];
  return x?.word === y?.word && x?.option === y?.option;
}
