import type { ExpressionContext } from '../../src/expression/evaluation.ts';
import type { ExpressionScope } from '../../src/expression/scope.ts';
import type { Input } from '../../src/playbook/playbook.ts';

/** An input with what a test does not care about filled in. */
export function input(name: string, type: Input['type'], more: Partial<Input> = {}): Input {
  return {
    name,
    ask: `${name}?`,
    type,
    choices: [],
    many: false,
    required: false,
    sensitive: false,
    ...more,
  };
}

/** What the expressions of these tests can name. */
export const scope: ExpressionScope = {
  inputs: Object.fromEntries(
    [
      input('exfiltration', 'yes-no'),
      input('personal_data', 'yes-no'),
      input('entry', 'choice', { choices: ['mail', 'vpn', 'supplier'] }),
      input('families', 'choice', { choices: ['akira', 'play'], many: true }),
      input('accounts', 'number'),
      input('losses', 'number', { many: true }),
      input('isolated', 'boolean'),
      input('seen', 'time'),
      input('outage', 'duration'),
      input('hosts', 'hostname', { many: true }),
      input('note', 'text'),
      input('type', 'text'),
      input('password', 'text', { sensitive: true }),
      input('victim.account', 'text'),
    ].map(each => [each.name, each]),
  ),
  steps: {
    verdict: { kind: 'decision', options: ['benign', 'malicious'] },
    isolate: { kind: 'task' },
    'pay-out': { kind: 'approve' },
  },
  milestones: ['aware', 'contained'],
  evidence: ['disk-image'],
  severity: ['sev1', 'sev2', 'sev3'],
};

/** A case in which nothing was told yet, but for what a test sets. Its clock says 2026-11-02T00:00:00Z. */
export function context(
  values: ExpressionContext['values'] = {},
  more: Partial<ExpressionContext> = {},
): ExpressionContext {
  return {
    values,
    now: Date.parse('2026-11-02T00:00:00Z'),
    outcome: () => 'waiting',
    passes: () => 0,
    reached: () => false,
    timeOf: () => undefined,
    hasEvidence: () => false,
    ...more,
  };
}
