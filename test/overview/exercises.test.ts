import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../src/drill/outcome/measures.ts';
import type { CaseInView } from '../../src/overview/case-in-view.ts';
import { exerciseLines } from '../../src/overview/exercises/exercise-lines.ts';
import { type ExerciseResults, exerciseResults } from '../../src/overview/exercises/exercise-results.ts';
import { weaknessesOf } from '../../src/overview/exercises/weaknesses.ts';
import { lessonLines } from '../../src/overview/lesson-lines.ts';
import { lessonsCsv } from '../../src/overview/lessons-csv.ts';
import { lessonsMarkdown } from '../../src/overview/lessons-markdown.ts';
import { weaknessChecks } from '../../src/overview/readiness/weakness-checks.ts';
import { figuresOf } from '../../src/overview/stats/case-figures.ts';
import { statsOf } from '../../src/overview/stats/stats.ts';
import { statsCsv } from '../../src/overview/stats/stats-csv.ts';
import { statsHtml } from '../../src/overview/stats/stats-html.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import type { Line } from '../../src/terminal/line.ts';
import { playedOf, smallRecord } from '../drill/outcome/small-drill.ts';
import { door, type PlayRecord } from '../drill/play-record.ts';

const months = [9, 10, 11];

/** One thing met, one late, one missed, rated S; held in the autumn of 2027, whenever its story plays. */
function drill(name: string, month: number, record: PlayRecord = smallRecord()): CaseInView {
  const { state } = opened(record, Date.UTC(2027, month - 1, 5));
  const played = playedOf(record);
  const run = { name, played: { ...played, state }, measures: measuresOf(played) };
  return { name, state, expressions: bindExpressions(door), now: played.until, run };
}

function opened(record: PlayRecord, wall: number): PlayRecord {
  record.at(0, {
    type: 'case.opened',
    data: {
      name: 'any',
      playbook: { id: 'door', version: '1.2.0', digest: '', compiled: '' },
      mode: 'drill',
      scripted: false,
      nonce: '',
      inputs: {},
      tool: '',
      format: 1,
    },
  });
  const opening = record.records.at(-1);
  if (opening) opening.hlc = [wall, 0];
  return record;
}

const rated = (rating: 'P' | 'S' | 'M' | 'U', seed?: string): PlayRecord =>
  smallRecord(seed).at(39, { type: 'objective.rated', data: { objective: 'o1', rating, text: 'Slow' } });

const three = () => {
  const [first = 0, second = 0, third = 0] = months;
  return [
    drill('third', third, rated('U', 'another seed')),
    drill('first', first, rated('P')),
    drill('second', second),
  ];
};

