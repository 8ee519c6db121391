import { outwards } from '../../engine/holder.ts';
import { slotName } from '../../engine/instance.ts';
import { standingOf } from '../../engine/standing.ts';
import type { CaseState } from '../../engine/state.ts';
import { holdsSteps } from '../../playbook/holds-steps.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Turn } from './world.ts';

/** A called playbook, as it stands at one place of a case. */
export interface Call {
  name: string;
  /** The step that calls it. */
  step: string;
}

/** The outermost call that holds a turn, of those inside `within`; none where nothing called stands between. */
export function callAround(playbook: Playbook, { at }: Turn, within: Call | undefined): Call | undefined {
  const around = [...outwards(playbook, at)]
    .slice(1)
    .map(call => ({ name: slotName(call), step: call.step }));
  const end = within ? around.findIndex(({ name }) => name === within.name) : around.length;
  return around.slice(0, Math.max(end, 0)).findLast(({ step }) => isCall(playbook, step));
}

/** Whether a turn stands inside that call. */
export function isIn(playbook: Playbook, { at }: Turn, { name }: Call): boolean {
  return [...outwards(playbook, at)].slice(1).some(call => slotName(call) === name);
}

/** Whether a step belongs to the playbook that this one calls, or to one that it calls. */
export function isOf(call: string, step: string): boolean {
  return step.startsWith(`${call}/`);
}

/** Whether an input is one of the playbook that this step calls: `data_breach.people` of `data-breach`. */
export function isInputOf(call: string, input: string): boolean {
  return input.startsWith(`${call.replaceAll('/', '.').replaceAll('-', '_')}.`);
}

/** Steps that call a playbook which is put in their place. */
export function callsIn({ steps }: Playbook): string[] {
  return Object.keys(steps).filter(id => isCall({ steps }, id));
}

/** The calls that are over as the case stands: what was answered in them is looked at from outside alone. */
export function callsBehind(state: CaseState, calls: readonly string[]): string[] {
  return calls.filter(call => standingOf(state, call) === 'done');
}

function isCall({ steps }: Pick<Playbook, 'steps'>, id: string): boolean {
  const step = steps[id];
  return step?.kind === 'use' && holdsSteps(step);
}
