import type { Recorded } from '../engine/event.ts';
import type { Playbook } from '../playbook/playbook.ts';

/** True where a step that wants a second person was performed with nobody named. */
export function isUnwitnessed(record: Recorded, playbook: Playbook): boolean {
  switch (record.type) {
    case 'step.completed':
    case 'decision.made':
    case 'notification.sent':
    case 'approval.given':
    case 'command.started':
      return wantsWitness(record, playbook) && record.data.witness === undefined;
    case 'command.ended':
      // One that was started here has its witness there.
      return wantsWitness(record, playbook) && record.data.told === true && record.data.witness === undefined;
    default:
      return false;
  }
}

function wantsWitness({ at }: Recorded, { steps }: Playbook): boolean {
  return at !== undefined && steps[at.step]?.witness === true;
}
