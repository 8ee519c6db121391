import type { PathFault } from '../../playbook/check/path-fault.ts';
import type { Path } from '../../playbook/yaml/source.ts';
import { marksIn, triggersIn } from '../parts.ts';
import type { MarkEntry, ScenarioDocument, TriggerEntry } from '../scenario-document.ts';

/** What the schema leaves open: exactly one kind in each trigger and mark, with the keys that go with it. */
export function formFaults(document: ScenarioDocument): PathFault[] {
  return [
    ...triggersIn(document).flatMap(({ entry, path }) => kindFaults(entry, path, triggerKinds, 'trigger')),
    ...marksIn(document).flatMap(({ entry, path }) => kindFaults(entry, path, markKinds, 'mark')),
  ];
}

const markKinds = ['step', 'decision', 'milestone'] as const;
const triggerKinds = [
  'at',
  'after',
  ...markKinds,
  'expectation',
  'flag',
  'idle',
  'all',
  'any',
  'not',
] as const; // prettier-ignore

/** The keys that say more of a kind, and which kinds they belong to. */
const companions = { wait: ['after'], option: ['decision'], state: ['step', 'expectation'] } as const;

function kindFaults(
  entry: TriggerEntry | MarkEntry,
  path: Path,
  known: readonly (keyof TriggerEntry)[],
  what: string,
): PathFault[] {
  const has = (key: keyof TriggerEntry) => key in entry;
  const kinds = known.filter(has);
  const [kind, second] = kinds;
  if (kind === undefined)
    return [fault(path, `this ${what} says nothing that could happen`, `write one of ${listed(known)}`)];
  if (second !== undefined) {
    const help =
      what === 'trigger'
        ? 'put them into `all` or `any`, each as an entry of its own'
        : 'write one of them: what the record must show';
    return [{ ...fault([...path, second], `${listed(kinds)} stand in one ${what}`, help), part: 'key' }];
  }
  const lost = (Object.keys(companions) as (keyof typeof companions)[]).filter(
    key => has(key) && !(companions[key] as readonly string[]).includes(kind),
  );
  return [
    ...lost.map(
      (key): PathFault => ({
        ...fault(
          [...path, key],
          `\`${key}\` says nothing beside \`${kind}\``,
          `it goes with ${listed(companions[key])}`,
        ),
        part: 'key',
      }),
    ),
    ...stateFaults(entry, kind, path),
  ];
}

const states: { [kind in string]?: readonly string[] } = {
  step: ['opened', 'ended', 'completed', 'skipped', 'failed'],
  expectation: ['met', 'late', 'missed'],
};

function stateFaults(entry: TriggerEntry | MarkEntry, kind: string, path: Path): PathFault[] {
  const possible = states[kind];
  if (!possible) return [];
  const { state } = entry;
  const help = `write \`state:\` with one of ${listed(possible)}`;
  if (state === undefined)
    return [{ ...fault([...path, kind], `\`${kind}\` has no \`state\``, help), part: 'key' }];
  if (possible.includes(state)) return [];
  return [fault([...path, 'state'], `${article(kind)} ${kind} is never "${state}"`, help)];
}

function article(word: string): string {
  return word === 'expectation' ? 'an' : 'a';
}

function fault(path: Path, message: string, help: string): PathFault {
  return { path, rule: 'schema', message, help };
}

function listed(words: readonly string[]): string {
  return words.map(word => `\`${word}\``).join(', ');
}
