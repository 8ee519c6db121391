import { findingOn } from '../../playbook/finding.ts';
import type { Rule } from '../rule.ts';

export const marksWhateverTheAnswer: Rule = {
  id: 'marks-whatever-the-answer',
  severity: 'warning',
  why: 'A milestone on a decision is reached whichever option is chosen: the report then says "contained" although the answer was no.',
  bad: `- id: holding
  title: Is it contained?
  marks: contained
  options:
    - { id: holds, label: It holds }
    - { id: spreads, label: It still spreads }
`,
  good: `- id: holding
  title: Is it contained?
  options:
    - { id: holds, label: It holds, marks: contained }
    - { id: spreads, label: It still spreads }
`,
  check: ({ source, part, playbook = part }) =>
    Object.values(playbook?.steps ?? {}).flatMap(step => {
      if (step.kind !== 'decision' || step.options.length < 2 || step.file !== undefined) return [];
      const milestone = step.marks.find(name => !anyAnswerReaches.has(name));
      if (milestone === undefined) return [];
      return [
        {
          ...findingOn(source, [...step.path, 'marks'], 'key', {
            rule: 'marks-whatever-the-answer',
            message: `whatever the answer, \`${milestone}\` is marked as reached`,
            help: 'move `marks` to the options that mean it',
          }),
          severity: 'warning',
        },
      ];
    }),
};

/** Milestones that the deciding itself reaches. */
const anyAnswerReaches = new Set(['classified', 'acknowledged']);
