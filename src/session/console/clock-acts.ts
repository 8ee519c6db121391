import { advance, goOn, pause, shift } from '../../drill/controls.ts';
import type { ConsoleAct } from './console-act.ts';

export const pauseOrGoOn: ConsoleAct = {
  key: 'p',
  id: 'pause',
  label: desk => (desk.drill.paused ? 'go on' : 'pause'),
  offered: () => true,
  async run(desk) {
    const { paused } = desk.drill;
    desk.record(controlled => (paused ? goOn(controlled) : pause(controlled)));
  },
};

export const advanceClock: ConsoleAct = {
  key: 'a',
  id: 'advance',
  label: 'advance',
  offered: ({ drill }) => drill.started.data.clock === 'manual' && !drill.paused,
  async run(desk) {
    desk.record(advance);
  },
};

export const forward: ConsoleAct = {
  key: '+',
  id: 'forward',
  label: '5 min',
  offered: () => true,
  async run(desk) {
    desk.record(controlled => shift(controlled, fiveMinutes));
  },
};

export const backward: ConsoleAct = {
  key: '-',
  id: 'backward',
  label: '5 min',
  offered: () => true,
  async run(desk) {
    desk.record(controlled => shift(controlled, -fiveMinutes));
  },
};

/** Something really happens: the exercise stops for everybody. */
export const stopForRealWorld: ConsoleAct = {
  key: '*',
  id: 'real-world',
  label: 'real world: stop',
  more: true,
  offered: () => true,
  async run(desk) {
    desk.record(controlled => pause(controlled, 'real-world'));
  },
};

const fiveMinutes = 5 * 60_000;
