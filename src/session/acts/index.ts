import type { Act } from './act.ts';
import { answerMissing, applies, appliesNot } from './applies.ts';
import { approved, denied } from './approvals.ts';
import { close, closeEarly, pause, where } from './case.ts';
import { checklist } from './checklist.ts';
import { decline, execute, ranByHand, tellEnd } from './commands.ts';
import { deadlines } from './deadlines.ts';
import { difference } from './drift.ts';
import { earlier } from './earlier.ts';
import { decideOption, done, failed, notSent, sent } from './endings.ts';
import { evidence } from './evidence.ts';
import { askFact, realWorld, takeIn } from './exercise.ts';
import { handOver, takeOver } from './handover.ts';
import { again, back, list } from './jumps.ts';
import { lessons } from './lessons.ts';
import { answers, milestone, note, role, severity } from './matters.ts';
import { measures } from './measures.ts';
import { observables } from './observables.ts';
import { attach, switchOver } from './playbooks.ts';
import { rewrite } from './rewrite.ts';
import { keep, settle } from './settling.ts';
import { showAgain } from './show-again.ts';
import { override, skip } from './skips.ts';

/** Every key of the step screen, in the order in which they are shown. */
export const acts: readonly Act[] = [
  rewrite,
  takeIn,
  done,
  decideOption,
  sent,
  notSent,
  tellEnd,
  execute,
  ranByHand,
  decline,
  approved,
  denied,
  switchOver,
  keep,
  settle,
  answerMissing,
  applies,
  appliesNot,
  override,
  close,
  checklist,
  skip,
  failed,
  note,
  evidence,
  takeOver,
  askFact,
  realWorld,
  list,
  back,
  pause,
  handOver,
  showAgain,
  earlier,
  milestone,
  severity,
  role,
  answers,
  measures,
  deadlines,
  lessons,
  observables,
  again,
  attach,
  difference,
  where,
  closeEarly,
];
