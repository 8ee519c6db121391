import { closedAt } from '../../engine/state.ts';
import type { Check } from '../../terminal/check.ts';
import { type CaseInView, isDrill, openedAt, playbookOf, typesOf } from '../case-in-view.ts';
import { exerciseFigures } from '../exercises/exercise-figures.ts';
import { ratedWords, ratingsOf } from '../exercises/exercise-words.ts';
import type { Planned } from './readiness.ts';
import { weaknessChecks } from './weakness-checks.ts';

/** When each playbook and each type of incident was last practised, whether the drill came to its end, and what it showed. */
export function practice({ library, cases, workspace, now, months }: Planned): Check[] {
  const drills = cases.filter(isDrill);
  const grave = new Set(
    workspace.risks.filter(({ impact }) => impact >= 4).flatMap(({ playbooks }) => playbooks),
  );
  const checks = library.flatMap(
    ({ id }) =>
      drillCheck(
        id,
        drills.filter(one => playbookOf(one) === id),
        { now, months },
      ) ?? [],
  );
  const drilled = new Set(checks.map(({ about }) => about));
  const never = library.map(({ id }) => id).filter(id => !drilled.has(id));
  const urgent = never.filter(id => grave.has(id));
  const later = never.filter(id => !grave.has(id));
  return [
    ...checks,
    ...weaknessChecks({ cases: drills }),
    ...typesCheck(library, drills),
    ...(urgent.length > 0
      ? [
          {
            about: 'undrilled',
            state: 'bad' as const,
            what: `${urgent.join(', ')}: a risk of grave impact leans on it, and there was no drill in ${months} months`,
            help: '`tocsin drill list` has scenarios; `tocsin run ID --drill` plays it without one.',
          },
        ] // prettier-ignore
      : []),
    ...(later.length > 0
      ? [
          {
            about: 'undrilled',
            state: 'note' as const,
            what: `${later.join(', ')}: no drill in ${months} months`,
          },
        ]
      : []),
  ];
}

/** The last drill that is not too long ago; nothing where there is none. */
function drillCheck(
  id: string,
  drills: readonly CaseInView[],
  { now, months }: Pick<Planned, 'now' | 'months'>,
): Check | undefined {
  const last = drills.toSorted((a, b) => (openedAt(a) < openedAt(b) ? 1 : -1))[0];
  if (!last || now - Date.parse(openedAt(last)) > months * 30.44 * 86_400_000) return undefined;
  const day = openedAt(last).slice(0, 10);
  const ended = closedAt(last.state) !== undefined;
  const result = ended ? 'brought to its end' : 'not brought to its end';
  const what = [`last drill on ${day} (${last.name})`, result, ...outcome(last)].join(', ');
  return { about: id, state: ended ? 'good' : 'note', what };
}

/** What a closed exercise of a scenario came to: `2 of 9 expectations missed`, `rated 2 P, 1 M`. */
function outcome(one: CaseInView): string[] {
  if (!one.run) return [];
  const figures = exerciseFigures(one, one.run);
  const { met, late, missed } = figures.expectations;
  const rated = ratedWords(ratingsOf(figures));
  return [
    ...(met + late + missed > 0 ? [`${missed} of ${met + late + missed} expectations missed`] : []),
    ...(rated === '' ? [] : [`rated ${rated}`]),
  ];
}

/** When each type of incident that the library serves was last exercised, however long ago. */
function typesCheck(library: Planned['library'], drills: readonly CaseInView[]): Check[] {
  const types = [...new Set(library.flatMap(typesServed))];
  const last = types.flatMap(type => {
    const days = drills.filter(one => typesOf(one).includes(type)).map(openedAt);
    const newest = days.sort().at(-1);
    return newest === undefined ? [] : [{ type, day: newest.slice(0, 10) }];
  });
  if (last.length === 0) return [];
  const said = last.map(({ type, day }) => `${type} on ${day}`).join(', ');
  const never = types.length - last.length;
  return [
    {
      about: 'types',
      state: never === 0 ? 'good' : 'note',
      what: `last exercised: ${said}${never === 0 ? '' : `; ${never} of ${types.length} types never`}`,
    },
  ];
}

function typesServed({ id, playbook }: Planned['library'][number]): readonly string[] {
  return playbook && playbook.incidentTypes.length > 0 ? playbook.incidentTypes : [id];
}
