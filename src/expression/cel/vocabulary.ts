/** How a function may be written: `outcome("id")` or, as a method, `hosts.includes("x")`. */
export interface Callable {
  form: 'function' | 'method';
  /** The numbers of arguments it takes. */
  takes: number[];
  /** It takes one id, in quotes, of this kind. */
  idOf?: 'step' | 'milestone' | 'step or milestone' | 'evidence';
  /** It binds its first argument to each item of a list and looks at the rest once per item. */
  walks?: true;
  /** The name under which our own function is registered in place of the library's. */
  ours?: string;
}

/**
 * The functions that an expression may call; the library knows more. Left out: what makes bytes, unsigned and dynamic
 * values; what lets a text or list grow beyond its sources' size (`split`, `cel.bind`); what depends on the machine's zone.
 */
export const vocabulary: Readonly<Record<string, readonly Callable[]>> = {
  outcome: [{ form: 'function', takes: [1], idOf: 'step' }],
  passes: [{ form: 'function', takes: [1], idOf: 'step' }],
  reached: [{ form: 'function', takes: [1], idOf: 'milestone' }],
  time_of: [{ form: 'function', takes: [1], idOf: 'step or milestone' }],
  has_evidence: [{ form: 'function', takes: [1], idOf: 'evidence' }],
  size: [
    { form: 'function', takes: [1] },
    { form: 'method', takes: [0] },
  ],
  string: [{ form: 'function', takes: [1] }],
  int: [{ form: 'function', takes: [1] }],
  double: [{ form: 'function', takes: [1] }],
  timestamp: [{ form: 'function', takes: [1], ours: '_timestamp' }],
  duration: [{ form: 'function', takes: [1], ours: '_duration' }],
  includes: [{ form: 'method', takes: [1] }],
  contains: [{ form: 'method', takes: [1] }],
  startsWith: [{ form: 'method', takes: [1] }],
  endsWith: [{ form: 'method', takes: [1] }],
  matches: [{ form: 'method', takes: [1], ours: '_matches' }],
  lowerAscii: [{ form: 'method', takes: [0] }],
  upperAscii: [{ form: 'method', takes: [0] }],
  trim: [{ form: 'method', takes: [0] }],
  join: [{ form: 'method', takes: [0, 1], ours: '_join' }],
  all: [{ form: 'method', takes: [2], walks: true }],
  exists: [{ form: 'method', takes: [2], walks: true }],
  exists_one: [{ form: 'method', takes: [2], walks: true }],
  filter: [{ form: 'method', takes: [2], walks: true }],
  map: [{ form: 'method', takes: [2, 3], walks: true }],
  getFullYear: [{ form: 'method', takes: [0] }],
  getMonth: [{ form: 'method', takes: [0] }],
  getDate: [{ form: 'method', takes: [0] }],
  getDayOfWeek: [{ form: 'method', takes: [0] }],
  getHours: [{ form: 'method', takes: [0] }],
  getMinutes: [{ form: 'method', takes: [0] }],
  getSeconds: [{ form: 'method', takes: [0] }],
};

/** The entry for a call as it stands, or nothing where the language has no such call. */
export function callableFor(name: string, form: Callable['form'], count: number): Callable | undefined {
  if (!Object.hasOwn(vocabulary, name)) return undefined;
  return vocabulary[name]?.find(entry => entry.form === form && entry.takes.includes(count));
}
