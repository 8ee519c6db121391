import { parseTime } from '../../expression/values/time.ts';
import { answerKeys } from '../answer-keys.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingOn } from '../finding.ts';
import type { Playbook, Step } from '../playbook.ts';
import { suggestion } from '../schema/explain-value.ts';
import {
  type AnswerEntry,
  type AnswerMap,
  type AnswersEntry,
  isByItem,
  type WalkthroughDocument,
} from '../walkthrough-document.ts';
import type { Path, Source } from '../yaml/source.ts';
import { shortName } from './meant.ts';
import type { PathFault } from './path-fault.ts';
import { valueFaults } from './value-faults.ts';

/** Days that do not exist; and against the playbook, where it is given: its id, steps, options, inputs and what they hold. */
export function checkWalkthrough(source: Source, playbook?: Playbook): Diagnostic[] {
  const document = source.data as WalkthroughDocument;
  const answers = answersOf(document);
  const faults = [
    ...timeFaults(document, answers),
    ...(playbook
      ? [
          ...headFaults(document, playbook),
          ...itemFaults(document, playbook),
          ...answers.flatMap(answer => answerFaults(answer, playbook)),
          ...expectFaults(document, playbook),
        ]
      : []),
  ];
  return faults.map(({ path, part, ...fault }) => findingOn(source, path, part ?? 'value', fault));
}

interface PlacedAnswer {
  step: string;
  path: Path;
  entry: AnswerEntry;
}

function answersOf({ answers }: WalkthroughDocument): PlacedAnswer[] {
  return Object.entries(answers).flatMap(([step, entry]) => {
    const path = ['answers', step];
    if (!isByItem(entry)) return placedAnswers(step, path, entry);
    return Object.entries(entry.each).flatMap(([item, inner]) =>
      placedAnswers(step, [...path, 'each', item], inner),
    );
  });
}

function placedAnswers(step: string, path: Path, entry: AnswersEntry): PlacedAnswer[] {
  if (!Array.isArray(entry)) return [{ step, path, entry }];
  return entry.map((inner, i) => ({ step, path: [...path, i], entry: inner }));
}

function timeFaults({ start }: WalkthroughDocument, answers: readonly PlacedAnswer[]): PathFault[] {
  const written: { time: string; path: Path }[] = [{ time: start, path: ['start'] }];
  for (const { path, entry } of answers) {
    if (typeof entry === 'string') continue;
    if (entry.at !== undefined) written.push({ time: entry.at, path: [...path, 'at'] });
    for (const key of ['marks', 'milestones', 'met'] as const) {
      for (const [name, time] of Object.entries(entry[key] ?? {}))
        written.push({ time, path: [...path, key, name] });
    }
  }
  return written
    .filter(({ time }) => parseTime(time) === undefined)
    .map(({ time, path }) => ({
      path,
      rule: 'schema',
      message: `there is no such time: "${time}"`,
      help: 'look at the day of the month',
    }));
}

function headFaults(
  { playbook: id, inputs = {}, severity, roles = {} }: WalkthroughDocument,
  playbook: Playbook,
): PathFault[] {
  const faults: PathFault[] = [];
  if (id !== playbook.id) {
    faults.push({
      path: ['playbook'],
      rule: 'unknown-playbook',
      message: `the walkthrough is for \`${id}\`, and the playbook is \`${playbook.id}\``,
      help: `write \`playbook: ${playbook.id}\`, or run it with the other playbook`,
    });
  }
  for (const name of Object.keys(inputs))
    faults.push(...unknown('input', name, Object.keys(playbook.inputs), ['inputs', name], 'key'));
  faults.push(...valueFaults(inputs, ['inputs'], playbook));
  for (const role of Object.keys(roles))
    faults.push(
      ...unknown(
        'role',
        role,
        playbook.roles.map(({ id }) => id),
        ['roles', role],
        'key',
      ),
    );
  if (severity !== undefined) faults.push(...unknownSeverity(severity, playbook, ['severity']));
  return faults;
}

/** Which values there will be nobody knows; that the step has any, the playbook says. */
function itemFaults({ answers }: WalkthroughDocument, playbook: Playbook): PathFault[] {
  return Object.entries(answers).flatMap(([id, entry]): PathFault[] => {
    const step = Object.hasOwn(playbook.steps, id) ? playbook.steps[id] : undefined;
    if (!isByItem(entry) || (step && hasItems(step, playbook)) || (!step && id !== '*')) return [];
    return [
      {
        path: ['answers', id, 'each'],
        part: 'key',
        rule: 'schema',
        message: `\`${id}\` is not opened for each value of a list, and stands in no step that is`,
        help: 'write the answer itself, or a list of them for one pass after another',
      },
    ];
  });
}

function hasItems(step: Step, { steps, lists }: Playbook): boolean {
  for (let at: Step | undefined = step; at; at = steps[lists[at.list]?.owner ?? '']) if (at.each) return true;
  return false;
}

