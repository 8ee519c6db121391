import { given } from '../../given.ts';
import { instanceName } from '../instance.ts';
import type { CaseState } from '../state.ts';
import { typedName } from '../typed-command.ts';
import { allowance } from './authority.ts';
import { outcomeData, told } from './outcome-data.ts';
import {
  type CommandOf,
  type Decision,
  openPlace,
  refuse,
  type Surroundings,
  wantsReason,
} from './refusal.ts';
import { missingReason, unconfirmed } from './wanting.ts';

export function sendNotification(
  state: CaseState,
  command: CommandOf<'send-notification'>,
  around: Surroundings,
): Decision {
  const place = openPlace(state, command.at, command.also);
  if ('refusal' in place) return place;
  const { step, turn } = place;
  if (step.kind !== 'notify')
    return refuse(
      `${instanceName(command.at)} is not a notification.`,
      `tocsin done ${typedName(command.at)}`,
    );
  const missing = missingReason(state, step, turn, command) ?? unconfirmed(step, command);
  if (missing) return missing;
  const allowed = allowance(state, step, command);
  if ('refusal' in allowed) return allowed;
  const { to, by, receipt, text, digest } = command;
  const data = {
    to,
    ...given({ by, receipt }),
    text,
    digest,
    ...outcomeData(state, command, step, around.now),
    ...allowed,
  };
  return { drafts: [{ type: 'notification.sent', at: command.at, ...told(command), data }] };
}

export function withholdNotification(
  state: CaseState,
  command: CommandOf<'withhold-notification'>,
): Decision {
  const place = openPlace(state, command.at);
  if ('refusal' in place) return place;
  if (place.step.kind !== 'notify') return refuse(`${instanceName(command.at)} is not a notification.`);
  const { reason } = command;
  return (
    wantsReason(reason) ?? {
      drafts: [{ type: 'notification.not-sent', at: command.at, ...told(command), data: { reason } }],
    }
  );
}
