import type { Agenda } from '../../engine/agenda.ts';
import { readInput, readMilestone, readRole, readSeverity } from '../../engine/state.ts';
import { formatValue } from '../../expression/values/format-value.ts';
import { entryOf } from '../../report/entry.ts';
import { askInput, askOccurred, askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import type { Act } from './act.ts';

/** Two people ended a step in two ways without knowing of each other: one of them stands. */
export const keep: Act = {
  key: 'k',
  id: 'keep',
  label: 'keep one',
  offered: focus => focus.kind === 'conflict',
  async run(desk, focus) {
    if (focus.kind !== 'conflict') return;
    const { at, candidates } = focus.conflict;
    const chosen = await desk.choose({
      ask: 'Which ending stands?',
      field: { name: `conflict:${focus.name}` },
      choices: candidates.map(record => {
        const { word, detail } = entryOf(record, desk.session.playbook, (text, at) =>
          desk.session.render(text, at),
        );
        return { id: record.id, label: `${record.actor.name}, ${record.ts}: ${word}`, hint: detail };
      }),
    });
    desk.record({
      kind: 'resolve-conflict',
      at,
      keep: chosen,
      reason: await askReason(desk, 'Why that one?'),
    });
  },
};

/** Two people gave different values without knowing of each other: the value is said again, with both in sight. */
export const settle: Act = {
  key: 'k',
  id: 'settle',
  label: 'settle',
  offered: focus => focus.kind === 'dispute',
  async run(desk, focus) {
    if (focus.kind === 'dispute') await settleDispute(desk, focus.dispute);
  },
};

async function settleDispute(desk: Desk, { what, name }: Agenda['disputes'][number]): Promise<void> {
  const { playbook } = desk.session;
  desk.prompter.print(valuesOf(desk, what, name).map(text => [{ text: `  ${text}` }]));
  switch (what) {
    case 'input': {
      const input = playbook.inputs[name];
      if (input) desk.record({ kind: 'set-input', name, value: await askInput(desk, input) });
      return;
    }
    case 'milestone':
      desk.record({
        kind: 'set-milestone',
        name,
        occurred: await askOccurred(desk, `was it really ${name}`, `mark:${name}`),
      });
      return;
    case 'role': {
      const person = await desk.text({ ask: `Who is ${name}?`, field: { name: `person:${name}` } });
      desk.record({ kind: 'assign-role', role: name, person: person.trim() || null });
      return;
    }
    case 'severity': {
      const choices = playbook.severity.map(level => ({ id: level.id, label: level.id, hint: level.means }));
      desk.record({
        kind: 'set-severity',
        value: await desk.choose({ ask: 'How severe is it?', choices, field: { name: 'severity' } }),
      });
      return;
    }
    default:
      what satisfies never;
  }
}

function valuesOf(desk: Desk, what: Agenda['disputes'][number]['what'], name: string): string[] {
  const { state } = desk.session;
  const readings = { input: readInput, milestone: readMilestone, role: readRole, severity: readSeverity };
  const reading = readings[what](state, name);
  if (reading.kind !== 'disputed') return [];
  return reading.writes.map(({ by, value }) => {
    const text =
      typeof value === 'object' && value !== null && 'at' in value
        ? value.at
        : value === null
          ? 'taken back'
          : formatValue(value);
    return `${by.actor.name}, ${by.ts}: ${text}`;
  });
}
