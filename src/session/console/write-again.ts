import type { ConsoleAct } from './console-act.ts';

/** Entries that the disk did not take. */
export const writeAgain: ConsoleAct = {
  key: 'w',
  id: 'write-again',
  label: 'write again',
  afterwards: true,
  offered: ({ session }) => session.store.unrecorded.length > 0,
  async run(desk) {
    desk.showSaved(desk.session.retry());
  },
};
