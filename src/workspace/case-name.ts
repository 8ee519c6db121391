/** What a case's name is made of. */
export interface Naming {
  /** `INC-{year}-{number}-{playbook}`; a workspace's, or the usual one. */
  pattern?: string | undefined;
  mode: 'live' | 'drill';
  playbook: string;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/**
 * The next name for a case: its number is one above the highest of those that begin alike, whatever their playbook.
 * A drill's name begins with EXERCISE, so that no list of names lets one pass for the other.
 */
export function nextCaseName({ pattern, mode, playbook, now }: Naming, taken: readonly string[]): string {
  const parts = partsOf(mode === 'drill' ? drillPattern(pattern) : (pattern ?? usual));
  const [year = '', month = ''] = new Date(now).toISOString().split('-');
  const known: Record<string, string> = { year, month };
  const upToNumber = parts.slice(
    0,
    parts.findIndex(part => 'name' in part && part.name === 'number'),
  );
  const numbered = new RegExp(`^${upToNumber.map(part => regExpOf(part, known)).join('')}(\\d+)`);
  const numbers = taken.map(name => Number(numbered.exec(name)?.[1] ?? 0));
  const number = String(1 + Math.max(0, ...numbers)).padStart(3, '0');
  const filled: Record<string, string> = { ...known, playbook, number };
  return parts.map(part => ('text' in part ? part.text : filled[part.name])).join('');
}

/**
 * A name that somebody gave, as the case bears it: a drill's begins with EXERCISE too. Undefined where a live case would bear that mark.
 */
export function givenName(name: string, mode: Naming['mode']): string | undefined {
  const marked = /^exercise(?![a-z0-9])/i.test(name.trim());
  if (mode === 'drill') return name.trim().startsWith('EXERCISE') && marked ? name : `EXERCISE-${name}`;
  return marked ? undefined : name;
}

const usual = 'INC-{year}-{number}-{playbook}';

function drillPattern(pattern: string | undefined): string {
  return pattern === undefined ? usual.replace('INC', 'EXERCISE') : `EXERCISE-${pattern}`;
}

type Part = { text: string } | { name: string };

function partsOf(pattern: string): Part[] {
  return pattern
    .split(/(\{[a-z]+\})/)
    .filter(part => part !== '')
    .map(part => (part.startsWith('{') ? { name: part.slice(1, -1) } : { text: part }));
}

function regExpOf(part: Part, known: Readonly<Record<string, string>>): string {
  if ('text' in part) return part.text.replaceAll('.', '\\.');
  if (part.name === 'playbook') return '[a-z0-9-]+?';
  return known[part.name] ?? '';
}
