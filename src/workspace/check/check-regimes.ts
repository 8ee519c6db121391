import { createExpressions } from '../../expression/expressions.ts';
import { scopeOf } from '../../expression/scope.ts';
import { checkExpressions } from '../../playbook/check/check-expressions.ts';
import type { Compilation } from '../../playbook/compile/compilation.ts';
import { compileRegimes } from '../../playbook/compile/compile-playbook.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { AnchorEntry } from '../../playbook/document.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { LibraryPorts } from '../../playbook/ports.ts';
import { suggestion } from '../../playbook/schema/explain-value.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';
import type { Workspace } from '../workspace.ts';
import type { PlacedFault } from './placed-fault.ts';

/**
 * Whether a workspace's regimes can join a case: the deadlines that it varies are there, so are the calendars that they count
 * by, and its conditions can be evaluated. A regime that is missing, or is faulty itself, is said where that stands.
 */
export function checkRegimes(source: Source, workspace: Workspace, ports: LibraryPorts): Diagnostic[] {
  const compilation = compileRegimes({ source, ...workspace }, ports);
  const clocks = compilation.regimesUnread ? [] : clockFaults(compilation, workspace);
  const calendars = calendarFaults(compilation, workspace);
  return [
    ...clocks.map(({ path, part, ...fault }) => findingOn(source, path, part ?? 'value', fault)),
    ...calendars.map(({ path, ...fault }) => ({
      ...findingOn(source, path, 'value', fault),
      severity: 'warning' as const,
    })),
    ...conditionFindings(compilation, source, workspace),
  ];
}

/** A variant of a clock that no regime has, or one that runs from such a clock. */
function clockFaults({ ids }: Compilation, { variants }: Workspace): PlacedFault[] {
  const clocks = [...ids].flatMap(([id, { what }]) => (what === 'clock' ? [id] : []));
  const help = (id: string) =>
    suggestion(id, clocks) ?? (clocks.length === 0 ? 'name its regime under `regimes` first' : undefined);
  return Object.entries(variants).flatMap(([id, { starts, at_most }]): PlacedFault[] => {
    const path = ['clocks', id];
    if (!clocks.includes(id)) {
      const message = `no regime under \`regimes\` has a clock "${id}"`;
      return [{ path, part: 'key', rule: 'unknown-clock', message, help: help(id) }];
    }
    const met = [
      ...clocksMet(starts, [...path, 'starts']),
      ...clocksMet(at_most?.of, [...path, 'at_most', 'of']),
    ];
    return met
      .filter(({ clock }) => !clocks.includes(clock))
      .map(({ clock, path }) => ({
        path,
        rule: 'unknown-clock',
        message: `the clock \`${id}\` names a clock that does not exist: "${clock}"`,
        help: help(clock),
      }));
  });
}

function clocksMet(anchor: AnchorEntry | undefined, path: Path): { clock: string; path: Path }[] {
  if (!anchor) return [];
  const { clock_met, clock_last_met, earliest_of = [] } = anchor;
  return [
    ...(clock_met === undefined ? [] : [{ clock: clock_met, path: [...path, 'clock_met'] }]),
    ...(clock_last_met === undefined ? [] : [{ clock: clock_last_met, path: [...path, 'clock_last_met'] }]),
    ...earliest_of.flatMap((inner, i) => clocksMet(inner, [...path, 'earliest_of', i])),
  ];
}

/** Each calendar that is missing once, at the first regime that counts by it. Days are counted without its holidays then. */
function calendarFaults({ playbook, ids }: Compilation, workspace: Workspace): PlacedFault[] {
  const { regimes, calendars, variants } = workspace;
  const missing = new Map<string, PlacedFault>();
  for (const { id, calendar } of playbook.clocks) {
    if (calendar === undefined || Object.hasOwn(calendars, calendar) || missing.has(calendar)) continue;
    if (variants[id]?.calendar !== undefined) continue;
    const regime = regimes.findIndex(use => ids.get(id)?.unit.source.file.endsWith(`${use}.yaml`));
    missing.set(calendar, {
      path: ['regimes', regime],
      rule: 'unknown-calendar',
      message: `\`${regimes[regime]}\` counts business days by the calendar \`${calendar}\`, which is not under \`calendars\``,
      help: `add \`${calendar}\` there, or give \`${id}\` another calendar under \`clocks\``,
    });
  }
  return [...missing.values()];
}

function conditionFindings({ playbook }: Compilation, source: Source, { variants }: Workspace): Diagnostic[] {
  const scope = scopeOf(playbook, '');
  const written = Object.entries(variants).flatMap(([id, { applies_when: text }]) =>
    text === undefined
      ? []
      : [{ kind: 'condition' as const, text, source, path: ['clocks', id, 'applies_when'], scope }],
  );
  return checkExpressions(written, createExpressions());
}
