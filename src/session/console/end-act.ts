import { isOver } from '../../drill/drill-state.ts';
import { endExercise as endExerciseFor, usualReason } from '../end-exercise.ts';
import type { ConsoleAct } from './console-act.ts';

/** Ends the exercise for everybody. The console goes on: what was seen is judged and rated afterwards. */
export const endExercise: ConsoleAct = {
  key: 'e',
  id: 'end',
  label: 'end it',
  more: ({ scenario, drill, session }) => !isOver(scenario, drill, session.now),
  offered: () => true,
  async run(desk) {
    const why = await desk.text({
      ask: `The exercise ends here, because? (Enter: "${usualReason}")`,
      help: 'What is open is let go, and the case is closed. Judge and rate afterwards.',
      field: { name: 'end' },
    });
    desk.take();
    await endExerciseFor(desk.session, why.trim() || usualReason, recorded => desk.showSaved(recorded));
  },
};
