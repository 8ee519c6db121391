import { suggestion } from '../../playbook/schema/explain-value.ts';
import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';

export const unknownIncidentType: Rule = {
  id: 'unknown-incident-type',
  severity: 'warning',
  why: 'Playbooks are looked for and cases are counted by incident type: one that nobody else uses is found by nobody, and counted apart.',
  bad: exampleProcedure.replace('[lost-device]', '[lost-devices]'),
  good: exampleProcedure,
  check: ({ source, document }) => {
    const types = document && 'phases' in document ? (document.incident_types ?? []) : [];
    return types.flatMap((type, i) =>
      known.includes(type)
        ? []
        : [
            found(unknownIncidentType, source, ['incident_types', i], 'value', {
              message: `\`${type}\` is none of the incident types that others use`,
              help: suggestion(type, known) ?? `there are ${known.map(one => `\`${one}\``).join(', ')}`,
            }),
          ],
    );
  },
};

const known: readonly string[] = [
  'ransomware',
  'malware',
  'phishing',
  'account-compromise',
  'data-breach',
  'denial-of-service',
  'insider-threat',
  'web-compromise',
  'cloud-credential-leak',
  'supply-chain',
  'exploited-vulnerability',
  'lost-device',
];
