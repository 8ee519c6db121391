import { unmetNeeds } from '../../engine/standing.ts';
import { askReason } from '../ask.ts';
import { type Act, isStep } from './act.ts';

export const skip: Act = {
  key: 's',
  id: 'skip',
  label: 'skip',
  offered: focus => isStep(focus) || focus.kind === 'waiting' || focus.kind === 'asking',
  async run(desk, focus) {
    const reason = await askReason(desk, 'Why is it skipped?', commonReasons);
    if (isStep(focus) && focus.open.way === 'leftover')
      desk.record({ kind: 'drop-step', at: focus.open.at, reason });
    else if (isStep(focus)) desk.record({ kind: 'skip-step', at: focus.open.at, reason });
    else if (focus.kind === 'waiting' || focus.kind === 'asking') {
      desk.record({ kind: 'skip-step', at: { ...focus.held.pending.slot.instance }, reason });
    }
  },
};

export const override: Act = {
  key: 'o',
  id: 'override',
  label: 'open anyway',
  offered: focus => focus.kind === 'waiting',
  async run(desk, focus) {
    if (focus.kind !== 'waiting') return;
    const { slot } = focus.held.pending;
    const missing = unmetNeeds(desk.session.state, slot).join(', ');
    const reason = await askReason(desk, `Why open it without ${missing}?`);
    desk.record({ kind: 'override-needs', at: { ...slot.instance }, reason });
  },
};

const commonReasons = [
  'Not needed in this case',
  'Done before the case was opened',
  'Not possible now',
  'Somebody else does it',
];
