import { reasonedAct } from '../performing/reasoned-act.ts';

export const run = reasonedAct(({ step }, why) => ({ kind: 'go-again', step, ...why }));
