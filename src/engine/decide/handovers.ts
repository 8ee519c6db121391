import { agendaOf } from '../agenda.ts';
import { duesOf } from '../dues.ts';
import type { Draft } from '../event.ts';
import { deadlineFault, findOpen, rolesOf, stepFault } from '../handovers.ts';
import { instanceName } from '../instance.ts';
import { pendingOffers } from '../offers.ts';
import { sameName } from '../same-name.ts';
import type { CaseState } from '../state.ts';
import { type CommandOf, type Decision, refuse, type Surroundings } from './refusal.ts';

/** The leaving person hands the case over, with a brief. Nothing changes hands before it is taken. */
export function offerHandover(state: CaseState, command: CommandOf<'offer-handover'>): Decision {
  const { from, to, brief, heads } = command;
  if (!to.trim()) return refuse('Nobody is named to hand over to.', 'Give the name: --to NAME');
  if (sameName(from, to)) return refuse(`${from} cannot hand over to ${to.trim()}: that is the same person.`);
  if (!brief.trim()) return refuse('The brief is empty.', 'Say what is known, what is open and what is due.');
  const data = { to: to.trim(), brief: brief.trimEnd(), roles: rolesOf(from, state), heads };
  return { drafts: [{ type: 'handover.offered', data }] };
}

/** The arriving person takes over, having read back the next deadline and an open step; the roles that are still held move. */
export function takeHandover(
  state: CaseState,
  command: CommandOf<'take-handover'>,
  { now, expressions }: Surroundings,
): Decision {
  const offer = pendingOffers(state).find(({ id }) => id === command.offer);
  if (!offer)
    return refuse('There is no hand-over to take.', 'Whoever leaves offers it: tocsin handover --to NAME');
  if (sameName(offer.actor.name, command.by))
    return refuse(`${command.by} offered this hand-over: somebody else takes it.`);
  const agenda = agendaOf(state, expressions, now);
  const wrong = deadlineFault(agenda, command.deadline) ?? stepFault(agenda, command.step);
  if (wrong) return refuse(`Read back wrongly: ${wrong}`, 'tocsin status shows where the case stands.');
  const [due] = duesOf(agenda);
  const open = command.step === null ? undefined : findOpen(agenda.open, command.step);
  const held = rolesOf(offer.actor.name, state).filter(role => offer.data.roles.includes(role));
  return {
    drafts: [
      {
        type: 'handover.taken',
        data: {
          offer: offer.id,
          deadline: due ? { of: due.of, at: new Date(due.at).toISOString() } : null,
          step: open ? instanceName(open.at) : null,
          heads: command.heads,
        },
      },
      ...held.map((role): Draft => ({ type: 'role.assigned', data: { role, person: command.by } })),
    ],
  };
}
