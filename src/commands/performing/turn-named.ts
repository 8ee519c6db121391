import type { Instance } from '../../engine/event.ts';
import { outwards } from '../../engine/holder.ts';
import { instanceName, readInstance } from '../../engine/instance.ts';
import { itemSlots, latestSlots } from '../../engine/latest.ts';
import { openSteps } from '../../engine/open-steps.ts';
import { typedName } from '../../engine/typed-command.ts';
import { UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { shellWord } from '../../shell-word.ts';

/**
 * The turn that a person names: by a step's id, by the end of the id of one in a fragment or a called playbook, or by an instance as it is
 * written (`step#1`, `step#2`, `contain#2/step`, `isolate[FIN-WS-042]`). `otherwise` is what else can be said where it stands
 * for several. Throws UsageError.
 */
export function turnNamed(session: CaseSession, name: string, otherwise = ''): Instance {
  const exact = exactlyNamed(session, name);
  if (exact) return exact;
  const ids = stepsNamed(session, name);
  const open = openSteps(session.state).filter(o => ids.includes(o.at.step));
  if (open.length > 1)
    throw ambiguous(
      `"${name}" is open ${open.length} times`,
      open.map(o => o.at),
      otherwise,
    );
  if (open[0]) return open[0].at;
  const latest = ids
    .flatMap(id => latestSlots(session.state, id))
    .flatMap(slot => itemSlots(session.state, slot))
    .map(slot => slot.turns.at(-1)?.instance ?? { ...slot.instance });
  const [only, ...others] = latest;
  if (others.length > 0) throw ambiguous(`"${name}" stands for ${latest.length} steps`, latest, otherwise);
  return only ?? { in: '', step: ids[0] as string, pass: 1, redo: 0 };
}

/** A step with `each`, and all values of its list at once. Throws UsageError where it is not one. */
export function eachNamed(session: CaseSession, name: string): Instance {
  const exact = exactlyNamed(session, name);
  const named = exact
    ? [exact]
    : stepsNamed(session, name).flatMap(id => latestSlots(session.state, id).map(slot => slot.instance));
  const [only, ...others] = named;
  if (others.length > 0) throw ambiguous(`"${name}" stands for ${named.length} steps`, named);
  if (only && only.item === undefined && session.playbook.steps[only.step]?.each) return { ...only };
  throw new UsageError(
    `${name} is one step, not one for each value.`,
    'Name the step that has a list, or leave --all out.',
  );
}

function exactlyNamed(session: CaseSession, name: string): Instance | undefined {
  const instance = readInstance(name, id => Object.hasOwn(session.playbook.steps, id));
  return instance && name !== instance.step ? withKnownValues(session, instance) : undefined;
}

/** The id itself, or those that end in it. */
function stepsNamed(session: CaseSession, name: string): string[] {
  const ids = Object.keys(session.playbook.steps);
  const found = ids.includes(name) ? [name] : ids.filter(id => id.endsWith(`/${name}`));
  if (found.length === 0) throw unknownStep(session, name);
  return found;
}

/** The values that it and what is around it name must be there: of their lists, or once opened for. */
function withKnownValues({ state, playbook }: CaseSession, instance: Instance): Instance {
  for (const { item, ...all } of outwards(playbook, instance)) {
    if (item === undefined) continue;
    if (!playbook.steps[all.step]?.each)
      throw new UsageError(
        `${instanceName(all)} is one step, not one for each value.`,
        `Name ${typedName(all)}.`,
      );
    const { items } = state.walk.itemsOf(state.walk.slot(all));
    if (!items.includes(item)) throw unknownValue(all, item, items);
  }
  return instance;
}

function unknownValue(all: Instance, item: string, items: readonly string[]): UsageError {
  const meant = items.find(other => other.toLowerCase() === item.toLowerCase()) ?? nearest(item, items);
  return new UsageError(
    `${instanceName(all)} is not there for "${item}".`,
    meant
      ? `Did you mean ${typedName({ ...all, item: meant })}?`
      : `It is for: ${items.join(', ') || 'nothing yet'}.`,
  );
}

function ambiguous(what: string, instances: readonly Instance[], otherwise = ''): UsageError {
  return new UsageError(`${what}.`, `Name one of them: ${instances.map(exactName).join(', ')}${otherwise}`);
}

/** Its first pass is numbered too: the step's id alone would stand for all of them again. */
function exactName(at: Instance): string {
  return instanceName(at) === at.step ? shellWord(`${at.step}#1`) : typedName(at);
}

function unknownStep(session: CaseSession, name: string): UsageError {
  const meant = nearest(name, Object.keys(session.playbook.steps));
  return new UsageError(
    `the playbook has no step "${name}".`,
    meant ? `Did you mean "${meant}"?` : '`tocsin status` lists the open steps.',
  );
}
