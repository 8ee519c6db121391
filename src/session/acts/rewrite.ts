import type { Act } from './act.ts';

/** Tries again to write what the disk refused. */
export const rewrite: Act = {
  key: 'w',
  id: 'rewrite',
  label: 'write again',
  offered: (_, desk) => desk.session.store.unrecorded.length > 0,
  async run(desk) {
    desk.showSaved(desk.session.retry());
  },
};
