import type { Playbook, Step } from '../../playbook/playbook.ts';

/** Steps that never opened, each where a way was cut: what stands inside of one, behind it, or needs it follows from that. */
export function neverReached(playbook: Playbook, opened: ReadonlySet<string>): string[] {
  const isCut = ({ id, stage, kind }: Step) =>
    !opened.has(id) && !(kind === 'phase' && stage === 'preparation') && !isPrepared(playbook, id);
  const cut = Object.values(playbook.steps).filter(isCut);
  const follows = (step: Step) => {
    const { owner } = playbook.lists[step.list] ?? {};
    if (owner !== undefined && cut.some(({ id }) => id === owner)) return true;
    const before = [...comesBefore(playbook, step), ...(step.needs ?? [])];
    return before.some(id => cut.some(other => other !== step && bringsAbout(playbook, other, id)));
  };
  const roots = cut.filter(step => !follows(step));
  return (roots.length > 0 ? roots : cut.slice(0, 1)).map(({ id }) => id);
}

function isPrepared(playbook: Playbook, id: string): boolean {
  const phase = playbook.steps[playbook.steps[id]?.phase ?? ''];
  return phase?.stage === 'preparation';
}

/** What must be finished for a step's turn to come, by its place alone. */
function comesBefore({ lists, steps }: Playbook, step: Step): string[] {
  const { container, children } = lists[step.list] ?? { children: [] };
  if (container === 'parallel' || (container === 'phases' && step.needs)) return [];
  return children
    .slice(0, step.index)
    .filter(id => steps[id]?.stage !== 'preparation')
    .slice(-1);
}

/** Whether a step is what is named, or stands in it, or marks or collects it. */
function bringsAbout(playbook: Playbook, step: Step, id: string): boolean {
  if (step.id === id || step.marks.includes(id) || step.collect.some(evidence => evidence.id === id))
    return true;
  if (step.kind === 'decision' && step.options.some(({ marks }) => marks.includes(id))) return true;
  return isInside(playbook, step, id);
}

function isInside(playbook: Playbook, step: Step, id: string): boolean {
  if (step.id === id) return true;
  const holder = playbook.steps[playbook.lists[step.list]?.owner ?? ''];
  return holder !== undefined && isInside(playbook, holder, id);
}
