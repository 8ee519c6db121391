import { constantParts } from '../../expression/constancy.ts';
import type { Diagnostic } from '../../playbook/diagnostic.ts';
import { findingAt } from '../../playbook/finding.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Source } from '../../playbook/yaml/source.ts';
import { conditionsOf, type WrittenCondition } from '../flow/conditions.ts';
import { holdsAround } from '../flow/holds-around.ts';
import { settersOf } from '../flow/setters.ts';
import type { Rule } from '../rule.ts';

export const constantCondition: Rule = {
  id: 'constant-condition',
  severity: 'warning',
  why: 'A condition that is the same whatever is answered decides nothing: a step is always there, or never.',
  bad: `- id: ask
  title: Look for stolen data
  asks:
    exfiltration: { ask: Did data leave?, type: yes-no }
- id: tell
  title: Tell the data protection officer
  when: exfiltration != "no" || exfiltration != "unknown"
`,
  good: `- id: ask
  title: Look for stolen data
  asks:
    exfiltration: { ask: Did data leave?, type: yes-no }
- id: tell
  title: Tell the data protection officer
  when: exfiltration != "no" && exfiltration != "unknown"
`,
  check: ({ source, part, playbook = part }) => {
    if (!playbook) return [];
    const setters = settersOf(playbook);
    return conditionsOf(playbook, source).flatMap(condition => tell(condition, playbook, setters, source));
  },
};

function tell(
  condition: WrittenCondition,
  playbook: Playbook,
  setters: ReadonlyMap<string, readonly Step[]>,
  source: Source,
): Diagnostic[] {
  const { text, path, scope } = condition;
  const constants = constantParts(text, scope);
  if (constants.length > 0) {
    return constants.map(({ value, start, end }) => {
      const all = start === 0 && end === text.length;
      return finding(source, condition, start, end, {
        message: `${all ? 'this' : 'this part'} is ${value ? 'true' : 'false'} whatever is answered`,
        help: value
          ? 'take it out, or write what it depends on'
          : 'write what it depends on; `&&` wants both sides, `||` one of them',
      });
    });
  }
  const given = holdsAround(playbook, condition, setters);
  if (given.length === 0 || path.at(-1) !== 'when') return [];
  return constantParts(text, scope, given)
    .filter(({ value }) => !value)
    .map(({ start, end }) =>
      finding(source, condition, start, end, {
        message: `this is never true here, for it stands where \`${given.join(' && ')}\``,
        help: 'move the step out of there, or correct one of the conditions',
      }),
    );
}

function finding(
  source: Source,
  { path }: WrittenCondition,
  start: number,
  end: number,
  said: { message: string; help: string },
): Diagnostic {
  const range = source.locateWithin(path, start, end);
  return { ...findingAt(source, range, { rule: 'constant-condition', ...said }), severity: 'warning' };
}
