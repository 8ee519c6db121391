import type { Check } from '../../terminal/check.ts';
import type { Planned } from './readiness.ts';

/** Whether those who may be needed from outside can be reached. */
export function resources({ workspace }: Planned): Check[] {
  const { resources: known, regimes } = workspace;
  const mute = known.filter(({ contacts }) => Object.keys(contacts).length === 0);
  const served = new Set(known.flatMap(one => one.regimes));
  const unserved = regimes.filter(regime => !served.has(regime));
  return [
    known.length > 0
      ? { about: 'named', state: 'good', what: known.map(({ name }) => name).join(', ') }
      : {
          about: 'named',
          state: 'note',
          what: 'no supplier, authority, insurer or counsel is named',
          help: 'Write `resources:` into tocsin.yaml; their numbers then stand at the steps that need them.',
        },
    ...(mute.length > 0
      ? [
          {
            about: 'contacts',
            state: 'bad' as const,
            what: `none for ${mute.map(({ name }) => name).join(', ')}`,
          },
        ]
      : []),
    ...(unserved.length > 0
      ? [
          {
            about: 'authorities',
            state: 'note' as const,
            what: `nobody to report to is named for ${unserved.join(', ')}`,
            help: 'A resource of the kind regulator or authority can name its `regimes`.',
          },
        ]
      : []),
  ];
}
