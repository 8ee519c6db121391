import { type Compilation, fullId, type Site } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { AnchorEntry, ClockBody } from '../document.ts';
import { findingOn } from '../finding.ts';
import { meantId } from './meant.ts';

/** What clocks run from, end at and belong to must exist. A regime's clocks may wait for milestones that only a person sets. */
export function checkClocks(compilation: Compilation): Diagnostic[] {
  return [...compilation.ids].flatMap(([, site]) =>
    site.what === 'clock' ? checkClock(compilation, site) : [],
  );
}

function checkClock(compilation: Compilation, { unit, path }: Site): Diagnostic[] {
  const own = unit === compilation.units[0] && !compilation.partial;
  const at = path.slice(0, -1);
  const clock = at.reduce<unknown>(
    (data, key) => (data as Record<string, unknown>)[key],
    unit.source.data,
  ) as ClockBody;
  const { playbook, ids } = compilation;
  const milestones = own ? playbook.milestones : undefined;
  const named = [
    ...anchorNames(clock.starts, [...at, 'starts']),
    ...(clock.at_most ? anchorNames(clock.at_most.of, [...at, 'at_most', 'of']) : []),
    ...(clock.until === undefined
      ? []
      : [{ what: 'milestone' as const, id: clock.until, path: [...at, 'until'] }]),
    ...(own && clock.role !== undefined
      ? [{ what: 'role' as const, id: clock.role, path: [...at, 'role'] }]
      : []),
  ];
  const among = {
    milestone: milestones,
    role: Object.keys(unit.roles),
    step: [...ids].flatMap(([id, site]) => (site.what === 'step' || site.what === 'phase' ? [id] : [])),
    clock: compilation.regimesUnread
      ? undefined
      : [...ids].flatMap(([id, site]) => (site.what === 'clock' ? [id] : [])),
  };
  return named.flatMap(({ what, id, path }) => {
    const known = among[what];
    if (!known || known.includes(what === 'step' ? fullId(unit, id) : id)) return [];
    return [
      findingOn(unit.source, path, 'value', {
        rule: `unknown-${what}`,
        message: `the clock \`${clock.id}\` names a ${what} that does not exist: "${id}"`,
        ...meantId(id, known, compilation, unit),
      }),
    ];
  });
}

interface Named {
  what: 'milestone' | 'step' | 'clock' | 'role';
  id: string;
  path: (string | number)[];
}

function anchorNames(anchor: AnchorEntry, path: (string | number)[]): Named[] {
  const { milestone, step, clock_met, clock_last_met, earliest_of = [] } = anchor;
  return [
    ...(milestone === undefined
      ? []
      : [{ what: 'milestone' as const, id: milestone, path: [...path, 'milestone'] }]),
    ...(step === undefined ? [] : [{ what: 'step' as const, id: step, path: [...path, 'step'] }]),
    ...(clock_met === undefined
      ? []
      : [{ what: 'clock' as const, id: clock_met, path: [...path, 'clock_met'] }]),
    ...(clock_last_met === undefined
      ? []
      : [{ what: 'clock' as const, id: clock_last_met, path: [...path, 'clock_last_met'] }]),
    ...earliest_of.flatMap((inner, i) => anchorNames(inner, [...path, 'earliest_of', i])),
  ];
}
