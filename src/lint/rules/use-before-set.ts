import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingAt } from '../../playbook/finding.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { type UnsetUse, unsetUses } from '../flow/unset-uses.ts';
import type { Rule } from '../rule.ts';

export const useBeforeSet: Rule = {
  id: 'use-before-set',
  severity: 'error',
  why: 'What is used before it was asked leaves a hole in a message or a question in the wrong place, in the middle of the work.',
  bad: `- id: block
  title: Block the sender
  guide: Block {{ sender }} at the gateway.
- id: read
  title: Read the message
  asks:
    sender: { ask: Who sent it? }
`,
  good: `- id: read
  title: Read the message
  asks:
    sender: { ask: Who sent it? }
- id: block
  title: Block the sender
  guide: Block {{ sender }} at the gateway.
`,
  check: ({ source, part, playbook = part }) =>
    playbook ? unsetUses(playbook, source).map(unset => tell(unset, source)) : [],
};

function tell({ use, always, setters }: UnsetUse, source: Source): Diagnostic {
  const [setter] = setters;
  const where = setters
    .filter(({ file }) => file === undefined)
    .slice(0, 4)
    .map(({ id, path }) => ({ id, range: source.locate([...path, 'id'], 'value') }));
  const line = where[0] && ` (line ${where[0].range.start.line})`;
  const range = source.locateWithin(use.path, use.start, use.end);
  const finding = findingAt(source, range, {
    rule: 'use-before-set',
    message: always
      ? `\`${use.name}\` has no value here yet, whatever way leads here`
      : `\`${use.name}\` may have no value here: not every way here passes a step that sets it`,
    help: always
      ? `ask it before, or here; \`${setter?.id}\`${line ?? ''} sets it only later or elsewhere`
      : `ask it here or on every way; \`${setter?.id}\`${line ?? ''} sets it on some`,
    related: where.map(({ id, range }) => ({ file: source.file, range, message: `\`${id}\` sets it` })),
  });
  return always ? finding : { ...finding, severity: 'warning' };
}
