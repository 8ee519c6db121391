import type { Flow, FlowNode } from './flow.ts';

/** The flow in Mermaid's language, a subgraph per phase. Names are numbered: an id may be a word that Mermaid keeps for itself. */
export function mermaid({ title, phases, ways }: Flow): string {
  const names = new Map<string, string>();
  const name = (id: string) => {
    const known = names.get(id) ?? `s${names.size + 1}`;
    names.set(id, known);
    return known;
  };
  const drawn = new Set(phases.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  const bodies = phases.map(
    (phase, index) => `  subgraph phase${index + 1} [${quoted(phase.title)}]
${phase.nodes.map(node => `    ${name(node.id)}${shaped(node)}`).join('\n')}
  end`,
  );
  const ends = [...new Set(ways.flatMap(({ from, to }) => [from, to]))].filter(id => !drawn.has(id));
  const circles = ends.map(id => `  ${name(id)}((${quoted(id)}))`);
  const arrows = ways.map(({ from, to, label, holdsBack }) => {
    const arrow = holdsBack ? '-.->' : '-->';
    return `  ${name(from)} ${arrow}${label === '' ? '' : `|${quoted(label)}|`} ${name(to)}`;
  });
  return `---\ntitle: ${JSON.stringify(title)}\n---\nflowchart TD\n${[...bodies, ...circles, ...arrows].join('\n')}\n`;
}

function shaped({ label, shape }: FlowNode): string {
  switch (shape) {
    case 'box':
      return `[${quoted(label)}]`;
    case 'choice':
      return `{${quoted(label)}}`;
    case 'group':
      return `[[${quoted(label)}]]`;
    default:
      return shape satisfies never;
  }
}

/** Mermaid has no escape but HTML's entities, written with `#`; `#` itself too. */
function quoted(text: string): string {
  return `"${text.replace(/[#"<>&\n]/g, char => `#${char.codePointAt(0)};`)}"`;
}
