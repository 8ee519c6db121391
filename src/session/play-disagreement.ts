import { endingOf } from '../engine/outcome.ts';
import type { Entry } from '../playbook/walkthrough.ts';
import type { Focus } from './focus.ts';
import { occurred, type Play, record, Stuck } from './play-record.ts';

/** Two endings of one step: the one that the walkthrough answers stands. Throws Stuck where it answers neither. */
export function settleConflict(the: Play, { conflict }: Extract<Focus, { kind: 'conflict' }>): void {
  const { at, step, candidates } = conflict;
  const answer = the.walkthrough.answers[step.id]?.at(-1);
  if (!answer) throw new Stuck(step.id, 'two people ended it in two ways; its answer says which one stands');
  const wanted = [answer.option, answer.fail && 'failed', answer.notSent && 'not-sent'].find(word => word);
  const kept = candidates.find(candidate => {
    const ending = endingOf(candidate);
    const told = ending?.option ?? ending?.word ?? '';
    return wanted === undefined ? !['failed', 'not-sent', 'denied'].includes(told) : told === wanted;
  });
  if (!kept) throw new Stuck(step.id, 'two people ended it in two ways, and its answer is neither');
  const reason = answer.reason ?? `As the walkthrough answers ${step.id}`;
  record(the, { kind: 'resolve-conflict', at, keep: kept.id, reason });
}

/** Two values of one thing: what the walkthrough says of it counts. Throws Stuck where it says nothing. */
export function settleDispute(
  the: Play,
  { dispute, name: place }: Extract<Focus, { kind: 'dispute' }>,
): void {
  const { walkthrough, session } = the;
  const { what, name } = dispute;
  const answers = Object.values(walkthrough.answers).flat();
  const unsaid = (where: string) =>
    new Stuck(place, `two people said different things; ${where} says which counts`);
  switch (what) {
    case 'input': {
      const entry: Entry | undefined =
        walkthrough.inputs[name] ??
        answers.findLast(answer => answer.inputs[name] !== undefined)?.inputs[name];
      const input = session.playbook.inputs[name];
      if (entry === undefined || !input) throw unsaid(`inputs: ${name}`);
      const parsed = session.expressions.parse(entry, input);
      if ('error' in parsed) throw new Stuck(place, parsed.error);
      return record(the, { kind: 'set-input', name, value: parsed.value });
    }
    case 'milestone': {
      const told = answers.map(answer => answer.milestones[name] ?? answer.marks[name]);
      const time = told.findLast(at => at !== undefined);
      if (time === undefined) throw unsaid(`an answer's milestones: ${name}`);
      return record(the, { kind: 'set-milestone', name, occurred: occurred(the, time) });
    }
    case 'role': {
      const person =
        walkthrough.roles[name] ?? answers.findLast(answer => answer.roles[name] !== undefined)?.roles[name];
      if (person === undefined) throw unsaid(`roles: ${name}`);
      return record(the, { kind: 'assign-role', role: name, person });
    }
    case 'severity': {
      const value =
        answers.findLast(answer => answer.severity !== undefined)?.severity ?? walkthrough.severity;
      if (value === undefined) throw unsaid('severity');
      return record(the, { kind: 'set-severity', value });
    }
    default:
      return what satisfies never;
  }
}
