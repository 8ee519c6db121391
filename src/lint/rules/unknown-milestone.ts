import type { Diagnostic } from '../../playbook/diagnostic.ts';
import type { AnchorEntry, ClockEntry } from '../../playbook/document.ts';
import { findingOn } from '../../playbook/finding.ts';
import type { Step } from '../../playbook/playbook.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';
import { almostStandard } from '../almost-standard.ts';
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
  check: ({ source, document, part, playbook = part }) => [
    ...Object.values(playbook?.steps ?? {}).flatMap(step => almostStandards(markedBy(step), source)),
    ...(part && document && 'clocks' in document
      ? almostStandards(awaitedBy(document.clocks ?? []), source)
      : []),
  ],
};

interface Named {
  name: string;
  path: Path;
}

function markedBy(step: Step): Named[] {
  if (step.file !== undefined) return [];
  const options = step.kind === 'decision' ? step.options : [];
  return [
    ...step.marks.map((name, i) => ({ name, path: [...step.path, 'marks', i] })),
    ...options.flatMap(({ marks }, o) =>
      marks.map((name, i) => ({ name, path: [...step.path, 'options', o, 'marks', i] })),
    ),
  ];
}

/** What the clocks of a regulation run from and end at: in a playbook it is known what there is. */
function awaitedBy(clocks: readonly ClockEntry[]): Named[] {
  return clocks.flatMap((clock, i) => {
    if ('use' in clock) return [];
    const { starts, at_most, until } = clock;
    return [
      ...anchorNames(starts, ['clocks', i, 'starts']),
      ...(at_most ? anchorNames(at_most.of, ['clocks', i, 'at_most', 'of']) : []),
      ...(until === undefined ? [] : [{ name: until, path: ['clocks', i, 'until'] }]),
    ];
  });
}

function anchorNames({ milestone, earliest_of = [] }: AnchorEntry, path: Path): Named[] {
  return [
    ...(milestone === undefined ? [] : [{ name: milestone, path: [...path, 'milestone'] }]),
    ...earliest_of.flatMap((anchor, i) => anchorNames(anchor, [...path, 'earliest_of', i])),
  ];
}

function almostStandards(named: readonly Named[], source: Source): Diagnostic[] {
  return named.flatMap(({ name, path }) => {
    const near = almostStandard(name);
    if (near === undefined) return [];
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