describe('what exercises of a scenario came to', () => {
  it('is counted by scenario, objective and exercise, the first held first', () => {
    const [scenario, ...others] = exerciseResults(three()).scenarios;
    expect(others).toEqual([]);
    expect(scenario).toMatchObject({
      id: 'door-at-night',
      playbook: 'door',
      expectations: { met: 3, late: 3, missed: 3 },
      ratings: { P: 1, S: 1, M: 0, U: 1 },
      objectives: [{ id: 'o1', text: 'Know who is inside', ratings: { P: 1, S: 1, M: 0, U: 1 } }],
    });
    expect(scenario?.exercises.map(one => [one.case, one.held.slice(0, 10)])).toEqual([
      ['first', '2027-09-05'],
      ['second', '2027-10-05'],
      ['third', '2027-11-05'],
    ]);
    expect(scenario?.exercises[0]).toMatchObject({
      expectations: { met: 1, late: 1, missed: 1 },
      acknowledgement: 2 * 60_000,
      containment: null,
      coverage: { used: 2, skipped: 1, open: 0, unreached: 0 },
    });
  });

  it('is held against one another only where scenario, playbook, seed and clock are the same', () => {
    expect(exerciseResults(three()).scenarios[0]?.comparable).toEqual([['first', 'second']]);
  });

  it('leaves out what players may not see yet, and says so', () => {
    const { run: _, ...open } = drill('open', 9);
    const { scenarios, uncounted } = exerciseResults([open]);
    expect([scenarios, uncounted]).toEqual([[], { open: ['open'], unmeasured: [] }]);
  });

  it('takes none for open that is closed and whose scenario is not there whole', () => {
    const { run: _, ...torn } = drill('torn', 9);
    const { state } = opened(smallRecord(), 0).at(40, { type: 'case.closed', data: { heads: {} } });
    expect(exerciseResults([{ ...torn, state }]).uncounted).toEqual({ open: [], unmeasured: ['torn'] });
  });

  it('fits into 80 columns, and says what changed between exercises that can be compared', () => {
    const lines = exerciseLines(exerciseResults(three())).map(plain);
    expect(lines.filter(line => line.length > 80 && !line.includes('comparable'))).toEqual([]);
    expect(lines).toContain(
      'door-at-night, played 3 times                      3    3      3  1 P, 1 S, 1 U',
    );
    expect(lines).toContain('    2027-09-05, taken in after 2 min, containment not recorded, 2 of 3 steps');
    expect(lines).toContain(
      '  comparable, first then second: met 1, then 1; late 1, then 1; missed 1, then 1',
    );
  });

  it('stands in the table, the page and the numbers of drills', () => {
    const cases = three();
    const exercises: ExerciseResults = exerciseResults(cases);
    const stats = statsOf(cases.map(figuresOf), 'drill');
    expect(stats.months.map(({ key }) => key)).toEqual(['2027-09', '2027-10', '2027-11']);
    const csv = statsCsv(stats, exercises).split('\r\n');
    expect(csv).toContain('drill,objective,door-at-night/o1,3,rated U,objectives,1,,');
    expect(csv).toContain('drill,exercise,first,1,time to acknowledge,acknowledged - delivered,1,120,120');
    const page = statsHtml(stats, [], { organisation: '', now: 0, exercises });
    expect(page).toContain('<figure class="exercises">');
    expect(page).toContain('<small>2027-09-05, seed s</small>');
  });
});

describe('what the last exercise of a scenario showed to be weak', () => {
  it('is what was missed and what was rated M or U, and nothing that a later exercise showed to be mended', () => {
    const told = (cases: CaseInView[]) => weaknessesOf(cases).map(one => `${one.case} ${one.kind} ${one.id}`);
    expect(told(three())).toEqual(['third rated U o1', 'third missed e3']);
    const [, first, second] = three();
    expect(told([first, second] as CaseInView[])).toEqual(['second missed e3']);
  });

  it('is an item of the plan with its command; what could not be performed is bad', () => {
    expect(weaknessChecks({ cases: three() })).toEqual([
      {
        about: 'door',
        state: 'bad',
        what: 'Know who is inside: rated U, unable to be performed (third): Slow',
        help: 'Exercise it again: `tocsin drill run door-at-night`',
      },
      {
        about: 'door',
        state: 'note',
        what: 'missed in third: Somebody calls the owner',
        help: 'What the record shows of it: `tocsin drill aar third`',
      },
    ]);
  });

  it('stands among the lessons, marked as an exercise in each of their forms', () => {
    const weaknesses = weaknessesOf(three());
    const lines = lessonLines([], weaknesses, { ended: false }).map(plain);
    expect(lines).toContain('rated U  Know who is inside');
    expect(lines.filter(line => line.includes('third')).every(line => /EXERCISE|--case/.test(line))).toBe(
      true,
    );
    expect(lessonsMarkdown([], weaknesses).split('\n')[1]).toBe(
      "- [ ] **EXERCISE** Somebody calls the owner (missed, nobody's yet, third e3)",
    );
    expect(lessonsCsv([], weaknesses)).toContain(
      'third e3,Somebody calls the owner,,,missed,open,,drill,third,door,,2027-11-05T00:00:00.000Z,,Know who is inside',
    );
  });
});

function plain(line: Line): string {
  return line
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}
