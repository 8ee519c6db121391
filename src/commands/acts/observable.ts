import type { Command } from '../../engine/command.ts';
import type { ObservableKind } from '../../engine/event.ts';
import { type FoundObservable, foundObservables } from '../../engine/found-observables.ts';
import { observablesOf } from '../../engine/observables.ts';
import { readObservable } from '../../engine/read-observable.ts';
import { modeOf } from '../../engine/state.ts';
import { type ExitCode, exit, RefusedError, UsageError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { readSession } from '../../session/open-session.ts';
import { markedLines } from '../../session/screens/mode.ts';
import { observableLines } from '../../session/screens/observable-lines.ts';
import type { Context } from '../command.ts';
import { observablesJson } from '../observables-json.ts';
import { readableCaseDir } from '../on-case.ts';
import { observableNamed } from '../performing/observable-named.ts';
import { occurredAt } from '../performing/occurred-at.ts';
import { type ActOptions, perform } from '../performing/perform.ts';
import { turnNamed } from '../performing/turn-named.ts';
import { printJson } from '../print-json.ts';
import { printLines } from '../print-lines.ts';

type Options = ActOptions & {
  type?: ObservableKind;
  malicious?: boolean;
  affected?: boolean;
  comment?: string;
  step?: string;
  reason?: string;
};

/** Records observables, takes those that stand in notes, withdraws one, or lists them. */
export async function run(
  [act, values]: [string, string[]],
  options: Options,
  context: Context,
): Promise<ExitCode> {
  if (options.malicious && options.affected)
    throw new UsageError('it is either --malicious or --affected.', 'Leave one of them out.');
  if (act === 'list') return list(options, context);
  return perform(context, options, session => commandsOf(act, values, options, session));
}

function commandsOf(act: string, values: string[], options: Options, session: CaseSession): Command[] {
  const about = {
    ...given({ verdict: verdictOf(options), comment: options.comment }),
  };
  const more = {
    ...(options.step === undefined ? {} : { at: turnNamed(session, options.step) }),
    ...occurredAt(session, options.at),
  };
  switch (act) {
    case 'add': {
      if (values.length === 0) throw new UsageError('there is no observable.', 'tocsin observable add VALUE');
      const all = values.map(value => observableOf(value, options.type));
      return all.map(observable => ({
        kind: 'add-observable',
        observable: { ...observable, ...about },
        ...more,
      }));
    }
    case 'take':
      return taken(values, session).map(({ kind, value, source }) => ({
        kind: 'add-observable',
        observable: { kind, value, ...about, found: source.id },
        ...more,
      }));
    case 'withdraw':
      return values.map(value => {
        const { kind, value: known } = observableNamed(session.state, value, options.type);
        return {
          kind: 'withdraw-observable',
          observable: { kind, value: known },
          reason: options.reason ?? '',
          ...occurredAt(session, options.at),
        };
      });
    default:
      throw new UsageError(
        `"${act}" is nothing to do with an observable.`,
        'It is add, take, withdraw or list.',
      );
  }
}

function verdictOf({ malicious, affected }: Options): 'malicious' | 'affected' | undefined {
  return malicious ? 'malicious' : affected ? 'affected' : undefined;
}

function observableOf(typed: string, kind: ObservableKind | undefined) {
  const read = readObservable(typed, kind);
  if ('error' in read) throw new UsageError(`${read.error}.`, kind ? undefined : 'Say it with --type.');
  return read;
}

/** What stands in notes: all of it, or those that are named. */
function taken(values: readonly string[], { state }: CaseSession): FoundObservable[] {
  const found = foundObservables(state);
  if (found.length === 0) throw new RefusedError('no note holds an observable that is not recorded yet.');
  if (values.length === 0) return found;
  return values.map(typed => {
    const read = readObservable(typed);
    const fitting =
      'error' in read ? undefined : found.find(f => f.value.toLowerCase() === read.value.toLowerCase());
    if (!fitting)
      throw new UsageError(
        `no note holds "${typed}", or it is recorded already.`,
        '`tocsin observable list` shows what notes hold.',
      );
    return fitting;
  });
}

/** Without a case and with none open: of the case that was touched last. */
async function list(options: Options, context: Context): Promise<ExitCode> {
  const { state, reading } = readSession(readableCaseDir(context, options.case));
  const observables = observablesOf(state);
  const found = foundObservables(state);
  const mode = modeOf(state);
  if (options.json)
    printJson({ version: 1, case: reading.id, mode, ...observablesJson(observables, found) }, context);
  else printLines(markedLines(mode, observableLines(observables, found)), context);
  return exit.done;
}
