import type { Recorded } from '../engine/event.ts';
import { defang } from '../expression/values/defang.ts';
import { findIndicators } from '../expression/values/find-indicators.ts';

/** Whether a text says of itself that it is TLP:RED or TLP:AMBER+STRICT, however people write that: `TLP RED`, `**TLP:** red`. */
export function isMarkedAbove(text: string): boolean {
  return marking.test(text);
}

const marking = /\bTLP[^\p{L}\p{N}]{0,5}(?:RED|AMBER[^\p{L}\p{N}]{0,3}STRICT)(?![\p{L}\p{N}])/iu;

/**
 * What a mark covers beyond the text that it stands in, as it stands elsewhere: the observables in that text or beside it, the file or
 * place of the evidence that it describes, and what an entry said before a correction marked it.
 */
export function coveredByMarks(records: readonly Recorded[]): string[] {
  const values = new Set<string>();
  for (const record of records) {
    const marked = textsIn(record.data).filter(isMarkedAbove);
    if (marked.length === 0) continue;
    for (const text of [...besideMark(record, records), ...marked.flatMap(indicatorsIn)]) values.add(text);
  }
  return [...values].filter(text => text.trim() !== '');
}

function indicatorsIn(text: string): string[] {
  return findIndicators(text).flatMap(({ kind, value }) => [value, defang(kind, value)]);
}

function besideMark({ type, data }: Recorded, records: readonly Recorded[]): string[] {
  if (type === 'observable.added') return [data.value, defang(data.kind, data.value)];
  if (type === 'evidence.added') return [data.name ?? '', data.held ?? ''];
  return type === 'correction.made' ? saidBefore(data, records) : [];
}

function saidBefore({ of, field }: { of: string; field: string }, records: readonly Recorded[]): string[] {
  return records.flatMap(({ id, type, data }) => {
    if (id === of) return textsIn((data as Record<string, unknown>)[field]);
    return type === 'correction.made' && data.of === of && data.field === field ? [data.value] : [];
  });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
