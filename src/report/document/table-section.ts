import type { Cell, Section } from './section.ts';

/** A section that is one table. */
export function tableSection(id: string, title: string, columns: string[], rows: Cell[][]): Section {
  return { id, title, blocks: [{ kind: 'table', columns, rows }] };
}
