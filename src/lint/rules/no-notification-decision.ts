import type { Step } from '../../playbook/playbook.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import { type WholeProcedure, wholeProcedure } from '../whole-procedure.ts';
import { writtenSteps } from '../written-steps.ts';

const asking = exampleProcedure.replace(
  'title: Change the codes of the doors that it opened }',
  'title: Look what it opened, asks: { personal_data: { ask: Is personal data behind those doors?, type: yes-no } } }',
);

export const noNotificationDecision: Rule = {
  id: 'no-notification-decision',
  severity: 'warning',
  why: 'An authority asks a year later why it was told, or why not. Where personal data or a regime is in play, the answer belongs on the record, with a name and a reason.',
  bad: asking,
  good: asking.replace(
    '  - id: recover\n',
    `      - id: notify-authority
        title: Notify the authority?
        options:
          - { id: notify, label: Notify }
          - { id: no-notice, label: No notice is due }
  - id: recover
`,
  ),
  check: linted => {
    const whole = wholeProcedure(linted);
    if (!whole) return [];
    const [path, what] = dutyIn(whole) ?? [];
    if (!path || Object.values(whole.playbook.steps).some(recordsANotice)) return [];
    return [
      found(noNotificationDecision, whole.source, path, path[0] === 'clocks' ? 'value' : 'key', {
        message: `${what} is in play, and nothing here records whether an authority is notified, and why or why not`,
        help: 'add a decision with an option to notify and one not to',
      }),
    ];
  },
};

/** What makes a notice a question: an input on personal data, or a regime that the playbook names. */
function dutyIn({ document }: WholeProcedure): [path: Path, what: string] | undefined {
  const regime = (document.clocks ?? []).findIndex(clock => 'use' in clock);
  if (regime !== -1) return [['clocks', regime, 'use'], 'a regime'];
  const inputs = [
    ...Object.keys(document.inputs ?? {}).map((name): [string, Path] => [name, ['inputs', name]]),
    ...writtenSteps(document).flatMap(({ entry: { asks = {} }, path }) =>
      Object.keys(asks).map((name): [string, Path] => [name, [...path, 'asks', name]]),
    ),
  ];
  const personal = inputs.find(([name]) =>
    /personal_data|personal_information|(?:^|_)(?:pii|phi)(?:_|$)/.test(name),
  );
  return personal && [personal[1], 'personal data'];
}

/** A decision about telling somebody, or a step that meets a clock: both leave a reason. What is called may hold one. */
function recordsANotice(step: Step): boolean {
  if (step.kind === 'use' || step.meets.length > 0) return true;
  if (step.kind !== 'decision') return false;
  return /notif|inform|disclos|report to|\btell/i.test(`${step.id} ${step.title}`);
}
