import type { Recorded } from '../engine/event.ts';
import type { Value } from '../playbook/playbook.ts';

/** Every value that the record gives an input, in words, whether it still counts or not. */
export function valuesIn(records: readonly Recorded[]): { name: string; text: string }[] {
  return records.flatMap(record =>
    valuesOf(record).flatMap(([name, value]) => {
      const texts = value === null ? [] : [value].flat().map(String);
      return texts.map(text => ({ name, text }));
    }),
  );
}

/** The keys under which entries carry values of inputs, and the one entry that is such a value. */
function valuesOf(record: Recorded): [string, Value | null][] {
  if (record.type === 'input.set') return [[record.data.name, record.data.value]];
  const data = record.data as { [key in (typeof carriers)[number]]?: Record<string, Value> };
  return carriers.flatMap(carrier => Object.entries(data[carrier] ?? {}));
}

const carriers = ['inputs', 'answers', 'sets', 'with', 'read'] as const;
