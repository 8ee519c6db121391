import { impacts, levelOf, likelihoods } from '../overview/risks/scales.ts';
import type { Risk, Treatment } from '../workspace/workspace.ts';
import type { Asker } from './asker.ts';

/** What an assessment comes to, before it is written. */
export type AssessedAnew = Omit<Risk, 'reviewed' | 'reviews'> & { why: string };

/**
 * Walks a person through one risk as ISO 27005 does: identification, analysis, evaluation, treatment. `risk` is what the register
 * says so far; of a new one, its id and playbooks.
 */
export async function askRisk(
  asker: Asker,
  risk: Pick<Risk, 'id' | 'playbooks' | 'controls'> & Partial<Risk>,
  playbooks: readonly { id: string; title: string }[],
): Promise<AssessedAnew> {
  const field = (name: string) => ({ name: `risk:${risk.id}:${name}` });
  const title = await asker.text({
    ask: 'What may happen, and to what?',
    help: 'One line, as "Ransomware stops production".',
    ...(risk.title !== undefined && { initial: risk.title }),
    field: field('title'),
    validate: notEmpty,
  });
  const serving = await asker.pick({
    ask: 'Which playbooks serve when it happens?',
    choices: playbooks.map(({ id, title: hint }) => ({ id, label: id, hint })),
    picked: risk.playbooks,
    field: field('playbooks'),
  });
  const likelihood = await asker.choose({
    ask: 'How often is it to be expected?',
    choices: likelihoods.map(({ grade, name, means }) => ({ id: `${grade}`, label: means, hint: name })),
    ...(risk.likelihood !== undefined && { initial: `${risk.likelihood}` }),
    field: field('likelihood'),
  });
  const impact = await asker.choose({
    ask: 'How bad is it when it happens?',
    choices: impacts.map(({ grade, name, means }) => ({ id: `${grade}`, label: means, hint: name })),
    ...(risk.impact !== undefined && { initial: `${risk.impact}` }),
    field: field('impact'),
  });
  const grades = { likelihood: Number(likelihood), impact: Number(impact) };
  const treatment = await asker.choose({
    ask: `That is a risk of the level "${levelOf(grades)}". What is done about it?`,
    choices: treatments.map(([id, label]) => ({ id, label })),
    ...(risk.treatment !== undefined && { initial: risk.treatment }),
    field: field('treatment'),
  });
  const controls = await asker.text({
    ask: 'What holds it down? Several with a semicolon between',
    help: 'As "offline backups, restored once a quarter". Nothing: nothing does.',
    initial: risk.controls.join('; '),
    field: field('controls'),
  });
  const owner = await asker.text({
    ask: 'Who answers for it?',
    ...(risk.owner !== undefined && { initial: risk.owner }),
    field: field('owner'),
    validate: notEmpty,
  });
  const why = await asker.text({
    ask: 'Why do you see it so?',
    help: 'One sentence; it stays with the assessment.',
    field: field('why'),
    validate: notEmpty,
  });
  return {
    id: risk.id,
    title: title.trim(),
    ...grades,
    treatment: treatment as Treatment,
    owner: owner.trim(),
    playbooks: serving,
    controls: listed(controls),
    why: why.trim(),
  };
}

const treatments: readonly [Treatment, string][] = [
  ['mitigate', 'Mitigate: make it rarer or less bad'],
  ['transfer', 'Transfer: somebody else bears it, as an insurer'],
  ['avoid', 'Avoid: stop what brings it about'],
  ['accept', 'Accept: live with it, knowingly'],
];

function listed(text: string): string[] {
  return text
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function notEmpty(text: string): string | undefined {
  if (text.trim() === '') return 'This cannot be empty.';
  return /\p{C}/u.test(text) ? 'Only what can be seen, please.' : undefined;
}
