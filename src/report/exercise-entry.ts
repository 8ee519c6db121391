import type { ExerciseDraft, Recorded } from '../engine/event.ts';
import type { Entry } from './entry.ts';
import { joined } from './joined.ts';

/** An entry of an exercise in words. */
export function exerciseEntry(record: Extract<Recorded, { type: ExerciseDraft['type'] }>): Entry {
  switch (record.type) {
    case 'drill.started':
      return entry('EXERCISE BEGINS', record.data.scenario.title, `seed ${record.data.seed}`);
    case 'drill.clock':
      return entry('EXERCISE CLOCK', record.data.why, clockWords(record.data));
    case 'inject.delivered': {
      const { inject, text, from = '', channel = '' } = record.data;
      return entry('INJECT', text, joined(inject, from, channel));
    }
    case 'inject.acknowledged':
      return entry('INJECT TAKEN IN', record.data.inject);
    case 'inject.answered':
      return entry('ANSWERED', record.data.text, record.data.inject);
    case 'inject.held':
      return entry(record.data.held ? 'INJECT HELD' : 'INJECT LET GO', record.data.inject);
    case 'inject.dropped':
      return entry('INJECT DROPPED', record.data.inject, record.data.cause);
    case 'fact.asked':
      return entry('ASKED', record.data.asked, record.data.text ?? 'nobody knows');
    case 'hint.given':
      return entry('HINT', record.data.text, record.data.inject);
    case 'expectation.judged':
      return entry(record.data.met ? 'EXPECTATION MET' : 'EXPECTATION NOT MET', record.data.expectation);
    case 'observation.added':
      return entry('OBSERVATION', record.data.text, record.data.objective);
    case 'objective.rated':
      return entry(`RATED ${record.data.rating}`, record.data.objective, record.data.text);
    default:
      return record satisfies never;
  }
}

function clockWords({ why, running, story }: Extract<Recorded, { type: 'drill.clock' }>['data']): string {
  const moved = why === 'shift' || why === 'advance' ? `moved to ${story.slice(11, 16)}Z, ` : '';
  return `${moved}${running ? 'runs' : 'stands'}`;
}

function entry(word: string, about: string, detail = ''): Entry {
  return { word, about, detail };
}
