import { readRole } from '../../engine/state.ts';
import { given } from '../../given.ts';
import { valueFaults } from '../../playbook/check/value-faults.ts';
import type { ScenarioDocument } from '../scenario-document.ts';
import type { ClosedCase, DraftedInject } from './drafted.ts';
import { oneLine } from './one-line.ts';

type Head = Pick<
  ScenarioDocument,
  'title' | 'version' | 'summary' | 'playbook' | 'overview' | 'roles' | 'inputs' | 'hot_wash'
>;

/** What a draft says of itself, who plays, what its case opens with, and what is asked afterwards. */
export function draftHead(closed: ClosedCase, injects: readonly DraftedInject[]): Head {
  const subject = closed.say(closed.played.title);
  return {
    title: `${subject}, as another team had it`,
    version: '0.1.0',
    summary: 'An incident that another team had, played again at its pace.',
    playbook: playbookOf(closed),
    overview: {
      scope: 'From the first report on. The review that followed is not played.',
      threat: subject,
    },
    ...given({ roles: rolesOf(closed, injects), inputs: inputsOf(closed) }),
    hot_wash: hotWash(closed),
  };
}

/** From this version up to the next that may change what a scenario names. One that is not released yet is in no range. */
function playbookOf({ played: { id, version } }: ClosedCase): ScenarioDocument['playbook'] {
  if (/[-+]/.test(version)) return { id };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return { id, version: `>=${version} <${major > 0 ? major + 1 : `0.${minor + 1}`}` };
}

/** Those that the playbook requires, that somebody had, or that something is for. */
function rolesOf(
  { state, played }: ClosedCase,
  injects: readonly DraftedInject[],
): ScenarioDocument['roles'] {
  const wanted = played.roles.filter(
    ({ id, required }) =>
      required || readRole(state, id).kind !== 'unset' || injects.some(({ to }) => to === id),
  );
  if (wanted.length === 0) return undefined;
  return wanted.map(({ id, brief, required }) => ({
    id,
    ...given({ brief }),
    ...(required && { required: 'true' }),
  }));
}

/** What the case was opened with, where the playbook takes it as it is now. */
function inputsOf({ state, played, cover }: ClosedCase): ScenarioDocument['inputs'] {
  const said = Object.entries(state.openings[0]?.data.inputs ?? {}).flatMap(([name, value]) => {
    const input = played.inputs[name];
    if (!input || input.sensitive || input.type === 'file') return [];
    const all = [value].flat().map(each => cover(String(each)));
    if (all.some(each => each === undefined)) return [];
    const texts = all as string[];
    const entry = Array.isArray(value) ? texts : (texts[0] as string);
    return valueFaults({ [name]: entry }, [], played).length > 0 ? [] : [[name, entry] as const];
  });
  return said.length > 0 ? Object.fromEntries(said) : undefined;
}

/** What everybody is asked, and what was found at that time. */
function hotWash({ state, cover }: ClosedCase): string[] {
  const found = state.findings.flatMap(({ data }) => cover(data.text) ?? []);
  return [
    'Which step did you look for and not find?',
    'What would you do first, were it to happen tomorrow?',
    ...found.map(text => `Does this finding hold here too, "${oneLine(text)}"?`),
  ];
}
