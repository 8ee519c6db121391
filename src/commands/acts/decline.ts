import { reasonedAct } from '../performing/reasoned-act.ts';

export const run = reasonedAct((at, why) => ({ kind: 'decline-command', at, ...why }));
