import type { ClockBody } from '../playbook/document.ts';
import type { Path } from '../playbook/yaml/source.ts';
import type { LintedDocument } from './rule.ts';

/** The clocks that a file declares itself, and where. */
export function writtenClocks(document: LintedDocument): { clock: ClockBody; path: Path }[] {
  const clocks = 'clocks' in document ? (document.clocks ?? []) : [];
  return clocks.flatMap((clock, i) => ('use' in clock ? [] : [{ clock, path: ['clocks', i] }]));
}
