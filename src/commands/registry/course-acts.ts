import type { Command, Option } from '../command.ts';
import { act, step, why } from './act.ts';
import { playbooks, reason } from './parameters.ts';

const from: Option = { flags: '--from <step>', about: 'the step of it at which the case enters' };

/** What changes the course of a case, or settles and corrects what was recorded. */
export const courseActs: readonly Command[] = [
  act(
    'open',
    'open a step before its turn',
    [step],
    [why],
    'tocsin open tell-dpo --reason "She is on the call"',
    () => import('../acts/open.ts'),
  ),
  act(
    'override',
    'open a step although what it needs is not there',
    [step],
    [why],
    'tocsin override wipe --reason "Image is impossible"',
    () => import('../acts/override.ts'),
  ),
  act(
    'redo',
    'open an ended step once more',
    [step],
    [why],
    'tocsin redo verdict --reason "New evidence"',
    () => import('../acts/redo.ts'),
  ),
  act(
    'again',
    'go through the playbook again from a step on',
    [step],
    [why],
    'tocsin again scope --reason "Another host"',
    () => import('../acts/again.ts'),
  ),
  act(
    'attach',
    'take another playbook into the case, beside those it goes by',
    [{ syntax: '<playbook>', about: 'its id' }],
    [reason, from, playbooks],
    'tocsin attach ransomware --reason "Files are being encrypted"',
    () => import('../acts/attach.ts'),
  ),
  act(
    'switch',
    'go on by another playbook instead',
    [{ syntax: '<playbook>', about: 'its id' }],
    [{ flags: '--step <step>', about: 'the step that switches to it' }, from, reason, playbooks],
    'tocsin switch ransomware --reason "It is ransomware after all"',
    () => import('../acts/switch.ts'),
  ),
  act(
    'resolve',
    'settle which of two endings stands',
    [step, { syntax: '<entry>', about: 'the entry to keep: its number in the log (#5, dana#5) or its id' }],
    [why],
    'tocsin resolve verdict "lee#12" --reason "dana saw the page"',
    () => import('../acts/resolve.ts'),
  ),
  act(
    'correct',
    'correct a text or time of an earlier entry',
    [
      { syntax: '<entry>', about: 'its number in the log (#5, dana#5) or its id' },
      { syntax: '<field>', about: 'text, reason, occurred, what ...' },
      { syntax: '<value>', about: 'what it should be' },
    ],
    [why],
    'tocsin correct "#5" text "Called the bank at 03:12Z" --reason "Wrong time"',
    () => import('../acts/correct.ts'),
  ),
];
