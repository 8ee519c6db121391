import type { Input, Value } from '../../playbook/playbook.ts';

/** What stands where a value of a `sensitive` input would be shown. */
export const withheld = '‹withheld›';

/** A value as people read it: a list with commas. A value of a `sensitive` input is withheld. */
export function formatValue(value: Value, input?: Pick<Input, 'sensitive'>): string {
  if (input?.sensitive) return withheld;
  return Array.isArray(value) ? value.join(', ') : String(value);
}
