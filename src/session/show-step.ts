import { dueOf } from '../engine/dues.ts';
import { given } from '../given.ts';
import { reach } from '../workspace/roster.ts';
import type { StepFocus } from './acts/act.ts';
import type { Desk } from './desk.ts';
import { stepText } from './screens/step-text.ts';
import { clockTime } from './times.ts';
import { whoCould, whoHas } from './who.ts';

/** Prints the text of an open step; `again`: with its reason last, which a long one had pushed off the screen. */
export function showStep(desk: Desk, { open }: StepFocus, { again = false } = {}): void {
  const { session, prompter, around } = desk;
  const { workspace } = around;
  const due = dueOf(open);
  const by = due === undefined ? undefined : clockTime(due, session.now);
  prompter.print(
    stepText(session.playbook, open.at, {
      render: text => session.render(text, open.at),
      ...given({ due: by }),
      who: role => whoHas(session.state, role, workspace),
      could: role => whoCould(session.state, role, workspace),
      reach: name => reach(workspace, name),
      again,
    }),
  );
}
