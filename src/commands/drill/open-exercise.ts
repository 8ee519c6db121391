import { drillOf } from '../../drill/drill-state.ts';
import { controllerRole, type Scenario } from '../../drill/scenario.ts';
import { RefusedError } from '../../errors.ts';
import type { CaseSession } from '../../session/case-session.ts';
import { scenarioOf } from '../../session/direct.ts';
import type { Context } from '../command.ts';
import { openToWrite } from '../on-case.ts';
import { exerciseDir } from './exercise-dir.ts';

/** Opens an exercise for whoever controls it, who records as controller where no other role is named. Throws `RefusedError` where the case is none. */
export async function openExercise(
  context: Context,
  named: string | undefined,
  options: { acceptDamage?: boolean },
): Promise<{ session: CaseSession; scenario: Scenario }> {
  const as = { ...context, role: context.role ?? controllerRole };
  const session = openToWrite(as, exerciseDir(context, named), options);
  const scenario = await scenarioOf(session);
  if (scenario) return { session, scenario };
  throw drillOf(session.state.exercise)
    ? new RefusedError(
        `${session.store.name} has not the text of its scenario: nobody can control it.`,
        'Copy the whole folder of the case, with what is in `playbook`.',
      )
    : new RefusedError(
        `${session.store.name} plays no scenario: there is nothing to control.`,
        'An exercise begins with: tocsin drill run SCENARIO',
      );
}
