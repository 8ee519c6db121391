import type { List, Playbook, Step } from '../../playbook/playbook.ts';

/** The step that holds the list that a step stands in, and the option whose list that is. */
export function holderOf(
  { steps, lists }: Playbook,
  step: Step,
): { owner: Step; option?: string } | undefined {
  const { owner: id = '', option }: Partial<List> = lists[step.list] ?? {};
  const owner = steps[id];
  return owner && { owner, ...(option !== undefined && { option }) };
}

/** The step and all that it stands in, from the inside out. */
export function* around(playbook: Playbook, step: Step): Generator<Step> {
  for (let at: Step | undefined = step; at; at = holderOf(playbook, at)?.owner) yield at;
}

/** Whether a step is the other or stands somewhere in it. */
export function standsIn(playbook: Playbook, step: Step, other: Step): boolean {
  for (const at of around(playbook, step)) if (at === other) return true;
  return false;
}

/** The innermost list that two steps both stand in, and its children that are or hold the one and the other. */
export function commonList(
  playbook: Playbook,
  one: Step,
  other: Step,
): { list: List; one: string; other: string } | undefined {
  const children = new Map([...around(playbook, one)].map(step => [step.list, step.id]));
  for (const step of around(playbook, other)) {
    const child = children.get(step.list);
    const list = playbook.lists[step.list];
    if (child !== undefined && list) return { list, one: child, other: step.id };
  }
  return undefined;
}
