import { reasonedAct } from '../performing/reasoned-act.ts';

export const run = reasonedAct((at, why) => ({ kind: 'reopen-step', at, ...why }));
