import { resolve } from 'node:path';
import type { ExitCode } from '../../errors.ts';
import { UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Context } from '../command.ts';
import { type ActOptions, occurredAt, perform, turnNamed } from './perform.ts';

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
    const wanted = Object.values(session.playbook.steps)
      .flatMap(step => step.collect)
      .find(e => e.id === id);
    const copied =
      file === undefined
        ? { held: held as string }
        : await session.store.attach(resolve(context.io.cwd, file));
    const what = options.what ?? (wanted ? session.render(wanted.what) : (file ?? id ?? 'evidence'));
    const { from, to } = wanted ?? {};
    return [
      {
        kind: 'add-evidence',
        evidence: {
          ...given({ id }),
          what,
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          ...copied,
        },
        ...(options.step === undefined ? {} : { at: turnNamed(session, options.step) }),
        ...occurredAt(session, options.at),
      },
    ];
  });
}
