import type { PathFault } from '../../playbook/check/path-fault.ts';
import { suggestion } from '../../playbook/schema/explain-value.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { triggersIn } from '../parts.ts';
import type { ScenarioDocument } from '../scenario-document.ts';

/** Ids that two things have, and names of injects, expectations, objectives and flags that nothing has. */
export function idFaults(document: ScenarioDocument): PathFault[] {
  return [...twice(document), ...unknownNames(document)];
}

interface Named {
  id: string;
  path: Path;
}

function twice({ injects, objectives, facts = [], pools = [], roles = [] }: ScenarioDocument): PathFault[] {
  const expectations = injects.flatMap(({ expect = [] }, i) =>
    expect.map(({ id }, n) => ({ id, path: ['injects', i, 'expect', n, 'id'] })),
  );
  return [
    ...repeated(
      'inject',
      injects.map(({ id }, i) => ({ id, path: ['injects', i, 'id'] })),
    ),
    ...repeated('expectation', expectations),
    ...repeated(
      'objective',
      objectives.map(({ id }, i) => ({ id, path: ['objectives', i, 'id'] })),
    ),
    ...repeated(
      'fact',
      facts.map(({ id }, i) => ({ id, path: ['facts', i, 'id'] })),
    ),
    ...repeated(
      'pool',
      pools.map(({ id }, i) => ({ id, path: ['pools', i, 'id'] })),
    ),
    ...repeated(
      'role',
      roles.map(({ id }, i) => ({ id, path: ['roles', i, 'id'] })),
    ),
  ];
}

function repeated(what: string, named: readonly Named[]): PathFault[] {
  const seen = new Set<string>();
  return named.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const help = 'give one of them another id';
    return [{ path, rule: 'duplicate-id', message: `two of these have the id \`${id}\`: ${what}s`, help }];
  });
}

function unknownNames(document: ScenarioDocument): PathFault[] {
  const { injects, facts = [], pools = [] } = document;
  const known = {
    inject: injects.map(({ id }) => id),
    expectation: injects.flatMap(({ expect = [] }) => expect.map(({ id }) => id)),
    objective: document.objectives.map(({ id }) => id),
    flag: injects.flatMap(({ raises = [] }) => raises),
  };
  const missing = (what: keyof typeof known, id: string | undefined, path: Path) =>
    id === undefined || known[what].includes(id) ? [] : [unknownName(what, id, known[what], path)];
  return [
    ...triggersIn(document).flatMap(({ entry, path }) => [
      ...missing('inject', entry.after, [...path, 'after']),
      ...missing('expectation', entry.expectation, [...path, 'expectation']),
      ...missing('flag', entry.flag, [...path, 'flag']),
    ]),
    ...injects.flatMap(({ expect = [] }, i) =>
      expect.flatMap(({ objective }, n) =>
        missing('objective', objective, ['injects', i, 'expect', n, 'objective']),
      ),
    ),
    ...facts.flatMap(({ after }, i) => missing('inject', after, ['facts', i, 'after'])),
    ...pools.flatMap(({ injects: drawn }, i) =>
      drawn.flatMap((id, n) => missing('inject', id, ['pools', i, 'injects', n])),
    ),
  ];
}

function unknownName(what: string, id: string, known: readonly string[], path: Path): PathFault {
  return {
    path,
    rule: 'unknown-in-scenario',
    message: what === 'flag' ? `no inject raises the flag "${id}"` : `the scenario has no ${what} "${id}"`,
    help: suggestion(id, known),
  };
}
