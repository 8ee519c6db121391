import { reasonedAct } from '../performing/reasoned-act.ts';

export const run = reasonedAct(({ step }, why) => ({ kind: 'open-step', step, ...why }));
