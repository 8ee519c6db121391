import { reasonedAct } from '../performing/reasoned-act.ts';

export const run = reasonedAct((at, { reason }) => ({ kind: 'go-again', at, reason }));
