import type { Agenda } from '../../engine/agenda.ts';
import type { Command } from '../../engine/command.ts';
import { entryOf } from '../../report/entry.ts';
import { askInput, askReason } from '../ask.ts';
import { askMilestone } from '../ask-milestone.ts';
import type { Desk } from '../desk.ts';
import { sidesOf } from '../sides.ts';
import { clockTime } from '../times.ts';
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

/** One of the sides is said again, or something else is said. */
async function settleDispute(desk: Desk, dispute: Agenda['disputes'][number]): Promise<void> {
  const { state, now } = desk.session;
  const sides = sidesOf(state, dispute, now);
  const chosen = await desk.choose({
    ask: `Which ${dispute.what === 'severity' ? 'severity' : `${dispute.what} ${dispute.name}`} is right?`,
    field: { name: `dispute:${dispute.what}:${dispute.name}` },
    choices: [
      ...sides.map(({ by, says }) => ({
        id: by.id,
        label: `${by.actor.name}: ${says}`,
        hint: `recorded ${clockTime(Date.parse(by.ts), now)}`,
      })),
      { id: 'other', label: 'something else', hint: 'neither is right' },
    ],
  });
  const side = sides.find(({ by }) => by.id === chosen);
  const command = side?.again ?? (await askAnew(desk, dispute));
  if (command) desk.record(command);
}

async function askAnew(desk: Desk, { what, name }: Agenda['disputes'][number]): Promise<Command | undefined> {
  const { playbook } = desk.session;
  switch (what) {
    case 'input': {
      const input = playbook.inputs[name];
      return input && { kind: 'set-input', name, value: await askInput(desk, input) };
    }
    case 'milestone': {
      const occurred = await askMilestone(desk, name);
      return { kind: 'set-milestone', name, occurred };
    }
    case 'role': {
      const person = await desk.text({ ask: `Who is ${name}?`, field: { name: `person:${name}` } });
      return { kind: 'assign-role', role: name, person: person.trim() || null };
    }
    case 'severity': {
      const choices = playbook.severity.map(level => ({ id: level.id, label: level.id, hint: level.means }));
      const value = await desk.choose({ ask: 'How severe is it?', choices, field: { name: 'severity' } });
      return { kind: 'set-severity', value };
    }
    default:
      return what satisfies never;
  }
}
