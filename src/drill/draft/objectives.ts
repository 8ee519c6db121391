import type { ScenarioDocument } from '../scenario-document.ts';
import type { Area, DraftedExpectation } from './drafted.ts';
import { atLength } from './pacing.ts';

/** One for each area in which something is expected, in the order of an incident, with what the team did then as its target. */
export function draftObjectives(expected: readonly DraftedExpectation[]): ScenarioDocument['objectives'] {
  return (Object.keys(areas) as Area[]).flatMap(area => {
    const times = expected.filter(each => each.area === area).map(({ done }) => done);
    if (times.length === 0) return [];
    const [first, last] = [Math.min(...times), Math.max(...times)].map(atLength);
    const span = first === last ? `after ${first}` : `the first after ${first}, the last after ${last}`;
    const target = `The other team did ${times.length} of these, ${span}`;
    return [{ id: area, ...areas[area], target }];
  });
}

/** Capabilities are those of the national preparedness goal, as HSEEP groups by. */
const areas: Record<Area, { text: string; capability: string }> = {
  preparation: { text: 'Have ready what is needed', capability: 'Planning' },
  detection: { text: 'Find out what it is and how far it goes', capability: 'Situational assessment' },
  coordination: { text: 'Lead, decide and say why', capability: 'Operational coordination' },
  containment: { text: 'Keep it from spreading', capability: 'Cybersecurity' },
  eradication: { text: 'Remove it, and the way by which it came', capability: 'Cybersecurity' },
  recovery: { text: 'Bring back what is needed, clean', capability: 'Infrastructure systems' },
  communication: {
    text: 'Tell those who must know, in time',
    capability: 'Public information and warning',
  },
};
