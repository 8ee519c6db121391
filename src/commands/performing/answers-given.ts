import { UsageError } from '../../errors.ts';
import { nearest } from '../../nearest.ts';
import type { Value } from '../../playbook/playbook.ts';
import type { CaseSession } from '../../session/case-session.ts';

/** Words of the form `name=value`, read as the playbook's inputs want them. Throws UsageError. */
export function answersGiven(asking: Asking, sets: readonly string[] = []): Record<string, Value> {
  return Object.fromEntries(sets.map(text => assignment(asking, text)));
}

type Asking = Pick<CaseSession, 'playbook' | 'expressions'>;

function assignment({ playbook, expressions }: Asking, text: string): [string, Value] {
  const cut = text.indexOf('=');
  const name = cut < 0 ? text : text.slice(0, cut);
  const input = playbook.inputs[name];
  if (cut < 0) throw new UsageError(`"${text}" sets nothing.`, 'Write name=value.');
  if (!input) {
    const meant = nearest(name, Object.keys(playbook.inputs));
    throw new UsageError(
      `the playbook asks for no "${name}".`,
      meant ? `Did you mean "${meant}"?` : '`tocsin show` lists what it asks for.',
    );
  }
  const parsed = expressions.parse(text.slice(cut + 1), input);
  if ('error' in parsed) throw new UsageError(`${name}: ${parsed.error}`);
  return [name, parsed.value];
}
