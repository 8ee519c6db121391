import type { PathFault } from '../../playbook/check/path-fault.ts';
import { valueFaults } from '../../playbook/check/value-faults.ts';
import { standardMilestones } from '../../playbook/milestones.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { suggestion } from '../../playbook/schema/explain-value.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { marksIn, triggersIn } from '../parts.ts';
import type { MarkEntry, ScenarioDocument } from '../scenario-document.ts';
import { versionInRange } from './version-in-range.ts';

/** What a scenario names of its playbook that the playbook does not have. */
export function playbookFaults(document: ScenarioDocument, playbook: Playbook): PathFault[] {
  return [
    ...headFaults(document, playbook),
    ...inputFaults(document, playbook),
    ...roleFaults(document, playbook),
    ...[...triggersIn(document), ...marksIn(document)].flatMap(({ entry, path }) =>
      markFaults(entry, path, playbook),
    ),
  ];
}

function headFaults({ playbook: { id, version } }: ScenarioDocument, playbook: Playbook): PathFault[] {
  if (id !== playbook.id)
    return [
      {
        path: ['playbook', 'id'],
        rule: 'unknown-playbook',
        message: `the scenario is for \`${id}\`, and the playbook is \`${playbook.id}\``,
        help: `write \`id: ${playbook.id}\`, or play it over the other playbook`,
      },
    ];
  if (version === undefined || versionInRange(playbook.version, version)) return [];
  return [
    {
      path: ['playbook', 'version'],
      rule: 'playbook-out-of-range',
      message: `\`${id}\` is ${playbook.version}, and the scenario was written for ${version}`,
      help: 'read it beside the playbook as it is now, then widen the range',
    },
  ];
}

function inputFaults({ inputs = {} }: ScenarioDocument, playbook: Playbook): PathFault[] {
  const known = Object.keys(playbook.inputs);
  const strange = Object.keys(inputs).flatMap(name =>
    unknown('input', name, known, ['inputs', name]).map(fault => ({ ...fault, part: 'key' as const })),
  );
  return [...strange, ...valueFaults(inputs, ['inputs'], playbook)];
}

function roleFaults({ roles = [], injects }: ScenarioDocument, playbook: Playbook): PathFault[] {
  const known = playbook.roles.map(({ id }) => id);
  return [
    ...roles.flatMap(({ id }, i) => unknown('role', id, known, ['roles', i, 'id'])),
    ...injects.flatMap(({ to = [] }, i) =>
      to.flatMap((id, n) => unknown('role', id, known, ['injects', i, 'to', n])),
    ),
  ];
}

function markFaults(entry: MarkEntry, path: Path, playbook: Playbook): PathFault[] {
  const { step: id, decision, option, milestone } = entry;
  const steps = Object.keys(playbook.steps);
  if (id !== undefined) return unknown('step', id, steps, [...path, 'step']);
  if (milestone !== undefined)
    return unknown(
      'milestone',
      milestone,
      [...playbook.milestones, ...standardMilestones],
      [...path, 'milestone'],
    );
  if (decision === undefined) return [];
  const step = Object.hasOwn(playbook.steps, decision) ? playbook.steps[decision] : undefined;
  if (!step) return unknown('step', decision, steps, [...path, 'decision']);
  if (step.kind !== 'decision')
    return [
      {
        path: [...path, 'decision'],
        rule: 'schema',
        message: `\`${decision}\` is no decision`,
        help: 'write `step:` with a `state`, or name a decision',
      },
    ];
  const options = step.options.map(option => option.id);
  return option === undefined ? [] : unknown('option', option, options, [...path, 'option']);
}

function unknown(what: string, id: string, known: readonly string[], path: Path): PathFault[] {
  if (known.includes(id)) return [];
  const rule = what === 'option' ? 'literal-not-a-choice' : `unknown-${what}`;
  const message = `the playbook has no ${what} "${id}"`;
  return [{ path, rule, message, help: suggestion(id, known) }];
}
