import { actionsOf } from '../../engine/actions.ts';
import { UsageError } from '../../errors.ts';
import type { CaseSession } from '../../session/case-session.ts';

/** The id of the action that a person names by its entry, `#41` or `dana#41` or its id, or by a part of what is to be done. */
export function actionNamed({ state }: CaseSession, named: string): string {
  const [, writer = '', number] = /^(.*)#(\d+)$/.exec(named) ?? [];
  const actions = actionsOf(state);
  const byEntry = actions.filter(
    ({ id, added }) =>
      id === named || (number !== undefined && added.seq === Number(number) && added.w.startsWith(writer)),
  );
  const part = named.trim().toLowerCase();
  const byText = actions.filter(({ what }) => part !== '' && what.toLowerCase().includes(part));
  const fitting = byEntry.length > 0 ? byEntry : byText;
  const [only, ...others] = fitting;
  if (!only) throw new UsageError(`there is no action "${named}".`, '`tocsin action list` shows them.');
  if (others.length > 0) {
    throw new UsageError(
      `"${named}" is ${fitting.length} actions.`,
      `Write ${fitting.map(({ added }) => `${added.w}#${added.seq}`).join(' or ')}.`,
    );
  }
  return only.id;
}
