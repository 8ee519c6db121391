import { incidentTypes } from '../../playbook/incident-types.ts';
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
      incidentTypes.includes(type)
        ? []
        : [
            found(unknownIncidentType, source, ['incident_types', i], 'value', {
              message: `\`${type}\` is none of the incident types that others use`,
              help:
                suggestion(type, incidentTypes) ??
                `there are ${incidentTypes.map(one => `\`${one}\``).join(', ')}`,
            }),
          ],
    );
  },
};