function answerFaults({ step: id, path, entry }: PlacedAnswer, playbook: Playbook): PathFault[] {
  if (id === '*') return [];
  const step = Object.hasOwn(playbook.steps, id) ? playbook.steps[id] : undefined;
  if (!step) return unknown('step', id, Object.keys(playbook.steps), ['answers', id], 'key');
  if (typeof entry === 'string') return entry === 'done' ? [] : optionFaults(step, entry, path);
  return [
    ...(entry.option === undefined ? [] : optionFaults(step, entry.option, [...path, 'option'])),
    ...heldFaults(step, entry, path),
    ...inputFaults(entry, path, step, playbook),
    ...valueFaults(entry, path, playbook, step.asks),
    ...(entry.severity === undefined ? [] : unknownSeverity(entry.severity, playbook, [...path, 'severity'])),
    ...['met' as const, 'clock_applies' as const].flatMap(key =>
      Object.keys(entry[key] ?? {}).flatMap(clock => unknownClock(clock, playbook, [...path, key, clock])),
    ),
    ...['lift' as const, 'keep' as const].flatMap(key =>
      Object.keys(entry[key] ?? {}).flatMap(measure =>
        unknown('step', measure, Object.keys(playbook.steps), [...path, key, measure], 'key'),
      ),
    ),
  ];
}

function optionFaults(step: Step, option: string, path: Path): PathFault[] {
  if (step.kind === 'decision')
    return unknown(
      'option',
      option,
      step.options.map(({ id }) => id),
      path,
    );
  if (step.kind === 'approve') return unknown('option', option, ['approved', 'denied'], path);
  return [
    {
      path,
      rule: 'schema',
      message: `\`${step.id}\` is no decision, so that "${option}" is no answer to it`,
      help: 'write `done`, or a map of what is answered',
    },
  ];
}

function heldFaults(step: Step, { attach, held, na }: AnswerMap, path: Path): PathFault[] {
  const evidence = step.collect.map(({ id }) => id);
  const attached = Array.isArray(attach) ? [] : Object.keys(attach ?? {});
  return [
    ...attached.flatMap(id => unknown('evidence', id, evidence, [...path, 'attach', id], 'key')),
    ...Object.keys(held ?? {}).flatMap(id => unknown('evidence', id, evidence, [...path, 'held', id], 'key')),
    ...(na ?? []).flatMap((item, i) =>
      step.checklist.includes(item)
        ? []
        : [
            {
              path: [...path, 'na', i],
              rule: 'schema',
              message: `the checklist of \`${step.id}\` has no entry "${item}"`,
              help: suggestion(item, step.checklist),
            },
          ],
    ),
  ];
}

/** Whatever is no key of an answer is an input; a misspelt key too, so that both are offered. A fragment's is named as the fragment does. */
function inputFaults(entry: AnswerMap, path: Path, { asks }: Step, { inputs }: Playbook): PathFault[] {
  const own = new Set(asks.map(shortName));
  return Object.keys(entry)
    .filter(key => !answerKeys.has(key) && !own.has(key) && !Object.hasOwn(inputs, key))
    .map(key => ({
      path: [...path, key],
      part: 'key' as const,
      rule: 'unknown-input',
      message: `the playbook has no input \`${key}\`, and an answer no such key`,
      help: suggestion(key, [...answerKeys, ...Object.keys(inputs)]),
    }));
}

function expectFaults({ expect = {} }: WalkthroughDocument, playbook: Playbook): PathFault[] {
  const steps = Object.keys(playbook.steps);
  const lists = ['path', 'opened', 'never_opened', 'measures_in_force', 'overrides'] as const;
  return [
    ...lists.flatMap(key =>
      (expect[key] ?? []).flatMap((id, i) =>
        id === '...' ? [] : unknown('step', id, steps, ['expect', key, i]),
      ),
    ),
    ...(expect.milestones ?? []).flatMap((name, i) =>
      unknown('milestone', name, playbook.milestones, ['expect', 'milestones', i]),
    ),
    ...Object.keys(expect.clocks ?? {}).flatMap(id => unknownClock(id, playbook, ['expect', 'clocks', id])),
    ...Object.entries(expect.decisions ?? {}).flatMap(([id, option]) => {
      const step = Object.hasOwn(playbook.steps, id) ? playbook.steps[id] : undefined;
      const path = ['expect', 'decisions', id];
      return step ? optionFaults(step, option, path) : unknown('step', id, steps, path, 'key');
    }),
  ];
}

/** With the regimes that were not at hand, any clock may be one of theirs. */
function unknownClock(id: string, { clocks, unreadRegimes }: Playbook, path: Path): PathFault[] {
  return unreadRegimes
    ? []
    : unknown(
        'clock',
        id,
        clocks.map(({ id }) => id),
        path,
        'key',
      );
}

function unknownSeverity(id: string, { severity }: Playbook, path: Path): PathFault[] {
  return unknown(
    'severity',
    id,
    severity.map(({ id }) => id),
    path,
  ).map(fault => ({ ...fault, rule: 'schema' }));
}

function unknown(what: string, id: string, known: readonly string[], path: Path, part?: 'key'): PathFault[] {
  if (known.includes(id)) return [];
  const rule = what === 'option' ? 'literal-not-a-choice' : `unknown-${what}`;
  return [
    {
      path,
      ...(part && { part }),
      rule,
      message: `the playbook has no ${what} "${id}"`,
      help: suggestion(id, known),
    },
  ];
}
