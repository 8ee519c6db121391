import { incidentTypes } from '../../playbook/incident-types.ts';
import type { Check } from '../../terminal/check.ts';
import type { LibraryEntry } from './library-entry.ts';
import type { Planned } from './readiness.ts';

/** Whether there is a sound, reviewed playbook for each type of incident. */
export function procedures({ library, now }: Planned): Check[] {
  const broken = library.filter(({ errors, playbook }) => errors > 0 || !playbook);
  const stale = library.filter(entry => isStale(entry, now));
  const served = new Set(library.flatMap(({ playbook }) => playbook?.incidentTypes ?? []));
  const unserved = incidentTypes.filter(type => !served.has(type));
  const sound = library.length - broken.length;
  return [
    ...broken.map(
      ({ id, path, errors }): Check => ({
        about: id,
        state: 'bad',
        what: errors === 1 ? 'it has an error' : `it has ${errors} errors`,
        help: `\`tocsin lint ${path}\` shows what is wrong.`,
      }),
    ),
    ...stale.map(
      ({ id, playbook }): Check => ({
        about: id,
        state: 'note',
        what: `its review was due: last reviewed on ${playbook?.reviewed}, every ${playbook?.reviewEvery?.text}`,
      }),
    ),
    ...(unserved.length > 0
      ? [{ about: 'types', state: 'note' as const, what: `no playbook for ${unserved.join(', ')}` }]
      : []),
    {
      about: 'playbooks',
      state: sound > 0 ? 'good' : 'bad',
      what: `${sound} of ${library.length} are sound`,
    },
  ];
}

function isStale({ playbook }: LibraryEntry, now: number): boolean {
  if (!playbook?.reviewed || !playbook.reviewEvery) return false;
  return now > Date.parse(playbook.reviewed) + playbook.reviewEvery.ms;
}
