import type { ExerciseDraft } from '../event.ts';
import { type CaseState, modeOf } from '../state.ts';
import { type Decision, refuse } from './refusal.ts';

/**
 * Takes what happens in an exercise. What is done already, such as an inject that another terminal delivered first, records nothing.
 */
export function recordExercise(state: CaseState, draft: ExerciseDraft): Decision {
  if (modeOf(state) === 'live')
    return refuse('The case is live: no exercise has a place in it.', 'Play it as a drill: tocsin drill run');
  const begun = state.exercise.some(({ type }) => type === 'drill.started');
  if (draft.type === 'drill.started')
    return begun ? refuse('The exercise has begun already.') : { drafts: [draft] };
  if (!begun)
    return refuse(
      'The drill plays no scenario.',
      'One with a scenario begins with: tocsin drill run SCENARIO',
    );
  switch (draft.type) {
    case 'inject.delivered':
    case 'inject.dropped':
      return { drafts: has(state, draft.type, draft.data.inject) ? [] : [draft] };
    case 'inject.acknowledged':
      if (!has(state, 'inject.delivered', draft.data.inject)) return notThere(draft.data.inject);
      return { drafts: has(state, draft.type, draft.data.inject) ? [] : [draft] };
    case 'inject.answered':
      return has(state, 'inject.delivered', draft.data.inject)
        ? { drafts: [draft] }
        : notThere(draft.data.inject);
    case 'inject.held':
    case 'drill.clock':
    case 'fact.asked':
    case 'hint.given':
    case 'expectation.judged':
    case 'observation.added':
    case 'objective.rated':
      return { drafts: [draft] };
    default:
      return draft satisfies never;
  }
}

function has(
  { exercise }: CaseState,
  type: 'inject.delivered' | 'inject.dropped' | 'inject.acknowledged',
  inject: string,
): boolean {
  return exercise.some(record => record.type === type && record.data.inject === inject);
}

function notThere(inject: string): Decision {
  return refuse(`The inject ${inject} has not come.`, 'Look at those that have: tocsin log');
}
