import { resolve } from 'node:path';
import type { ExitCode } from '../../errors.ts';
import { UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import { nearest } from '../../nearest.ts';
import type { Evidence } from '../../playbook/playbook.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { wantedEvidence } from '../../session/wanted-evidence.ts';
import type { Context } from '../command.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';

export async function run(
  [file]: [string | undefined],
  options: ActOptions & { id?: string; what?: string; held?: string; step?: string },
  context: Context,
): Promise<ExitCode> {
  const { id, held } = options;
  if ((file === undefined) === (held === undefined)) {
    throw new UsageError(
      'evidence is either a file or a word on where it is held.',
      'tocsin evidence FILE, or --held "where, and by whom".',
    );
  }
  return perform(context, options, async session => {
    // Everything that can be refused is looked at before a file is copied.
    const at = options.step === undefined ? undefined : turnNamed(session, options.step);
    const about = id === undefined ? undefined : wantedEvidence(evidenceNamed(session, id), session, at);
    const time = occurredAt(session, options.at);
    const place =
      file === undefined
        ? { held: held as string }
        : await session.store.attach(resolve(context.io.cwd, file));
    const what = options.what ?? about?.what ?? file ?? 'evidence';
    return [{ kind: 'add-evidence', evidence: { ...about, what, ...place }, ...given({ at }), ...time }];
  });
}

function evidenceNamed({ playbook }: CaseSession, id: string): Evidence {
  const asked = Object.values(playbook.steps).flatMap(step => step.collect);
  const wanted = asked.find(evidence => evidence.id === id);
  if (wanted) return wanted;
  const ids = asked.map(evidence => evidence.id);
  const meant = nearest(id, ids);
  throw new UsageError(
    `no step asks for evidence "${id}".`,
    meant
      ? `Did you mean "${meant}"?`
      : ids.length > 0
        ? `Steps ask for: ${ids.join(', ')}.`
        : 'Leave its id out.',
  );
}
