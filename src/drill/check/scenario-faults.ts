import { parseTime } from '../../expression/values/time.ts';
import type { PathFault } from '../../playbook/check/path-fault.ts';
import { parseDuration } from '../../playbook/duration.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { reservedWords } from '../reserved-words.ts';
import type { ScenarioDocument } from '../scenario-document.ts';
import { formFaults } from './form-faults.ts';
import { idFaults } from './id-faults.ts';

/** What is wrong with a scenario by itself, once its schema holds. */
export function scenarioFaults(document: ScenarioDocument): PathFault[] {
  return [
    ...clockFaults(document),
    ...formFaults(document),
    ...idFaults(document),
    ...poolFaults(document),
    ...unledInjects(document),
    ...unsaidExpectations(document),
    ...reservedTexts(document),
  ];
}

function clockFaults({ clock }: ScenarioDocument): PathFault[] {
  const faults: PathFault[] = [];
  if (parseTime(clock.story_start) === undefined)
    faults.push(
      fault(
        ['clock', 'story_start'],
        `there is no such time: "${clock.story_start}"`,
        'look at the day of the month',
      ),
    );
  if (clock.mode === 'scaled' && clock.scale === undefined)
    faults.push(
      fault(
        ['clock', 'mode'],
        'a scaled clock has no `scale`',
        'write `scale: 4` for four minutes of the story in one of the wall',
      ),
    );
  if (clock.scale !== undefined && (Number(clock.scale) < 1 || Number(clock.scale) > 60))
    faults.push(
      fault(['clock', 'scale'], `\`scale\` is ${clock.scale}`, 'write a number from 1 to 60, as `4`'),
    );
  if (clock.mode !== 'scaled' && clock.scale !== undefined)
    faults.push(
      fault(
        ['clock', 'scale'],
        `a clock that is ${clock.mode} has no \`scale\``,
        'write `mode: scaled`, or leave it out',
      ),
    );
  return faults;
}

function poolFaults({ pools = [], injects, duration }: ScenarioDocument): PathFault[] {
  const ends = lasting(duration);
  const homes = new Map<string, string>();
  return pools.flatMap(({ id, draw, between: [from, to], injects: drawn }, i) => {
    const faults: PathFault[] = [];
    const path = ['pools', i];
    if (Number(draw) < 1)
      faults.push(fault([...path, 'draw'], 'none is to be drawn', 'write how many, or take the pool out'));
    if (Number(draw) > drawn.length)
      faults.push(
        fault(
          [...path, 'draw'],
          `${draw} are to be drawn of ${drawn.length}`,
          'draw fewer, or put more injects into the pool',
        ),
      );
    if (lasting(from) >= lasting(to))
      faults.push(
        fault([...path, 'between', 1], `${to} does not come after ${from}`, 'write the earlier time first'),
      );
    else if (lasting(to) > ends)
      faults.push(
        fault(
          [...path, 'between', 1],
          `the exercise is over after ${duration}`,
          'let the pool end before that, or the exercise last longer',
        ),
      );
    for (const [n, inject] of drawn.entries()) {
      const home = homes.get(inject);
      if (home !== undefined)
        faults.push(
          fault(
            [...path, 'injects', n],
            `\`${inject}\` is in the pool \`${home}\` too`,
            'leave it in one of them',
          ),
        );
      else if (injects.some(known => known.id === inject)) homes.set(inject, id);
    }
    return faults;
  });
}

/** Without a trigger an inject comes by its pool alone. */
function unledInjects({ injects, pools = [] }: ScenarioDocument): PathFault[] {
  const drawn = new Set(pools.flatMap(pool => pool.injects));
  return injects.flatMap(({ id, when }, i) =>
    when || drawn.has(id)
      ? []
      : [
          fault(
            ['injects', i, 'id'],
            `nothing brings \`${id}\` about: it has no \`when\` and is in no pool`,
            'write `when: { at: 5m }`, or put it into a pool',
          ),
        ],
  );
}

/** A controller who judges must know what. */
function unsaidExpectations({ injects }: ScenarioDocument): PathFault[] {
  return injects.flatMap(({ expect = [] }, i) =>
    expect.flatMap(({ id, met_by, text }, n) =>
      met_by !== 'manual' || text !== undefined
        ? []
        : [
            fault(
              ['injects', i, 'expect', n, 'met_by'],
              `nobody could judge \`${id}\`: it does not say what is expected`,
              'write `text:` with what a controller is to look for',
            ),
          ],
    ),
  );
}

/** Words that stop an exercise, or deny it: whoever hears them must be able to believe them. */
function reservedTexts({ injects, facts = [], roles = [] }: ScenarioDocument): PathFault[] {
  const shown: [string | undefined, Path][] = [
    ...injects.map(({ text }, i): [string, Path] => [text, ['injects', i, 'text']]),
    ...facts.map(({ text }, i): [string, Path] => [text, ['facts', i, 'text']]),
    ...roles.map(({ brief }, i): [string | undefined, Path] => [brief, ['roles', i, 'brief']]),
  ];
  return shown.flatMap(([text, path]) => {
    const said = reservedWords.exec(text ?? '')?.[0];
    return said === undefined
      ? []
      : [
          fault(
            path,
            `"${said}" is what people say when an exercise must stop, and no inject may`,
            'say it in other words',
          ),
        ];
  });
}

function lasting(text: string): number {
  return parseDuration(text)?.ms ?? 0;
}

function fault(path: Path, message: string, help: string): PathFault {
  return { path, rule: 'schema', message, help };
}
