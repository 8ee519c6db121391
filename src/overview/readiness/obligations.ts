import type { Clock, Playbook } from '../../playbook/playbook.ts';
import type { Check } from '../../terminal/check.ts';
import type { Planned } from './readiness.ts';

/** Whether a step of some playbook meets each deadline of the regimes that bind the organisation. */
export function obligations({ workspace, regimes, library }: Planned): Check[] {
  if (workspace.regimes.length === 0) {
    return [
      {
        about: 'regimes',
        state: 'note',
        what: 'no law or contract is named: no legal deadline joins a case of its own accord',
        help: 'Ask your counsel which ones bind you, and write them as `regimes:` into tocsin.yaml.',
      },
    ];
  }
  const playbooks = library.flatMap(({ playbook }) => playbook ?? []);
  const clocks = new Map(playbooks.flatMap(one => clocksOf(one, regimes)).map(clock => [clock.id, clock]));
  return [...clocks.values()]
    .filter(({ status }) => status === 'in-force')
    .map(clock => clockCheck(clock, playbooks));
}

/** A playbook can name laws of its own, which bind only those whom they bind. */
function clocksOf({ clocks }: Playbook, regimes: readonly string[]): Clock[] {
  return clocks.filter(({ regime }) => regime !== undefined && regimes.includes(regime));
}

function clockCheck({ id, title, within }: Clock, playbooks: readonly Playbook[]): Check {
  const meeting = playbooks.filter(({ steps }) =>
    Object.values(steps).some(({ meets }) => meets.includes(id)),
  );
  const limit = within ? `within ${within.text}` : 'without undue delay';
  return meeting.length > 0
    ? {
        about: id,
        state: 'good',
        what: `${limit}; met by a step of ${meeting.map(one => one.id).join(', ')}`,
      }
    : {
        about: id,
        state: 'note',
        what: `${limit}; no step meets it: ${title}`,
        help: `People record it: \`tocsin met ${id}\`.`,
      };
}
