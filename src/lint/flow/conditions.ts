import { type ExpressionScope, scopeOf } from '../../expression/scope.ts';
import type { ClockEntry, PlaybookDocument } from '../../playbook/document.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import type { Path, Source } from '../../playbook/yaml/source.ts';

/** A condition of the playbook's own file, and the step whose it is where it is no clock's. */
export interface WrittenCondition {
  text: string;
  path: Path;
  scope: ExpressionScope;
  step?: Step;
}

/** Every `when`, `suggest`, `until` and `applies_when` that is written in the file. */
export function conditionsOf(playbook: Playbook, source: Source): WrittenCondition[] {
  const { clocks = [] } = source.data as PlaybookDocument;
  return [
    ...Object.values(playbook.steps)
      .filter(({ file }) => file === undefined)
      .flatMap(step => conditionsOfStep(playbook, step)),
    ...clocks.flatMap((clock, i) => conditionOfClock(playbook, clock, i)),
  ];
}

function conditionsOfStep(playbook: Playbook, step: Step): WrittenCondition[] {
  const scope = scopeOf(playbook, step.id);
  const at = (text: string | undefined, ...path: Path) =>
    text === undefined ? [] : [{ text, path: [...step.path, ...path], scope, step }];
  return [
    ...at(step.when, 'when'),
    ...(step.kind === 'wait' ? at(step.until, 'wait', 'until') : []),
    ...(step.kind === 'decision'
      ? step.options.flatMap(({ suggest }, i) => at(suggest, 'options', i, 'suggest'))
      : []),
  ];
}

function conditionOfClock(playbook: Playbook, clock: ClockEntry, index: number): WrittenCondition[] {
  if ('use' in clock || clock.applies_when === undefined) return [];
  const path = ['clocks', index, 'applies_when'];
  return [{ text: clock.applies_when, path, scope: scopeOf(playbook, '') }];
}
