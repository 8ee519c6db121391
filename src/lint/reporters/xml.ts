import { showUnsafe } from '../../playbook/yaml/unsafe-character.ts';

/** An element with its attributes, and what it holds: a text, or lines of other elements; each line ends in a newline. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const open = `<${name}${written.join('')}`;
  if (typeof content === 'string') return `${open}>${escaped(content)}</${name}>\n`;
  if (content.length === 0) return `${open}/>\n`;
  return `${open}>\n${content.join('').replace(/^(?= *<)/gm, '  ')}</${name}>\n`;
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Controls but line ends cannot stand in XML 1.0 at all, not even escaped: they are shown by name, as is what would hide or reorder. */
function escaped(text: string): string {
  return showUnsafe(text).replace(/[&<>"'\r\n]/g, char => `&#${char.charCodeAt(0)};`);
}
