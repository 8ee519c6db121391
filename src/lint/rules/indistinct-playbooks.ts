import { exampleProcedure } from '../example-procedure.ts';
import { found } from '../found.ts';
import type { Rule } from '../rule.ts';
import type { Shelved } from '../shelved.ts';

const other = exampleProcedure.replaceAll('lost-badge', 'stolen-badge').replace('Lost badge', 'Stolen badge');

export const indistinctPlaybooks: Rule = {
  id: 'indistinct-playbooks',
  severity: 'info',
  why: 'Two playbooks for one incident type, and the alarm rings: whoever chooses has seconds, and only the summaries to choose by.',
  bad: `--- # playbooks/lost-badge.yaml
${exampleProcedure}--- # playbooks/stolen-badge.yaml
${other}`,
  good: `--- # playbooks/lost-badge.yaml
${exampleProcedure}--- # playbooks/stolen-badge.yaml
${other.replace('version', 'summary: A badge was taken on purpose. Use lost-badge where nobody is suspected.\nversion')}`,
  checkTogether: playbooks =>
    playbooks.flatMap((playbook, i) => {
      const { source, incidentTypes } = playbook;
      return playbooks.slice(0, i).flatMap(earlier => {
        const shared = incidentTypes.find(type => earlier.incidentTypes.includes(type));
        if (shared === undefined || earlier.id === playbook.id || tellsApart(playbook, earlier)) return [];
        const path = ['incident_types', incidentTypes.indexOf(shared)];
        const { file, locate } = earlier.source;
        return [
          found(indistinctPlaybooks, source, path, 'value', {
            message: `\`${earlier.id}\` answers \`${shared}\` as well, and neither summary says which of the two to use`,
            help: `say in \`summary\` when to use this one, and when \`${earlier.id}\``,
            related: [{ file, range: locate(['id'], 'value'), message: `\`${earlier.id}\` stands here` }],
          }),
        ];
      });
    }),
};

/** One of the two names the other in its summary. */
function tellsApart(one: Shelved, two: Shelved): boolean {
  return names(one, two) || names(two, one);
}

function names({ summary }: Shelved, { id, title }: Shelved): boolean {
  const text = summary.toLowerCase();
  return text.includes(id) || text.includes(title.toLowerCase());
}
