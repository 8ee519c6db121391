import { formatHead } from '../../case/heads.ts';
import { drillOf } from '../../drill/drill-state.ts';
import { type Agenda, agendaOf } from '../../engine/agenda.ts';
import { canClose, closingList } from '../../engine/closing.ts';
import { instanceName } from '../../engine/instance.ts';
import { Paused } from '../../terminal/prompter.ts';
import { askReason } from '../ask.ts';

import type { Desk } from '../desk.ts';
import { endExercise as endExerciseFor } from '../end-exercise.ts';
import type { Act } from './act.ts';
import { settleDeadline } from './deadlines.ts';
import { settleMeasure } from './measures.ts';

/** Works the closing list off, then closes. */
export const close: Act = {
  key: 'x',
  id: 'close',
  label: 'close the case',
  offered: focus => focus.kind === 'closing',
  run: desk => closeCase(desk),
};

/** The same from anywhere, behind `?`. */
export const closeEarly: Act = {
  key: 'z',
  id: 'close-early',
  label: 'close the case',
  more: true,
  offered: focus => focus.kind !== 'closing',
  run: desk => (drillOf(desk.session.state.exercise) ? endExercise(desk) : closeCase(desk)),
};

export const where: Act = {
  key: 'p',
  id: 'where',
  label: 'where the record is',
  more: true,
  offered: () => true,
  async run(desk) {
    const { store } = desk.session;
    desk.prompter.print([
      [{ text: `  case   ${store.dir}`, hang: true }],
      ...Object.entries(store.heads()).map(([w, [seq, hash]]) => [
        { text: `  head   ${formatHead(hash, seq + 1)}  ${w}`, hang: true },
      ]),
    ]);
  },
};

export const pause: Act = {
  key: 'q',
  id: 'pause',
  label: 'pause',
  offered: () => true,
  async run() {
    throw new Paused('key');
  },
};

/** An exercise ends where it is, with one reason for all that it leaves. */
async function endExercise(desk: Desk): Promise<void> {
  const { session } = desk;
  if (canClose(closingList(session.agenda()))) return closeCase(desk);
  const reason = await askReason(desk, 'The exercise ends here, because?');
  const ask = 'End it? What is open is let go, and the case is closed.';
  if (!(await desk.confirm({ ask, initial: true, field: { name: 'close' } }))) return;
  await endExerciseFor(session, reason, recorded => desk.showSaved(recorded));
}

async function closeCase(desk: Desk): Promise<void> {
  const { session } = desk;
  const agenda = agendaOf(session.state, session.expressions, session.now);
  const left = closingList(agenda);
  if (left.conflicts.length + left.disputes.length > 0) {
    desk.prompter.print([[{ text: 'Settle the conflicts and disputes first: l lists them.', tone: 'warn' }]]);
    return;
  }
  if (left.unended.length > 0) {
    const names = left.unended.map(({ at }) => instanceName(at)).join(', ');
    desk.prompter.print([
      [{ text: `Say first whether it ran: ${names}; l leads there.`, tone: 'warn', hang: true }],
    ]);
    return;
  }
  if (left.open.length > 0) {
    desk.prompter.print([
      [{ text: 'Still open:', tone: 'strong' }],
      ...left.open.map(o => [{ text: `  ${instanceName(o.at)}  ${session.render(o.step.title, o.at)}` }]),
    ]);
    const reason = await askReason(desk, 'They are dropped, because?');
    for (const { at } of left.open) desk.record({ kind: 'drop-step', at, reason });
  }
  for (const measure of left.measures) await settleMeasure(desk, measure);
  for (const deadline of left.clocks) await settleDeadline(desk, deadline);
  const reason = await askClosingReason(desk, agenda);
  if (!canClose(closingList(agendaOf(session.state, session.expressions, session.now)))) return;
  if (!(await desk.confirm({ ask: 'Close the case?', initial: true, field: { name: 'close' } }))) return;
  desk.record({ kind: 'close-case', ...reason, heads: session.store.heads() });
}

/** What closing is to be explained by: steps that are not reached, logs that are not here. */
async function askClosingReason(desk: Desk, { ended, missing }: Agenda): Promise<{ reason?: string }> {
  const lacking = missing.map(w => `the log of ${w} is missing`);
  if (!ended) lacking.unshift('the playbook is not at its end');
  if (lacking.length === 0) return {};
  const said = `${lacking.join(', and ')}. Why close now?`;
  return { reason: await askReason(desk, `${said.charAt(0).toUpperCase()}${said.slice(1)}`) };
}
