import type { Flow, FlowNode } from './flow.ts';

/** The flow in Graphviz's language, a cluster per phase. */
export function dot({ title, phases, ways }: Flow): string {
  const clusters = phases.map(
    (phase, index) => `  subgraph cluster_${index} {
    label=${quoted(phase.title)};
${phase.nodes.map(node => `    ${quoted(node.id)} [label=${quoted(node.label)}, shape=${shapes[node.shape]}];`).join('\n')}
  }`,
  );
  const edges = ways.map(({ from, to, label, holdsBack }) => {
    const looks = [
      ...(label === '' ? [] : [`label=${quoted(label)}`]),
      ...(holdsBack ? ['style=dashed'] : []),
    ];
    return `  ${quoted(from)} -> ${quoted(to)}${looks.length === 0 ? '' : ` [${looks.join(', ')}]`};`;
  });
  return `digraph {
  label=${quoted(title)};
  node [shape=box, style=rounded];
${[...clusters, ...edges].join('\n')}
}
`;
}

const shapes: Record<FlowNode['shape'], string> = { box: 'box', choice: 'diamond', group: 'folder' };

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
