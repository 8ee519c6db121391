import type { ListEntry, OptionEntry, StepEntry } from '../playbook/document.ts';
import type { Path } from '../playbook/yaml/source.ts';
import type { LintedDocument } from './rule.ts';

/** A phase or step as it is written in a file; what the file includes stands in other files. */
export interface WrittenStep {
  entry: StepEntry;
  path: Path;
  isPhase: boolean;
  /** The phase, groups and decisions that it stands in, the outermost first. */
  around: WrittenStep[];
  /** The option that holds its list; absent where a phase or group does. */
  option?: OptionEntry;
  /** Those before it in its list, if they come one after another. */
  before: WrittenStep[];
}

/** Every phase and step of a playbook or fragment, each before what it holds. A regulation has none. Gathered once, however many rules ask. */
export function writtenSteps(document: LintedDocument): readonly WrittenStep[] {
  const known = gathered.get(document) ?? stepsOf(document);
  gathered.set(document, known);
  return known;
}

const gathered = new WeakMap<LintedDocument, WrittenStep[]>();

function stepsOf(document: LintedDocument): WrittenStep[] {
  if ('phases' in document) return listed(document.phases, ['phases'], { isPhase: true, around: [] }, true);
  if ('steps' in document) return listed(document.steps, ['steps'], { isPhase: false, around: [] }, true);
  return [];
}

type Place = Pick<WrittenStep, 'isPhase' | 'around' | 'option'>;

function listed(
  entries: readonly ListEntry[],
  path: Path,
  place: Place,
  oneAfterAnother: boolean,
): WrittenStep[] {
  const before: WrittenStep[] = [];
  return entries.flatMap((entry, index) => {
    if ('include' in entry) return [];
    const step = { ...place, entry, path: [...path, index], before: oneAfterAnother ? [...before] : [] };
    before.push(step);
    return [step, ...inside(step)];
  });
}

function inside(step: WrittenStep): WrittenStep[] {
  const place = { isPhase: false, around: [...step.around, step] };
  const { entry, path } = step;
  return [
    ...held(entry, path, place),
    ...(entry.options ?? []).flatMap((option, i) =>
      held(option, [...path, 'options', i], { ...place, option }),
    ),
  ];
}

function held(
  { steps = [], parallel = [] }: Pick<StepEntry, 'steps' | 'parallel'>,
  path: Path,
  place: Place,
): WrittenStep[] {
  return [
    ...listed(steps, [...path, 'steps'], place, true),
    ...listed(parallel, [...path, 'parallel'], place, false),
  ];
}
