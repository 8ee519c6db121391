import { given } from '../../given.ts';
import type {
  AnchorEntry,
  ClockBody,
  ClockEntry,
  PlaybookDocument,
  RegulationDocument,
} from '../document.ts';
import { parseDuration } from '../duration.ts';
import { findingOn } from '../finding.ts';
import { parsePeriod } from '../period.ts';
import type { Anchor, Clock, Period } from '../playbook.ts';
import type { Obligations } from '../ports.ts';
import type { Path, Source } from '../yaml/source.ts';
import { claimId } from './claim-id.ts';
import { type Compilation, fullId, type Unit } from './compilation.ts';
import { compileInput } from './compile-inputs.ts';
import { readLibraryFile } from './read-library-file.ts';

/** Compiles a playbook's clocks; a regime is replaced by the clocks of its file, and its inputs become the playbook's. */
export function compileClocks(compilation: Compilation, unit: Unit, entries: readonly ClockEntry[]): void {
  entries.forEach((entry, index) => {
    const path = ['clocks', index];
    if ('use' in entry) addRegime(compilation, unit, entry.use, path);
    else addClock(compilation, unit, entry, path);
  });
}

/** Takes in the regimes that bind the organisation, but for those that the playbook names itself. */
export function joinRegimes(compilation: Compilation, { source, regimes }: Obligations): void {
  const playbook = compilation.units[0] as Unit;
  const { clocks = [] } = compilation.partial ? {} : (playbook.source.data as PlaybookDocument);
  const named = new Set(clocks.flatMap(clock => ('use' in clock ? [clock.use] : [])));
  const workspace: Unit = { source, prefix: '', chain: [], roles: playbook.roles };
  regimes.forEach((regime, index) => {
    if (!named.has(regime)) addRegime(compilation, workspace, regime, ['regimes', index]);
  });
}

function addClock(compilation: Compilation, unit: Unit, clock: ClockBody, path: Path, regime?: string): void {
  if (!claimId(compilation, clock.id, 'clock', { unit, path: [...path, 'id'] })) return;
  compilation.playbook.clocks.push(compileClock(clock, unit, regime));
  if (unit === compilation.units[0] && !compilation.partial) return;
  const anchors = [clock.starts, ...(clock.at_most ? [clock.at_most.of] : [])];
  compilation.playbook.milestones.push(
    ...anchors.flatMap(anchorMilestones),
    ...(clock.until ? [clock.until] : []),
  );
}

/** What a regime's clocks run from is a milestone of the playbook too, so that a person can set it where no step marks it. */
function anchorMilestones({ milestone, earliest_of = [] }: AnchorEntry): string[] {
  return [...(milestone === undefined ? [] : [milestone]), ...earliest_of.flatMap(anchorMilestones)];
}

function compileClock(entry: ClockBody, unit: Unit, regime: string | undefined): Clock {
  const { id, title, until, calendar, roll, role, source, reviewed } = entry;
  return given({
    id,
    title,
    regime,
    starts: compileAnchor(entry.starts, unit),
    within: compilePeriod(entry.within),
    atMost: entry.at_most && {
      within: compilePeriod(entry.at_most.within) as Period,
      of: compileAnchor(entry.at_most.of, unit),
    },
    every: entry.every === undefined ? undefined : parseDuration(entry.every),
    until,
    calendar,
    roll,
    appliesWhen: entry.applies_when,
    role,
    content: entry.content ?? [],
    source,
    reviewed,
    status: entry.status ?? 'in-force',
  });
}

/** The schema sees to it that there is exactly one. */
function compileAnchor(
  { milestone, step, clock_met, clock_last_met, earliest_of = [] }: AnchorEntry,
  unit: Unit,
): Anchor {
  if (milestone !== undefined) return { milestone };
  if (step !== undefined) return { step: fullId(unit, step) };
  if (clock_met !== undefined) return { clockMet: clock_met };
  if (clock_last_met !== undefined) return { clockLastMet: clock_last_met };
  return { earliestOf: earliest_of.map(inner => compileAnchor(inner, unit)) };
}

function compilePeriod(text: string | undefined): Period | undefined {
  return text === undefined ? undefined : parsePeriod(text);
}

function addRegime(compilation: Compilation, unit: Unit, use: string, path: Path): void {
  const read = readLibraryFile(compilation, `${use}.yaml`, 'regulation');
  if (!read?.source) {
    compilation.regimesUnread = true;
    compilation.playbook.unreadRegimes = [...(compilation.playbook.unreadRegimes ?? []), use];
    if (read) compilation.findings.push(...read.findings);
    else if (compilation.ports.readFragment) compilation.findings.push(notFound(unit, use, path));
    return;
  }
  if (isCalled(compilation, read.source)) return;
  const { title, clocks, inputs = {} } = read.source.data as RegulationDocument;
  const regime: Unit = { source: read.source, prefix: '', chain: unit.chain, roles: unit.roles };
  compilation.units.push(regime);
  const { variants = {} } = compilation.ports.obligations ?? {};
  clocks.forEach((clock, index) => {
    if ('use' in clock || isOwnClock(compilation, clock)) return;
    addClock(compilation, regime, { ...clock, ...variants[clock.id] }, ['clocks', index], title);
  });
  for (const [name, entry] of Object.entries(inputs)) {
    if (compilation.inputs.has(name)) continue;
    compilation.inputs.set(name, { unit: regime, path: ['inputs', name] });
    compilation.playbook.inputs[name] = compileInput(name, entry);
  }
}

/** Whether a called playbook has brought the regime already. */
function isCalled({ units }: Compilation, { file }: Source): boolean {
  return units.some(({ source, chain }) => chain.length > 0 && source.file === file);
}

/** A clock that the playbook declares itself stands for the regime's of its id. */
function isOwnClock({ ids, units }: Compilation, { id }: ClockBody): boolean {
  const site = ids.get(id);
  return site?.what === 'clock' && site.unit === units[0];
}

function notFound({ source }: Unit, use: string, path: Path) {
  return findingOn(source, [...path, 'use'], 'value', {
    rule: 'include-not-found',
    message: `there is no regulation \`${use}\` in the library`,
    help: `look for the file \`${use}.yaml\` in the library folder`,
  });
}
