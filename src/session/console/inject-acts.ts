import { drop, fire, hint, hold, nextHint } from '../../drill/controls.ts';
import type { Inject } from '../../drill/scenario.ts';
import type { ConsoleAct } from './console-act.ts';
import type { ConsoleDesk } from './console-desk.ts';
import { injectRows } from './inject-rows.ts';

export const next: ConsoleAct = {
  key: 'j',
  id: 'next',
  label: 'next inject',
  afterwards: true,
  offered: () => true,
  async run(desk) {
    desk.moveOn(1);
  },
};

export const previous: ConsoleAct = {
  key: 'k',
  id: 'previous',
  label: 'previous',
  afterwards: true,
  offered: () => true,
  async run(desk) {
    desk.moveOn(-1);
  },
};

export const fireNow: ConsoleAct = {
  key: 'f',
  id: 'fire',
  label: 'fire now',
  offered: isToCome,
  async run(desk) {
    const { chosen } = desk;
    const why = beforeItsTurn(desk);
    const field = { name: `fire:${chosen}` };
    if (why !== undefined && !(await desk.confirm({ ask: `Fire ${chosen} now? ${why}`, field }))) return;
    desk.record(controlled => fire(controlled, chosen));
  },
};

export const holdOrLetGo: ConsoleAct = {
  key: 'h',
  id: 'hold',
  label: desk => (desk.drill.held.has(desk.chosen) ? 'let go' : 'hold'),
  offered: desk => isToCome(desk) && !desk.drill.dropped.has(desk.chosen),
  async run(desk) {
    const held = !desk.drill.held.has(desk.chosen);
    desk.record(controlled => hold(controlled, desk.chosen, held));
  },
};

export const dropInject: ConsoleAct = {
  key: 'd',
  id: 'drop',
  label: 'drop',
  offered: desk => isToCome(desk) && !desk.drill.dropped.has(desk.chosen),
  async run(desk) {
    const { chosen } = desk;
    const ask = `Drop ${chosen}? It will not come by itself.`;
    if (!(await desk.confirm({ ask, field: { name: `drop:${chosen}` } }))) return;
    const following = desk.following;
    desk.record(controlled => drop(controlled, chosen));
    desk.chosen = following;
  },
};

export const giveHint: ConsoleAct = {
  key: 'g',
  id: 'hint',
  label: 'give hint',
  offered: desk => {
    const inject = chosenInject(desk);
    return (
      inject !== undefined &&
      desk.drill.delivered.has(inject.id) &&
      nextHint(inject, desk.drill) !== undefined
    );
  },
  async run(desk) {
    desk.record(controlled => hint(controlled, desk.chosen));
  },
};

export const ownHint: ConsoleAct = {
  key: 'u',
  id: 'own-hint',
  label: 'hint of your own',
  more: true,
  offered: desk => desk.drill.delivered.has(desk.chosen),
  async run(desk) {
    const { chosen } = desk;
    const text = await desk.text({
      ask: `What do you tell the players about ${chosen}?`,
      field: { name: `hint:${chosen}` },
      validate: typed => (typed.trim() ? undefined : 'Nothing was entered: write a sentence.'),
    });
    desk.record(controlled => hint(controlled, chosen, text));
  },
};

/** On the whole screen; above it too, where even that has no room for all. */
export const inFull: ConsoleAct = {
  key: 'i',
  id: 'in-full',
  label: ({ reading }) => (reading ? 'back' : 'inject in full'),
  afterwards: true,
  offered: () => true,
  async run(desk) {
    const { face, width, height } = desk.prompter;
    desk.reading = !desk.reading && face === 'tty';
    const whole = injectRows(desk.view(), { width, height: Number.POSITIVE_INFINITY });
    if (face !== 'tty' || (desk.reading && whole.length > height - besideReading)) desk.prompter.print(whole);
  },
};

/** What speaks against the chosen inject's coming now, beside the time. */
function beforeItsTurn(desk: ConsoleDesk): string | undefined {
  const prospect = desk.prospect;
  switch (prospect?.state) {
    case 'dropped':
      return 'It was dropped.';
    case 'undrawn':
      return 'Its pool did not draw it.';
    case 'pending':
      return prospect.waits.length > 0 ? `It waits for ${prospect.waits.join(', ')}.` : undefined;
    default:
      return undefined;
  }
}

function isToCome({ drill, chosen }: ConsoleDesk): boolean {
  return !drill.delivered.has(chosen);
}

function chosenInject({ scenario, chosen }: ConsoleDesk): Inject | undefined {
  return scenario.injects.find(({ id }) => id === chosen);
}

/** Rows of the screen that the head, the keys and the status take. */
const besideReading = 6;
