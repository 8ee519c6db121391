import { distance } from 'fastest-levenshtein';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingOn } from '../../playbook/finding.ts';
import { standardMilestones } from '../../playbook/milestones.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';
import type { Rule } from '../rule.ts';

export const unknownMilestone: Rule = {
  id: 'unknown-milestone',
  severity: 'error',
  why: 'A milestone that nothing reaches keeps conditions and clocks waiting; a misspelt standard one is missing from every report.',
  bad: `- id: watch
  title: Watch for a second wave
  when: reached("contianed")
`,
  good: `- id: watch
  title: Watch for a second wave
  when: reached("contained")
`,
  check: ({ source, playbook }) =>
    playbook ? Object.values(playbook.steps).flatMap(step => almostStandard(step, source)) : [],
};

/** A milestone of the playbook's own that is one or two letters from a standard one: most likely that one is meant. */
function almostStandard(step: Step, source: Source): Diagnostic[] {
  if (step.file !== undefined) return [];
  const options = step.kind === 'decision' ? step.options : [];
  const marked: { name: string; path: Path }[] = [
    ...step.marks.map((name, i) => ({ name, path: [...step.path, 'marks', i] })),
    ...options.flatMap(({ marks }, o) =>
      marks.map((name, i) => ({ name, path: [...step.path, 'options', o, 'marks', i] })),
    ),
  ];
  return marked.flatMap(({ name, path }) => {
    const near = standardMilestones.find(
      other => other !== name && other[0] === name[0] && distance(name, other) <= 2,
    );
    if (near === undefined || standardMilestones.includes(name)) return [];
    const message = `\`${name}\` makes a milestone of its own, and reports look for \`${near}\``;
    return [
      {
        ...findingOn(source, path, 'value', {
          rule: 'unknown-milestone',
          message,
          help: `did you mean \`${near}\`?`,
        }),
        severity: 'warning',
      },
    ];
  });
}
