import { showStep } from '../show-step.ts';
import { type Act, isStep } from './act.ts';

/** A long step leaves a small screen at its top. */
export const showAgain: Act = {
  key: '.',
  id: 'show-again',
  label: 'show the step again',
  more: true,
  offered: isStep,
  async run(desk, focus) {
    if (isStep(focus)) showStep(desk, focus, { again: true });
  },
};
