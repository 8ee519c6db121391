import { expressions } from './kinds/expressions.ts';
import { flow } from './kinds/flow.ts';
import { form } from './kinds/form.ts';
import { practice } from './kinds/practice.ts';
import { references } from './kinds/references.ts';
import { texts } from './kinds/text.ts';
import type { Kind } from './mutant.ts';

/** Every kind of mistake, by its name. */
export const kinds: Readonly<Record<string, Kind>> = {
  ...form,
  ...texts,
  ...references,
  ...flow,
  ...expressions,
  ...practice,
};
