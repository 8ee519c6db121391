import type { Instance } from '../../engine/event.ts';
import { instanceName, parseInstance } from '../../engine/instance.ts';
import { openSteps } from '../../engine/open-steps.ts';
import { UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { CaseSession } from '../../session/case-session.ts';

/** The turn that a person names by a step's id, or by an instance as it is written (`step#2`, `contain#2/step`). */
export function turnNamed(session: CaseSession, name: string): Instance {
  const parsed = parseInstance(name);
  const step = parsed && session.playbook.steps[parsed.step];
  if (!parsed || !step) throw unknownStep(session, name);
  if (name !== parsed.step) return parsed;
  const open = openSteps(session.state).filter(o => o.at.step === name);
  if (open.length > 1) {
    throw new UsageError(
      `"${name}" is open ${open.length} times: ${open.map(o => instanceName(o.at)).join(', ')}.`,
      'Name one of them.',
    );
  }
  const slot = session.state.walk.latestSlot(name);
  return open[0]?.at ?? slot.turns.at(-1)?.instance ?? { ...slot.instance };
}

function unknownStep(session: CaseSession, name: string): UsageError {
  const meant = nearest(name, Object.keys(session.playbook.steps));
  return new UsageError(
    `the playbook has no step "${name}".`,
    meant ? `Did you mean "${meant}"?` : '`tocsin status` lists the open steps.',
  );
}
