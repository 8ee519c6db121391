import { authorityOf } from '../../engine/decide/authority.ts';
import { milestoneThatStands } from '../../engine/decide/outcome-data.ts';
import { isTicked, missingOf, wantsItsId } from '../../engine/decide/wanting.ts';
import type { Instance, Occurred } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { sameName } from '../../engine/same-name.ts';
import { turnOf } from '../../engine/slot.ts';
import { given } from '../../given.ts';
import type { Step, Value } from '../../playbook/playbook.ts';
import { askInput, askReason } from '../ask.ts';
import { askMilestone, isAsked } from '../ask-milestone.ts';
import type { Desk } from '../desk.ts';
import { tickEntries } from './checklist.ts';
import { collectEvidence } from './evidence.ts';
import { review } from './lessons.ts';

/** Walks the person through what the step wants; what stays missing gets one reason. */
export async function giveWhatIsAsked(
  desk: Desk,
  step: Step,
  at: Instance,
): Promise<{ answers: Record<string, Value>; reason?: string; witness?: string; authority?: string }> {
  const turn = turnOf(desk.session.state.walk.slot(at), at.redo);
  if (step.checklist.some(entry => !isTicked(turn, entry))) await tickEntries(desk, step, at);
  for (const evidence of step.collect) {
    if (!turn.evidence.some(r => r.type === 'evidence.added' && r.data.id === evidence.id))
      await collectEvidence(desk, at, evidence);
  }
  const answers: Record<string, Value> = {};
  for (const name of step.asks) {
    const input = desk.session.playbook.inputs[name];
    if (input && !turn.answered.has(name)) answers[name] = await askInput(desk, input, at);
  }
  if (step.kind === 'review') await review(desk, step, at);
  const witness = step.witness ? await askWitness(desk, at) : {};
  const missing = missingOf(desk.session.state, step, turn, { answers, ...witness });
  const reason =
    missing.length === 0
      ? undefined
      : await askReason(desk, `Not there: ${missing.join('; ')}. End it without, because?`);
  // A decision asks it when the option is chosen.
  const authority =
    step.authority !== undefined && step.kind !== 'decision'
      ? await askAuthority(desk, step.authority, 'allowed it')
      : undefined;
  return { answers, ...witness, ...given({ reason, authority }) };
}

/** The name of the second person, who is at this terminal too or on the phone. */
async function askWitness(desk: Desk, at: Instance): Promise<{ witness?: string }> {
  const { actor } = desk.session.store;
  const witness = await desk.text({
    ask: 'Who is the second person? (Enter for nobody)',
    help: `It takes a witness who is not ${actor}.`,
    field: { step: instanceName(at), name: 'witness' },
    validate: typed =>
      sameName(typed, actor) ? `${typed.trim()} records it: name somebody else.` : undefined,
  });
  return witness.trim() ? { witness } : {};
}

/** On whose authority: the name of who has the role is offered. */
export function askAuthority(desk: Desk, role: string, did: string): Promise<string> {
  const title = desk.session.playbook.roles.find(r => r.id === role)?.title ?? role;
  return desk.text({
    ask: `On whose authority? (${title})`,
    field: { name: `authority:${role}` },
    ...given({ initial: authorityOf(desk.session.state, role) }),
    validate: typed => (typed.trim() ? undefined : `Name the person who ${did}.`),
  });
}

/** When the milestones that the step reaches were really reached. */
export async function askMarks(
  desk: Desk,
  at: Instance,
  milestones: readonly string[],
): Promise<Record<string, Occurred>> {
  const marks: Record<string, Occurred> = {};
  for (const name of milestones.filter(name => isAsked(desk, name))) {
    const said = milestoneThatStands(desk.session.state, name, at);
    marks[name] = await askMilestone(desk, name, said);
  }
  return marks;
}

/** The id of a critical step, or of one that destroys evidence, typed by hand. */
export async function confirmed(desk: Desk, step: Step): Promise<{ confirm?: string }> {
  if (!wantsItsId(step)) return {};
  const what = step.destroys.length > 0 ? `This destroys ${step.destroys.join(', ')}.` : 'Critical.';
  const confirm = await desk.text({
    ask: `${what} Type ${step.id} to confirm`,
    field: { name: `confirm:${step.id}` },
    validate: typed => (typed.trim() === step.id ? undefined : `Type exactly: ${step.id}`),
  });
  return { confirm: confirm.trim() };
}
