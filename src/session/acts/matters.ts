import { readInput, readMilestone, readRole } from '../../engine/state.ts';
import { TocsinError } from '../../errors.ts';
import { formatValue } from '../../expression/values/format-value.ts';
import { given } from '../../given.ts';
import { standardMilestones } from '../../playbook/milestones.ts';
import { askInput } from '../ask.ts';
import { askMilestone } from '../ask-milestone.ts';
import { askPerson } from '../ask-person.ts';
import type { Desk } from '../desk.ts';
import { leftNotes, letGo } from '../left-notes.ts';
import { momentText } from '../times.ts';
import { type Act, isStep } from './act.ts';
import { offerFound } from './observables.ts';

export const note: Act = {
  key: 'n',
  id: 'note',
  label: 'note',
  offered: () => true,
  async run(desk, focus) {
    const { store } = desk.session;
    const left = leftNotes(store.dir)[0];
    const text = await desk.compose({
      ask: 'Note',
      ...given({ initial: left?.text }),
      field: { name: 'note' },
      draft: keeperOf(desk),
    });
    if (text.trim()) {
      const at = isStep(focus) ? { at: focus.open.at } : {};
      offerFound(desk, desk.record({ kind: 'add-note', text: text.trimEnd(), ...at }));
    }
    store.draftNote(undefined);
    if (left) letGo(store.dir, left);
  },
};

/** Keeps aside what is typed so far. Where that fails it is said once: typing goes on, and so does the note. */
function keeperOf({ prompter, session: { store } }: Desk): (typed: string) => void {
  let said = false;
  return typed => {
    try {
      store.draftNote(typed);
    } catch (error) {
      if (!(error instanceof TocsinError)) throw error;
      if (!said)
        prompter.print([[{ text: `${error.message}. Save the note soon.`, tone: 'warn', hang: true }]]);
      said = true;
    }
  };
}

export const severity: Act = {
  key: 'v',
  id: 'severity',
  label: 'severity',
  more: true,
  offered: () => true,
  async run(desk) {
    const value = await desk.choose({
      ask: 'How severe is it?',
      field: { name: 'severity' },
      choices: desk.session.playbook.severity.map(level => ({
        id: level.id,
        label: level.id,
        hint: level.means,
      })),
    });
    desk.record({ kind: 'set-severity', value });
  },
};

export const milestone: Act = {
  key: 't',
  id: 'milestone',
  label: 'milestones',
  more: true,
  offered: () => true,
  async run(desk) {
    const { state, playbook, now } = desk.session;
    const names = [...new Set([...standardMilestones, ...playbook.milestones])];
    const name = await desk.choose({
      ask: 'Which milestone was reached, or is to be corrected?',
      field: { name: 'milestone' },
      choices: names.map(id => {
        const reading = readMilestone(state, id);
        return {
          id,
          label: id,
          hint: reading.kind === 'set' ? `reached ${momentText(reading.value, now)}` : '',
        };
      }),
    });
    const occurred = (await isToBeTakenBack(desk, name)) ? null : await askMilestone(desk, name);
    desk.record({ kind: 'set-milestone', name, occurred });
  },
};

/** A milestone that was recorded as reached can be corrected, or was not reached at all. */
async function isToBeTakenBack(desk: Desk, name: string): Promise<boolean> {
  const { state, now } = desk.session;
  const reading = readMilestone(state, name);
  if (reading.kind !== 'set') return false;
  const chosen = await desk.choose({
    ask: `${name} was reached ${momentText(reading.value, now)}. What is right?`,
    field: { name: `milestone:${name}` },
    choices: [
      { id: 'other', label: 'another time' },
      { id: 'never', label: 'not reached', hint: 'it is taken back; both stay on the record' },
    ],
  });
  return chosen === 'never';
}

export const role: Act = {
  key: 'r',
  id: 'role',
  label: 'roles',
  more: true,
  offered: (_, desk) => desk.session.playbook.roles.length > 0,
  async run(desk) {
    const { state, playbook } = desk.session;
    const chosen = await desk.choose({
      ask: 'Which role?',
      field: { name: 'role' },
      choices: playbook.roles.map(r => {
        const reading = readRole(state, r.id);
        const who = reading.kind === 'set' ? reading.value : 'nobody yet';
        return { id: r.id, label: r.title, hint: r.brief ? `${who}. ${r.brief}` : who };
      }),
    });
    const person = await askPerson(desk, { ask: 'Who takes it?', role: chosen, field: `person:${chosen}` });
    desk.record({ kind: 'assign-role', role: chosen, person: person ?? null });
  },
};

export const answers: Act = {
  key: 'i',
  id: 'input',
  label: 'answers',
  more: true,
  offered: (_, desk) => Object.keys(desk.session.playbook.inputs).length > 0,
  async run(desk) {
    const { state, playbook } = desk.session;
    const name = await desk.choose({
      ask: 'Which answer is to be given or corrected?',
      field: { name: 'input' },
      choices: Object.values(playbook.inputs).map(input => {
        const reading = readInput(state, input.name);
        const value = reading.kind === 'set' ? formatValue(reading.value, input) : reading.kind;
        return { id: input.name, label: input.name, hint: `${value}. ${desk.session.render(input.ask)}` };
      }),
    });
    const input = playbook.inputs[name];
    if (input) desk.record({ kind: 'set-input', name, value: await askInput(desk, input) });
  },
};
