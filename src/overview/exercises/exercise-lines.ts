import type { Line } from '../../terminal/line.ts';
import type { ExerciseFigures, Tally } from './exercise-figures.ts';
import type { ExerciseResults, ScenarioResults } from './exercise-results.ts';
import { containmentWords, coverageWords, ratedWords, ratingsOf, waitWords } from './exercise-words.ts';

/** What exercises came to: for each scenario what was expected and how its objectives were rated, then each time it was played. */
export function exerciseLines({ scenarios, uncounted }: ExerciseResults): Line[] {
  const left = [
    ...(uncounted.open.length > 0 ? [`still open: ${uncounted.open.join(', ')}`] : []),
    ...(uncounted.unmeasured.length > 0 ? [`without a scenario: ${uncounted.unmeasured.join(', ')}`] : []),
  ];
  if (scenarios.length === 0 && left.length === 0) return [];
  return [
    [{ text: 'What scenarios showed', tone: 'strong' }],
    ...scenarios.flatMap(scenarioLines),
    ...left.map((text): Line => [{ text: `  not counted, ${text}`, tone: 'dim', hang: true }]),
    [],
  ];
}

function scenarioLines({
  id,
  exercises,
  expectations,
  ratings,
  objectives,
  comparable,
}: ScenarioResults): Line[] {
  const played = exercises.length === 1 ? 'played once' : `played ${exercises.length} times`;
  return [
    [{ text: `${'expectations'.padEnd(room)}${columns}`, tone: 'dim' }],
    row(`${id}, ${played}`, expectations, ratedWords(ratings)),
    ...objectives.map(one => row(`  ${one.id} ${one.text}`, one.expectations, ratedWords(one.ratings))),
    ...exercises.flatMap(exerciseRows),
    ...comparable.map(names => trendLine(exercises.filter(one => names.includes(one.case)))),
  ];
}

const room = 48;
const columns = ' met late missed  rated';

function row(label: string, { met, late, missed }: Tally, rated: string): Line {
  return [
    { text: cut(label).padEnd(room) },
    { text: `${met}`.padStart(4) },
    { text: `${late}`.padStart(5), ...(late > 0 && { tone: 'warn' as const }) },
    { text: `${missed}`.padStart(7), ...(missed > 0 && { tone: 'bad' as const }) },
    { text: `  ${rated || 'no'}`, ...(rated === '' && { tone: 'dim' as const }) },
  ];
}

function cut(label: string): string {
  return label.length < room ? label : `${label.slice(0, room - 2)}…`;
}

function exerciseRows(one: ExerciseFigures): Line[] {
  const times = [
    one.held.slice(0, 10),
    one.acknowledgement === null ? 'nothing taken in' : `taken in after ${waitWords(one)}`,
    `containment ${containmentWords(one)}`,
    `${coverageWords(one)} steps`,
  ];
  return [
    row(`  ${one.case}`, one.expectations, ratedWords(ratingsOf(one))),
    [{ text: `    ${times.join(', ')}`, tone: 'dim', hang: true }],
  ];
}

/** The figures of exercises that can be held against each other, in the order in which they were held. */
function trendLine(own: readonly ExerciseFigures[]): Line {
  const over = (figure: (one: ExerciseFigures) => string | number) => own.map(figure).join(', then ');
  const said = [
    `met ${over(({ expectations }) => expectations.met)}`,
    `late ${over(({ expectations }) => expectations.late)}`,
    `missed ${over(({ expectations }) => expectations.missed)}`,
    ...(own.every(({ containment }) => containment === null)
      ? []
      : [`containment ${over(containmentWords)}`]),
  ];
  return [
    { text: `  comparable, ${own.map(one => one.case).join(' then ')}: ${said.join('; ')}`, hang: true },
  ];
}
