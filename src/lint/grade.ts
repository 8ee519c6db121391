import type { Diagnostic, Severity } from '../playbook/diagnostic.ts';

/** How grave a rule's findings are, by the rule's id, where that is not as usual. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Findings as grave as a workspace wants them; without those that it turns off. */
export function grade(findings: readonly Diagnostic[], severities: Severities): Diagnostic[] {
  return findings.flatMap(finding => {
    const severity = Object.hasOwn(severities, finding.rule) ? severities[finding.rule] : undefined;
    if (severity === undefined) return [finding];
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
