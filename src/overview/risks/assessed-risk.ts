import type { Risk } from '../../workspace/workspace.ts';
import { type CaseInView, isDrill, openedAt, playbookOf } from '../case-in-view.ts';
import { isFalseAlarm } from '../is-false-alarm.ts';
import { type Level, levelOf, likelihoodOf, likelihoods } from './scales.ts';

/** A risk of the register beside what the cases and drills say of it. Plain data. */
export interface AssessedRisk extends Risk {
  level: Level;
  /** Live cases in which it happened, the newest first; false alarms are none. */
  realised: { case: string; day: string }[];
  observed: Observed;
  /** The last drill of each of its playbooks, ISO 8601; null where there was none. */
  drilled: { playbook: string; at: string | null }[];
  /** What wants somebody's attention, in plain words. */
  wants: { what: Want; text: string }[];
}

export type Want = 'no-playbook' | 'not-drilled' | 'not-reviewed' | 'more-likely' | 'less-likely';

/** What the cases say of how often it happens. */
export interface Observed {
  /** Live cases of the last 365 days. */
  lastYear: number;
  /** How many days the record goes back: from the first live case of any kind. */
  days: number;
  /** The grade that this comes to; null where the record is too short to tell. */
  likelihood: number | null;
}

interface Settings {
  /** Milliseconds since 1970, UTC. */
  now: number;
  /** After how many months without a review or a drill somebody is to look. */
  months: number;
}

/** The register, the worst first. `cases` are all there are, drills among them. */
export function assessedRisks(
  risks: readonly Risk[],
  cases: readonly CaseInView[],
  settings: Settings,
): AssessedRisk[] {
  return risks.map(risk => assess(risk, cases, settings)).sort(worstFirst);
}

function assess(risk: Risk, cases: readonly CaseInView[], settings: Settings): AssessedRisk {
  const own = cases.filter(one => risk.playbooks.includes(playbookOf(one)));
  const realised = own
    .filter(one => !isDrill(one) && !isFalseAlarm(one))
    .map(one => ({ case: one.name, day: openedAt(one).slice(0, 10) }))
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  const observed = observe(realised, cases, settings.now);
  const drilled = risk.playbooks.map(playbook => ({
    playbook,
    at: lastOf(own.filter(one => isDrill(one) && playbookOf(one) === playbook)),
  }));
  const level = levelOf(risk);
  const assessed = { ...risk, level, realised, observed, drilled };
  return { ...assessed, wants: wantsOf(assessed, settings) };
}

function lastOf(cases: readonly CaseInView[]): string | null {
  return cases.map(openedAt).sort().at(-1) ?? null;
}

/**
 * At least so often: what happened in the last year is a lower bound whatever the length of the record. How seldom is told only by
 * a record of a year or more.
 */
function observe(realised: AssessedRisk['realised'], cases: readonly CaseInView[], now: number): Observed {
  const first = cases
    .filter(one => !isDrill(one))
    .map(openedAt)
    .sort()[0];
  const days = first === undefined ? 0 : Math.floor((now - Date.parse(first)) / day);
  const lastYear = realised.filter(({ day: on }) => now - Date.parse(on) <= 365 * day).length;
  const longEnough = days >= 365;
  const timesAYear = longEnough ? Math.max(lastYear, (realised.length * 365) / days) : lastYear;
  const likelihood = likelihoodOf(timesAYear);
  return { lastYear, days, likelihood: longEnough || likelihood > 1 ? likelihood : null };
}

const day = 86_400_000;

function wantsOf(risk: Omit<AssessedRisk, 'wants'>, { now, months }: Settings): AssessedRisk['wants'] {
  const { playbooks, drilled, reviewed, observed, likelihood } = risk;
  const isGrave = risk.level === 'high' || risk.level === 'very high';
  const old = (at: string) => now - Date.parse(at) > months * 30.44 * day;
  const undrilled = drilled.filter(({ at }) => at === null || old(at)).map(({ playbook }) => playbook);
  const wants: AssessedRisk['wants'] = [];
  if (isGrave && playbooks.length === 0)
    wants.push({ what: 'no-playbook', text: `${risk.level}, and no playbook serves when it happens` });
  if (isGrave && undrilled.length > 0)
    wants.push({ what: 'not-drilled', text: `no drill of ${undrilled.join(', ')} in ${months} months` });
  if (reviewed === undefined) wants.push({ what: 'not-reviewed', text: 'never reviewed' });
  else if (old(reviewed)) wants.push({ what: 'not-reviewed', text: `last reviewed on ${reviewed}` });
  if (observed.likelihood !== null && observed.likelihood > likelihood)
    wants.push({ what: 'more-likely', text: happened(observed, likelihood) });
  if (observed.likelihood !== null && observed.days >= 3 * 365 && observed.likelihood < likelihood)
    wants.push({ what: 'less-likely', text: happened(observed, likelihood) });
  return wants;
}

/** "it happened twice in the last year; the register's 2 means less than once a year, more than once in 10 years". */
function happened({ lastYear, days }: Observed, likelihood: number): string {
  const often = ['not once', 'once', 'twice'][lastYear] ?? `${lastYear} times`;
  const since =
    days >= 365
      ? 'in the last year'
      : days < 2
        ? 'since the records began'
        : `in the ${days} days of the records`;
  return `it happened ${often} ${since}; the register's ${likelihood} means ${likelihoods[likelihood - 1]?.means}`;
}

function worstFirst(a: AssessedRisk, b: AssessedRisk): number {
  const rank = ({ level }: AssessedRisk) =>
    ['very low', 'low', 'moderate', 'high', 'very high'].indexOf(level);
  return rank(b) - rank(a) || b.likelihood * b.impact - a.likelihood * a.impact || (a.id < b.id ? -1 : 1);
}
