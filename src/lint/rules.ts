import type { Rule } from './rule.ts';
import { anchorsAndAliases } from './rules/anchors-and-aliases.ts';
import { bareWordInExpression } from './rules/bare-word-in-expression.ts';
import { callCycle } from './rules/call-cycle.ts';
import { constantCondition } from './rules/constant-condition.ts';
import { cutText } from './rules/cut-text.ts';
import { deadOption } from './rules/dead-option.ts';
import { duplicateId } from './rules/duplicate-id.ts';
import { duplicateKey } from './rules/duplicate-key.ts';
import { expressionSyntax } from './rules/expression-syntax.ts';
import { expressionType } from './rules/expression-type.ts';
import { formatVersion } from './rules/format-version.ts';
import { idForm } from './rules/id-form.ts';
import { impossibleDate } from './rules/impossible-date.ts';
import { includeCycle } from './rules/include-cycle.ts';
import { includeEscapes } from './rules/include-escapes.ts';
import { includeNotFound } from './rules/include-not-found.ts';
import { literalNotAChoice } from './rules/literal-not-a-choice.ts';
import { marksWhateverTheAnswer } from './rules/marks-whatever-the-answer.ts';
import { needsCycle } from './rules/needs-cycle.ts';
import { needsNeverMet } from './rules/needs-never-met.ts';
import { nextLeavesContainer } from './rules/next-leaves-container.ts';
import { noWayOut } from './rules/no-way-out.ts';
import { schema } from './rules/schema.ts';
import { splitByComma } from './rules/split-by-comma.ts';
import { switchInside } from './rules/switch-inside.ts';
import { tagNotExpression } from './rules/tag-not-expression.ts';
import { timeWithoutZone } from './rules/time-without-zone.ts';
import { tooDeep } from './rules/too-deep.ts';
import { tooLarge } from './rules/too-large.ts';
import { twoActions } from './rules/two-actions.ts';
import { unknownCalendar } from './rules/unknown-calendar.ts';
import { unknownClock } from './rules/unknown-clock.ts';
import { unknownEvidence } from './rules/unknown-evidence.ts';
import { unknownFolder } from './rules/unknown-folder.ts';
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
import { useBeforeSet } from './rules/use-before-set.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';

/** Every rule of lint: form, references, flow, expressions, and what a workspace names. */
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
  unknownRegime,
  unknownPerson,
  unknownCalendar,
  unknownZone,
  impossibleDate,
  unknownFolder,
  unknownRule,
];
