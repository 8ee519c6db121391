import type { Check } from '../../terminal/check.ts';
import { type Weakness, weaknessesOf, weaknessWords } from '../exercises/weaknesses.ts';
import type { Planned } from './readiness.ts';

/** What the last exercise of each scenario showed to be weak, with what to do about it: one check a rating, one for what was missed. */
export function weaknessChecks({ cases }: Pick<Planned, 'cases'>): Check[] {
  const found = weaknessesOf(cases);
  const exercises = [...new Set(found.map(one => one.case))];
  return exercises.flatMap(name => {
    const own = found.filter(one => one.case === name);
    const missed = own.filter(({ kind }) => kind === 'missed');
    return [
      ...own.filter(({ kind }) => kind !== 'missed').map(ratingCheck),
      ...(missed.length > 0 ? [missedCheck(missed)] : []),
    ];
  });
}

function ratingCheck(weakness: Weakness): Check {
  const { case: name, scenario, playbook, kind, what, about } = weakness;
  return {
    about: playbook,
    state: kind === 'rated U' ? 'bad' : 'note',
    what: `${what}: ${weaknessWords(weakness)} (${name})${about === '' ? '' : `: ${about}`}`,
    help: `Exercise it again: \`tocsin drill run ${scenario}\``,
  };
}

function missedCheck(missed: readonly Weakness[]): Check {
  const [{ case: name, playbook } = { case: '', playbook: '' }] = missed;
  const expected = missed.map(({ what, critical }) => (critical ? `${what} (critical)` : what));
  return {
    about: playbook,
    state: 'note',
    what: `missed in ${name}: ${expected.join('; ')}`,
    help: `What the record shows of it: \`tocsin drill aar ${name}\``,
  };
}
