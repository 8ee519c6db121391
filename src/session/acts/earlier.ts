import { askOccurred } from '../ask.ts';
import type { Act } from './act.ts';
import { approved, denied } from './approvals.ts';
import { decideOption, done, failed, notSent, sent } from './endings.ts';
import { evidence } from './evidence.ts';
import { answers, note, severity } from './matters.ts';
import { measures } from './measures.ts';
import { skip } from './skips.ts';

/** Records an act with when it really happened, apart from now. */
export const earlier: Act = {
  key: 'a',
  id: 'earlier',
  label: 'it happened earlier',
  more: true,
  offered: focus => focus.kind === 'step' || focus.kind === 'closing',
  async run(desk, focus) {
    const offered = datable.filter(act => act.offered(focus, desk));
    const chosen = await desk.choose({
      ask: 'What happened earlier?',
      field: { name: 'earlier' },
      choices: offered.map(({ id, label }) => ({ id, label })),
    });
    const occurred = await askOccurred(desk, 'When did it happen?', 'earlier:at');
    const act = offered.find(({ id }) => id === chosen);
    return act && desk.happened(occurred, () => act.run(desk, focus));
  },
};

/** Acts whose entries can carry when it happened. */
const datable: readonly Act[] = [
  done,
  decideOption,
  sent,
  notSent,
  approved,
  denied,
  skip,
  failed,
  note,
  evidence,
  answers,
  severity,
  measures,
];
