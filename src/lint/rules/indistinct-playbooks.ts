import type { Diagnostic } from '../../playbook/diagnostic.ts';
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
  checkTogether: playbooks => {
    const byType = new Map<string, Shelved[]>();
    return playbooks.flatMap(playbook => {
      const earlier = [...new Set(playbook.incidentTypes.flatMap(type => byType.get(type) ?? []))];
      for (const type of playbook.incidentTypes) byType.set(type, [...(byType.get(type) ?? []), playbook]);
      const alike = earlier.filter(other => other.id !== playbook.id && !tellsApart(playbook, other));
      return alike.length > 0 ? [indistinctFrom(alike, playbook)] : [];
    });
  },
};

function indistinctFrom(alike: readonly Shelved[], { source, incidentTypes }: Shelved): Diagnostic {
  const [first] = alike as [Shelved];
  const others = alike.length > 1 ? ` and ${alike.length - 1} more` : '';
  const index = incidentTypes.findIndex(type => first.incidentTypes.includes(type));
  return found(indistinctPlaybooks, source, ['incident_types', index], 'value', {
    message: `\`${first.id}\`${others} answer${others ? '' : 's'} \`${incidentTypes[index]}\` as well, and no summary says which to use`,
    help: `say in \`summary\` when to use this one, and when \`${first.id}\``,
    related: alike.slice(0, 3).map(({ id, source: { file, locate } }) => ({
      file,
      range: locate(['id'], 'value'),
      message: `\`${id}\` stands here`,
    })),
  });
}

/** One of the two names the other in its summary. */
function tellsApart(one: Shelved, two: Shelved): boolean {
  return names(one, two) || names(two, one);
}

function names({ summary }: Shelved, { id, title }: Shelved): boolean {
  const text = summary.toLowerCase();
  return text.includes(id) || text.includes(title.toLowerCase());
}
