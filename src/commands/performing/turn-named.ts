import type { Instance } from '../../engine/event.ts';
import { outwards } from '../../engine/holder.ts';
import { instanceName, readInstance } from '../../engine/instance.ts';
import { itemSlots, latestSlots } from '../../engine/latest.ts';
import { openSteps } from '../../engine/open-steps.ts';
import { UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { CaseSession } from '../../session/case-session.ts';

/**
 * The turn that a person names: by a step's id, by the end of the id of one in a fragment or a called playbook, or by an instance as it is
 * written (`step#2`, `contain#2/step`, `isolate[FIN-WS-042]`).
 */
export function turnNamed(session: CaseSession, name: string): Instance {
  const { steps } = session.playbook;
  const instance = readInstance(name, id => Object.hasOwn(steps, id));
  if (instance && instanceName(instance) !== instance.step) return withKnownValues(session, instance);
  const ids = instance ? [instance.step] : Object.keys(steps).filter(id => id.endsWith(`/${name}`));
  if (ids.length === 0) throw unknownStep(session, name);
  const open = openSteps(session.state).filter(o => ids.includes(o.at.step));
  if (open.length > 1)
    throw ambiguous(
      `"${name}" is open ${open.length} times`,
      open.map(o => o.at),
    );
  if (open[0]) return open[0].at;
  const latest = ids
    .flatMap(id => latestSlots(session.state, id))
    .flatMap(slot => itemSlots(session.state, slot))
    .map(slot => slot.turns.at(-1)?.instance ?? { ...slot.instance });
  const [only, ...others] = latest;
  if (others.length > 0) throw ambiguous(`"${name}" stands for ${latest.length} steps`, latest);
  return only ?? { in: '', step: ids[0] as string, pass: 1, redo: 0 };
}

/** The values that it and what is around it name must be there: of their lists, or once opened for. */
function withKnownValues({ state, playbook }: CaseSession, instance: Instance): Instance {
  for (const { item, ...all } of outwards(playbook, instance)) {
    if (item === undefined) continue;
    if (!playbook.steps[all.step]?.each)
      throw new UsageError(
        `${instanceName(all)} is one step, not one for each value.`,
        `Name ${instanceName(all)}.`,
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
      ? `Did you mean ${instanceName({ ...all, item: meant })}?`
      : `It is for: ${items.join(', ') || 'nothing yet'}.`,
  );
}

function ambiguous(what: string, instances: readonly Instance[]): UsageError {
  return new UsageError(`${what}: ${instances.map(instanceName).join(', ')}.`, 'Name one of them.');
}

function unknownStep(session: CaseSession, name: string): UsageError {
  const meant = nearest(name, Object.keys(session.playbook.steps));
  return new UsageError(
    `the playbook has no step "${name}".`,
    meant ? `Did you mean "${meant}"?` : '`tocsin status` lists the open steps.',
  );
}
