import { instanceName } from '../../engine/instance.ts';
import { type Measure, measuresOf } from '../../engine/measures.ts';
import { askReason } from '../ask.ts';
import type { Desk } from '../desk.ts';
import type { Act } from './act.ts';

export const measures: Act = {
  key: 'm',
  id: 'measures',
  label: 'measures',
  more: true,
  offered: (_, desk) => measuresOf(desk.session.state).some(m => m.state !== 'lifted'),
  async run(desk) {
    const standing = measuresOf(desk.session.state).filter(m => m.state !== 'lifted');
    const chosen = await desk.choose({
      ask: 'Which measure?',
      field: { name: 'measure' },
      choices: standing.map(m => ({
        id: instanceName(m.at),
        label: m.what,
        hint: `${m.state}; to undo: ${m.undo}`,
      })),
    });
    const measure = standing.find(m => instanceName(m.at) === chosen);
    if (measure) await settleMeasure(desk, measure);
  },
};

/** Lift, keep, or say that it never was applied. */
export async function settleMeasure(desk: Desk, measure: Measure): Promise<void> {
  const name = instanceName(measure.at);
  const chosen = await desk.choose({
    ask: `Measure in force: ${measure.what}`,
    help: `To undo it: ${measure.undo}`,
    field: { name: `measure:${name}` },
    choices: [
      { id: 'lift', label: 'Lift it: it has been undone' },
      { id: 'keep', label: 'Keep it in force' },
      { id: 'never', label: 'It was never applied' },
    ],
  });
  const { at } = measure;
  if (chosen === 'lift') desk.record({ kind: 'lift-measure', at });
  else if (chosen === 'never') desk.record({ kind: 'lift-measure', at, neverApplied: true });
  else desk.record({ kind: 'keep-measure', at, reason: await askReason(desk, 'Why is it kept?') });
}
