import type { Step } from './playbook.ts';

/** A step that other steps stand in: it begins by itself and is finished when they are. */
export type Holder = Extract<Step, { kind: 'phase' | 'group' }> | (Called & { body: string });

type Called = Extract<Step, { kind: 'use' }>;

/** A playbook that is called holds its phases once it has been put in place. */
export function holdsSteps(step: Step): step is Holder {
  return step.kind === 'phase' || step.kind === 'group' || (step.kind === 'use' && step.body !== undefined);
}
