import type { Edge, Playbook } from '../../playbook/playbook.ts';

/** The flow graph as it is drawn: nodes by phase, in the playbook's order, and every way between them with what it says. */
export interface Flow {
  title: string;
  phases: { title: string; nodes: FlowNode[] }[];
  ways: { from: string; to: string; label: string; holdsBack: boolean }[];
}

export interface FlowNode {
  id: string;
  label: string;
  shape: 'box' | 'choice' | 'group';
}

export function flowOf(playbook: Playbook): Flow {
  const steps = Object.values(playbook.steps);
  const linked = new Set(playbook.edges.flatMap(({ from, to }) => [from, to]));
  return {
    title: playbook.title,
    phases: steps
      .filter(({ kind }) => kind === 'phase')
      .map(phase => ({
        title: phase.title,
        nodes: steps
          .filter(step => step.phase === phase.id && linked.has(step.id))
          .map(({ id, title, kind }) => ({ id, label: title, shape: shapes[kind] ?? 'box' })),
      })),
    ways: playbook.edges.map(edge => ({
      from: edge.from || 'start',
      to: edge.to,
      label: label(edge, playbook),
      holdsBack: edge.why === 'needs',
    })),
  };
}

const shapes: Record<string, FlowNode['shape']> = { decision: 'choice', phase: 'group', group: 'group' };

function label({ from, why, option }: Edge, { steps }: Playbook): string {
  switch (why) {
    case 'start':
    case 'after':
      return '';
    case 'needs':
      return 'needed by';
    case 'option':
    case 'next': {
      const step = steps[from];
      const chosen = step?.kind === 'decision' ? step.options.find(({ id }) => id === option) : undefined;
      return chosen?.label ?? option ?? '';
    }
    default:
      return why satisfies never;
  }
}
