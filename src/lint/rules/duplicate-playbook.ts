import { found } from '../found.ts';
import type { Rule } from '../rule.ts';

export const duplicatePlaybook: Rule = {
  id: 'duplicate-playbook',
  severity: 'error',
  why: 'A playbook is started by its id. Of two with the same one only the first is ever found, and which that is depends on the names of their files.',
  bad: `--- # playbooks/lost-badge.yaml
tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
phases: [{ id: act, title: Act, steps: [{ id: block-badge, title: Block the badge }] }]
--- # playbooks/lost-key.yaml
tocsin: 1
id: lost-badge
title: Lost key
version: 1.0.0
phases: [{ id: act, title: Act, steps: [{ id: change-lock, title: Change the lock }] }]
`,
  good: `--- # playbooks/lost-badge.yaml
tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
phases: [{ id: act, title: Act, steps: [{ id: block-badge, title: Block the badge }] }]
--- # playbooks/lost-key.yaml
tocsin: 1
id: lost-key
title: Lost key
version: 1.0.0
phases: [{ id: act, title: Act, steps: [{ id: change-lock, title: Change the lock }] }]
`,
  checkTogether: playbooks =>
    playbooks.flatMap(({ id, source }, i) => {
      const first = playbooks.findIndex(other => other.id === id);
      const other = playbooks[first];
      if (first === i || !other) return [];
      const { file } = other.source;
      return [
        found(duplicatePlaybook, source, ['id'], 'value', {
          message: `another playbook of this library has the id \`${id}\`, and only one of them is ever found`,
          help: 'give one of them another id, or remove it',
          related: [{ file, range: other.source.locate(['id'], 'value'), message: 'it stands here first' }],
        }),
      ];
    }),
};
