import type { Check } from '../../terminal/check.ts';
import { assessedRisks } from '../risks/assessed-risk.ts';
import type { Planned } from './readiness.ts';

/** What the risk register wants; `tocsin risks` tells it in full. */
export function riskChecks({ workspace, cases, now, months }: Planned): Check[] {
  const { risks } = workspace;
  if (risks.length === 0)
    return [
      {
        about: 'risks',
        state: 'note',
        what: 'the register is empty',
        help: '`tocsin risks review ID` writes the first.',
      },
    ]; // prettier-ignore
  const wanting = assessedRisks(risks, cases, { now, months }).filter(({ wants }) => wants.length > 0);
  if (wanting.length === 0)
    return [{ about: 'risks', state: 'good', what: `${risks.length} assessed, none wants a look` }];
  const unserved = wanting.filter(({ wants }) => wants.some(({ what }) => what === 'no-playbook'));
  return [
    {
      about: 'risks',
      state: unserved.length > 0 ? 'bad' : 'note',
      what: `${wanting.length} of ${risks.length} want a look: ${wanting.map(({ id }) => id).join(', ')}`,
      help: '`tocsin risks` says why.',
    },
  ];
}
