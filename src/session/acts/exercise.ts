import { drillOf } from '../../drill/drill-state.ts';
import { findFact } from '../../drill/find-fact.ts';
import type { Recorded } from '../../engine/event.ts';
import { isBookkeeping } from '../arrivals.ts';
import type { Desk } from '../desk.ts';
import { RealWorld } from '../real-world.ts';
import { factLines } from '../screens/fact.ts';
import { injectFrame, waitingInjects, wantsAnswer } from '../screens/inject.ts';
import type { Act } from './act.ts';

/** Takes in the oldest inject that nobody has, and answers it where it wants that. */
export const takeIn: Act = {
  key: '!',
  id: 'take-in',
  label: 'inject',
  offered: (_, desk) => waitingInjects(desk.session.state).length > 0,
  async run(desk) {
    const [next] = waitingInjects(desk.session.state);
    if (!next) return;
    const { inject, type } = next.record.data;
    if (hasMovedOn(desk, next.record)) desk.prompter.print(injectFrame(next.record, desk.session.now));
    if (next.wants === 'reading')
      desk.record({ kind: 'exercise', draft: { type: 'inject.acknowledged', data: { inject } } });
    if (!wantsAnswer(type)) return;
    const text = await desk.text({
      ask: type === 'decision' ? `${inject}: what do you decide?` : `${inject}: what do you answer?`,
      field: { name: `inject:${inject}` },
      validate: value => (value.trim() ? undefined : 'Nothing was entered: write a sentence.'),
    });
    desk.record({
      kind: 'exercise',
      draft: { type: 'inject.answered', data: { inject, text: text.trim() } },
    });
  },
};

/** Something came after it: what it said may no longer be on the screen. */
function hasMovedOn({ session }: Desk, { id }: Recorded): boolean {
  const { records } = session.store;
  const at = records.findIndex(record => record.id === id);
  return records.slice(at + 1).some(record => !isBookkeeping(record));
}

/** What players can only learn by asking. */
export const askFact: Act = {
  key: '/',
  id: 'ask-fact',
  label: 'ask for a fact',
  offered: (_, desk) => (desk.around.scenario?.facts.length ?? 0) > 0,
  async run(desk) {
    const asked = await desk.text({
      ask: 'What do you want to know?',
      field: { name: 'fact' },
      validate: value => (value.trim() ? undefined : 'Nothing was entered: write what you ask about.'),
    });
    tellFact(desk, asked.trim());
  },
};

function tellFact(desk: Desk, asked: string): void {
  const { session, around, prompter } = desk;
  const drill = drillOf(session.state.exercise);
  const fact = around.scenario && drill && findFact(around.scenario, drill, asked);
  const data = fact ? { asked, fact: fact.id, text: fact.text } : { asked };
  desk.record({ kind: 'exercise', draft: { type: 'fact.asked', data } });
  if (fact) prompter.print(factLines(fact));
}

/** Something really happens: the exercise stops, and a live case opens. */
export const realWorld: Act = {
  key: '*',
  id: 'real-world',
  label: 'real world',
  offered: (_, desk) => drillOf(desk.session.state.exercise) !== undefined,
  async run() {
    throw new RealWorld();
  },
};
