import type { Playbook, Step } from './playbook.ts';

/** A part of the language that this version reads and checks but does not carry out. */
export interface Unexecuted {
  /** The step that has it; absent for `clocks`, where a regime was not at hand. */
  step?: string;
  key: string;
}

/** Every use of what this version does not carry out, so that `run` can refuse it instead of passing over it. */
export function findUnexecuted(playbook: Playbook): Unexecuted[] {
  const found: Unexecuted[] = playbook.unreadRegimes ? [{ key: 'clocks' }] : [];
  for (const step of Object.values(playbook.steps)) {
    for (const key of unexecutedKeys(step)) found.push({ step: step.id, key });
  }
  return found;
}

function unexecutedKeys(step: Step): string[] {
  const keys: string[] = [];
  if (step.kind === 'use' && step.mode === 'call' && step.body === undefined) keys.push(step.kind);
  return keys;
}
