import { closedAt } from '../../engine/state.ts';
import type { Check } from '../../terminal/check.ts';
import { type CaseInView, isDrill, openedAt, playbookOf } from '../case-in-view.ts';
import type { Planned } from './readiness.ts';

/** When each playbook was last practised, and whether the drill came to its end. */
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
    ...(urgent.length > 0
      ? [
          {
            about: 'undrilled',
            state: 'bad' as const,
            what: `${urgent.join(', ')}: a risk of grave impact leans on it, and there was no drill in ${months} months`,
            help: '`tocsin run ID --drill` plays it as an exercise.',
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
  const what = [`last drill on ${day} (${last.name})`, result, ratingsOf(last)].filter(part => part !== '');
  return { about: id, state: ended ? 'good' : 'note', what: what.join(', ') };
}

/** How many objectives were rated how, by the newest word on each: `rated 2 P, 1 M`. */
function ratingsOf({ state }: CaseInView): string {
  const newest = new Map<string, string>();
  for (const record of state.exercise) {
    if (record.type === 'objective.rated') newest.set(record.data.objective, record.data.rating);
  }
  const counts = ['P', 'S', 'M', 'U'].flatMap(letter => {
    const count = [...newest.values()].filter(rating => rating === letter).length;
    return count === 0 ? [] : [`${count} ${letter}`];
  });
  return counts.length === 0 ? '' : `rated ${counts.join(', ')}`;
}
