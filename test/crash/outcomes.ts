import { readRawLogs } from './raw-logs.ts';

/**
 * What became of a case, whoever wrote it and however often it was cut off: each ending of each step, each option, each
 * measure, each milestone, evidence and closing, once, with its reason; each note and answer as a whole.
 */
export function outcomesOf(dir: string): string[] {
  const entries = [...readRawLogs(dir).values()].flatMap(log => log.entries);
  const outcomes = entries
    .filter(({ type }) => !beside.has(type))
    .map(({ type, in: scope = '', step = '', pass = 1, item = '', data }) => {
      const said = fields.map(field => data[field] ?? '');
      const given =
        type === 'note.added' ? data.text : type === 'input.set' ? JSON.stringify(data.value) : '';
      return [type, scope, step, pass, item, ...said, given].join('|');
    });
  return [...new Set(outcomes)].sort();
}

/** Of the writers, not of the case; and `case.opened`, whose name counts up. */
const beside = new Set(['case.opened', 'case.joined', 'session.started', 'session.ended', 'log.closed']);
const fields = ['option', 'name', 'state', 'entry', 'role', 'what', 'id', 'reason'];
