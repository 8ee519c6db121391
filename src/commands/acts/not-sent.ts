import { reasonedAct } from '../performing/reasoned-act.ts';

export const run = reasonedAct((at, why) => ({ kind: 'withhold-notification', at, ...why }));
