import type { Rule } from './rule.ts';
import { anchorsAndAliases } from './rules/anchors-and-aliases.ts';
import { bareWordInExpression } from './rules/bare-word-in-expression.ts';
import { callCycle } from './rules/call-cycle.ts';
import { clockNotMetByAnything } from './rules/clock-not-met-by-anything.ts';
import { clockStale } from './rules/clock-stale.ts';
import { clockWithoutSource } from './rules/clock-without-source.ts';
import { constantCondition } from './rules/constant-condition.ts';
import { cutText } from './rules/cut-text.ts';
import { deadOption } from './rules/dead-option.ts';
import { destructiveBeforeEvidence } from './rules/destructive-before-evidence.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { duplicateKey } from './rules/duplicate-key.ts';
import { duplicatePlaybook } from './rules/duplicate-playbook.ts';
import { expressionSyntax } from './rules/expression-syntax.ts';
import { expressionType } from './rules/expression-type.ts';
import { formatVersion } from './rules/format-version.ts';
import { idForm } from './rules/id-form.ts';
import { ignoreWithoutReason } from './rules/ignore-without-reason.ts';
import { impossibleDate } from './rules/impossible-date.ts';
import { includeCycle } from './rules/include-cycle.ts';
import { includeEscapes } from './rules/include-escapes.ts';
import { includeNotFound } from './rules/include-not-found.ts';
import { indistinctPlaybooks } from './rules/indistinct-playbooks.ts';
import { injectNeverFires } from './rules/inject-never-fires.ts';
import { interpolatedFlag } from './rules/interpolated-flag.ts';
import { linkNotHttps } from './rules/link-not-https.ts';
import { literalNotAChoice } from './rules/literal-not-a-choice.ts';
import { longStep } from './rules/long-step.ts';
import { marksWhateverTheAnswer } from './rules/marks-whatever-the-answer.ts';
import { measureWithoutUndo } from './rules/measure-without-undo.ts';
import { measuresNeverReviewed } from './rules/measures-never-reviewed.ts';
import { missingStage } from './rules/missing-stage.ts';
import { needsCycle } from './rules/needs-cycle.ts';
import { needsNeverMet } from './rules/needs-never-met.ts';
import { nextLeavesContainer } from './rules/next-leaves-container.ts';
import { noApproverOnCritical } from './rules/no-approver-on-critical.ts';
import { noCommunicationStep } from './rules/no-communication-step.ts';
import { noFalsePositiveExit } from './rules/no-false-positive-exit.ts';
import { noNotificationDecision } from './rules/no-notification-decision.ts';
import { noOwner } from './rules/no-owner.ts';
import { noReviewPhase } from './rules/no-review-phase.ts';
import { noWayOut } from './rules/no-way-out.ts';
import { objectiveWithoutExpectation } from './rules/objective-without-expectation.ts';
import { placeholderText } from './rules/placeholder-text.ts';
import { playbookOutOfRange } from './rules/playbook-out-of-range.ts';
import { schema } from './rules/schema.ts';
import { secretInPlaybook } from './rules/secret-in-playbook.ts';
import { shellInCommand } from './rules/shell-in-command.ts';
import { splitByComma } from './rules/split-by-comma.ts';
import { staleReview } from './rules/stale-review.ts';
import { stepWithoutRole } from './rules/step-without-role.ts';
import { switchInside } from './rules/switch-inside.ts';
import { tagNotExpression } from './rules/tag-not-expression.ts';
import { timeWithoutZone } from './rules/time-without-zone.ts';
import { tooDeep } from './rules/too-deep.ts';
import { tooLarge } from './rules/too-large.ts';
import { trainerTextShown } from './rules/trainer-text-shown.ts';
import { triggerCycle } from './rules/trigger-cycle.ts';
import { twoActions } from './rules/two-actions.ts';
import { unanswerableInput } from './rules/unanswerable-input.ts';
import { unfilledRole } from './rules/unfilled-role.ts';
import { unknownCalendar } from './rules/unknown-calendar.ts';
import { unknownClock } from './rules/unknown-clock.ts';
import { unknownEvidence } from './rules/unknown-evidence.ts';
import { unknownFolder } from './rules/unknown-folder.ts';
import { unknownInScenario } from './rules/unknown-in-scenario.ts';
import { unknownIncidentType } from './rules/unknown-incident-type.ts';
import { unknownInput } from './rules/unknown-input.ts';
import { unknownMilestone } from './rules/unknown-milestone.ts';
import { unknownNeed } from './rules/unknown-need.ts';
import { unknownPerson } from './rules/unknown-person.ts';
import { unknownPlaybook } from './rules/unknown-playbook.ts';
import { unknownRegime } from './rules/unknown-regime.ts';
import { unknownRole } from './rules/unknown-role.ts';
import { unknownRule } from './rules/unknown-rule.ts';
import { unknownStep } from './rules/unknown-step.ts';
import { unknownZone } from './rules/unknown-zone.ts';
import { unquotedTemplate } from './rules/unquoted-template.ts';
import { unreachableStep } from './rules/unreachable-step.ts';
import { unsafeCharacter } from './rules/unsafe-character.ts';
import { unsettableRule } from './rules/unsettable-rule.ts';
import { unusedIgnore } from './rules/unused-ignore.ts';
import { unusedInput } from './rules/unused-input.ts';
import { unusedRole } from './rules/unused-role.ts';
import { useBeforeSet } from './rules/use-before-set.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';

/** Every rule of lint: form, references, flow, expressions, practice, across files, what a workspace names, scenarios, and comments that hide findings. */
export const rules: readonly Rule[] = [
  yamlSyntax,
  schema,
  duplicateKey,
  duplicateId,
  formatVersion,
  idForm,
  unsafeCharacter,
  timeWithoutZone,
  anchorsAndAliases,
  tooLarge,
  tooDeep,
  cutText,
  splitByComma,
  unquotedTemplate,
  tagNotExpression,
  twoActions,
  bareWordInExpression,
  unknownStep,
  unknownRole,
  unknownInput,
  unknownClock,
  unknownEvidence,
  unknownMilestone,
  unknownNeed,
  unknownPlaybook,
  includeNotFound,
  includeCycle,
  includeEscapes,
  nextLeavesContainer,
  callCycle,
  switchInside,
  unreachableStep,
  noWayOut,
  deadOption,
  needsCycle,
  needsNeverMet,
  marksWhateverTheAnswer,
  constantCondition,
  useBeforeSet,
  expressionSyntax,
  expressionType,
  literalNotAChoice,
  placeholderText,
  staleReview,
  noOwner,
  missingStage,
  noFalsePositiveExit,
  destructiveBeforeEvidence,
  measureWithoutUndo,
  measuresNeverReviewed,
  noApproverOnCritical,
  noNotificationDecision,
  clockWithoutSource,
  clockNotMetByAnything,
  clockStale,
  noReviewPhase,
  noCommunicationStep,
  stepWithoutRole,
  longStep,
  unanswerableInput,
  unusedInput,
  unusedRole,
  secretInPlaybook,
  shellInCommand,
  interpolatedFlag,
  linkNotHttps,
  unknownIncidentType,
  duplicatePlaybook,
  indistinctPlaybooks,
  unknownRegime,
  unknownPerson,
  unknownCalendar,
  unknownZone,
  impossibleDate,
  unknownFolder,
  unknownRule,
  unsettableRule,
  unknownInScenario,
  playbookOutOfRange,
  triggerCycle,
  injectNeverFires,
  objectiveWithoutExpectation,
  trainerTextShown,
  ignoreWithoutReason,
  unusedIgnore,
  unfilledRole,
];
