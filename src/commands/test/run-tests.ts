import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { loadWalkthrough } from '../../playbook/load-walkthrough.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { type PlayedInMemory, playInMemory } from '../../session/play-in-memory.ts';
import { Stuck } from '../../session/play-record.ts';
import { checkExpectations } from '../../walkthrough/check-expectations.ts';
import { coverageOf } from '../../walkthrough/coverage.ts';
import type {
  Failure,
  PlaybookCoverage,
  TestedWalkthrough,
  TestReport,
} from '../../walkthrough/test-report.ts';
import type { Unmet } from '../../walkthrough/unmet.ts';
import { headOf, type Tests } from './find-tests.ts';
import { type Library, placeIn, type Tested } from './library.ts';

/** Plays all walkthroughs, one after another, and weighs what they take of their playbooks. */
export async function runTests(tests: Tests, library: Library, minCoverage: number): Promise<TestReport> {
  const ran: Ran[] = [];
  for (const [file, text] of tests.walkthroughs) ran.push(await runOne(file, text, library));
  const coverage = coverAll(ran, tests, library);
  return { walkthroughs: ran.map(({ told }) => told), coverage, minCoverage };
}

interface Ran {
  told: TestedWalkthrough;
  tested?: Tested;
  played?: PlayedInMemory;
}

async function runOne(file: string, text: string, library: Library): Promise<Ran> {
  const id = headOf(text, 'playbook') ?? '';
  const failed = (failures: Failure[]): Ran => ({ told: { file, playbook: id, failures } });
  const tested = playbookOf(id, file, library);
  if ('failures' in tested) return failed(tested.failures);
  const { walkthrough, findings, source } = loadWalkthrough(text, file, tested.playbook);
  if (!walkthrough || !source) return failed(findings.map(failureOf));
  const played = await playInMemory({
    walkthrough,
    ...tested,
    calendars: library.workspace?.workspace.calendars ?? {},
    pathOf: path => pathBeside(path, resolve(library.cwd, file)),
  });
  const told = given({ file, playbook: walkthrough.playbook, name: walkthrough.name });
  if ('error' in played) {
    const place = placeIn(source, ['inputs']);
    return { told: { ...told, failures: [{ message: played.error, place }] }, tested };
  }
  const failures = failuresOf(played, walkthrough.expect ?? {}, source, tested);
  return { told: { ...told, failures }, tested, played };
}

/** The playbook of that id or file, ready to be opened, or what keeps it from that. */
export function playbookOf(id: string, file: string, library: Library): Tested | { failures: Failure[] } {
  try {
    const tested = library.playbook(id, file);
    if (!('findings' in tested)) return tested;
    return { failures: tested.findings.map(failureOf) };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { failures: [{ message: error.message, place: { file, line: 1, column: 1 } }] };
  }
}

/** What it cannot do is told alone: the rest follows from it. */
function failuresOf(
  played: PlayedInMemory,
  expect: Parameters<typeof checkExpectations>[1],
  source: Source,
  tested: Tested,
): Failure[] {
  const { stuck } = played;
  if (stuck?.step === undefined)
    return checkExpectations(played, expect).map(unmet => failed(unmet, source, tested));
  const { step, message } = stuck;
  return [failed({ message: `it cannot go on: ${message}`, path: ['answers', step], step }, source, tested)];
}

function failed({ message, path, step }: Unmet, source: Source, { playbook, place }: Tested): Failure {
  const came = step !== undefined && playbook.steps[step] ? { step, place: place({ step }) } : undefined;
  return { message, place: placeIn(source, path), ...(came && { came }) };
}

function failureOf({ message, help, file, range }: Diagnostic): Failure {
  return { message: help ? `${message} (${help})` : message, place: { file, ...range.start } };
}

/** Evidence is not copied, but it must be there: the same walkthrough may be played on a case. */
function pathBeside(path: string, walkthrough: string): string {
  const file = resolve(dirname(walkthrough), path);
  if (existsSync(file)) return file;
  throw new Stuck('attach', `there is no file ${path} beside the walkthrough`);
}

/** Of each playbook that was played or stands among the tests. */
function coverAll(ran: readonly Ran[], tests: Tests, library: Library): PlaybookCoverage[] {
  const all = new Map<string, Tested>();
  for (const [file, text] of tests.playbooks) {
    const tested = playbookOf(headOf(text, 'id') ?? file, file, library);
    if (!('failures' in tested)) all.set(tested.path, tested);
  }
  for (const { tested } of ran) if (tested) all.set(tested.path, tested);
  return [...all.values()].map(tested => {
    const runs = ran.flatMap(({ tested: own, played }) =>
      own?.path === tested.path && played ? [played] : [],
    );
    const { playbook, path, clocks, place } = tested;
    const { missed, ...shares } = coverageOf(playbook, runs, clocks);
    return {
      playbook: playbook.id,
      file: path,
      ...shares,
      missed: missed.map(goal => ({
        ...goal,
        place: place(goal.kind === 'clock' ? { clock: goal.id } : { step: goal.id }),
      })),
    };
  });
}
