import { formatTime, parseTime } from '../expression/values/time.ts';
import { walkthrough as validateWalkthrough } from '../generated/walkthrough.js';
import { given } from '../given.ts';
import { checkWalkthrough } from './check/check-walkthrough.ts';
import type { Diagnostic } from './diagnostic.ts';
import { parseDuration } from './duration.ts';
import { inOrder } from './finding.ts';
import type { Playbook } from './playbook.ts';
import { validateSource } from './schema/validate-source.ts';
import type { Answer, Entry, Expectation, Walkthrough } from './walkthrough.ts';
import {
  type AnswerEntry,
  type AnswerMap,
  type AnswersEntry,
  isByItem,
  type WalkthroughDocument,
} from './walkthrough-document.ts';
import { parseSource } from './yaml/parse-source.ts';
import type { Source } from './yaml/source.ts';

/**
 * Reads a walkthrough. With the playbook that it walks through, its steps, options and inputs must be that playbook's.
 * `walkthrough` is absent when any finding is an error.
 */
export function loadWalkthrough(
  text: string,
  file: string,
  playbook?: Playbook,
): { walkthrough?: Walkthrough; findings: Diagnostic[]; source?: Source } {
  const { source, findings } = parseSource(text, file);
  if (!source) return { findings };
  findings.push(...validateSource(source, validateWalkthrough));
  if (findings.length === 0) findings.push(...checkWalkthrough(source, playbook));
  if (findings.length > 0) return { findings: inOrder(findings), source };
  return { walkthrough: readWalkthrough(source.data as WalkthroughDocument), findings, source };
}

function readWalkthrough(document: WalkthroughDocument): Walkthrough {
  const {
    playbook,
    name,
    start,
    mode = 'live',
    role,
    inputs = {},
    severity,
    roles = {},
    injects,
    close,
    expect,
  } = document;
  const plain: [string, Answer[]][] = [];
  const byItem: [string, Record<string, Answer[]>][] = [];
  for (const [step, entry] of Object.entries(document.answers)) {
    if (!isByItem(entry)) plain.push([step, readAnswers(entry)]);
    else byItem.push([step, readItems(entry.each)]);
  }
  return given({
    playbook,
    name,
    start: inUtc(start),
    mode,
    role,
    inputs,
    severity,
    roles,
    answers: Object.fromEntries(plain),
    answersByItem: Object.fromEntries(byItem),
    injects: injects && readInjects(injects),
    close,
    expect: expect && readExpectation(expect),
  });
}

function readItems(items: Record<string, AnswersEntry>): Record<string, Answer[]> {
  return Object.fromEntries(Object.entries(items).map(([item, entry]) => [item, readAnswers(entry)]));
}

function readAnswers(entry: AnswersEntry): Answer[] {
  return (Array.isArray(entry) ? entry : [entry]).map(readAnswer);
}

function readAnswer(entry: AnswerEntry): Answer {
  const map = typeof entry === 'string' ? (entry === 'done' ? {} : { option: entry }) : entry;
  const {
    attach = [],
    held = {},
    na = [],
    findings = [],
    actions = [],
    at,
    marks = {},
    after,
    not_sent,
    lift = {},
    keep = {},
    milestones = {},
    met = {},
    clock_applies = {},
    roles = {},
    ...rest
  } = map as AnswerMap;
  const {
    option,
    reason,
    authority,
    note,
    skip,
    fail,
    sent,
    approver,
    denied,
    witness,
    exit,
    declined,
    to,
    early,
    override,
    severity,
    applies,
    ...inputs
  } = rest;
  return given({
    option,
    reason,
    authority,
    attach: Array.isArray(attach)
      ? attach.map(path => ({ path }))
      : Object.entries(attach).map(([evidence, path]) => ({ evidence, path })),
    held,
    na,
    findings,
    actions,
    note,
    at: at === undefined ? undefined : inUtc(at),
    marks: times(marks),
    after: after === undefined ? undefined : parseDuration(after),
    skip,
    fail,
    sent,
    notSent: not_sent,
    approver,
    denied,
    witness,
    exit: exit === undefined ? undefined : Number(exit),
    declined,
    to,
    early,
    lift: Object.keys(lift),
    keep,
    override,
    severity,
    milestones: times(milestones),
    met: times(met),
    clockApplies: clock_applies,
    roles,
    applies,
    inputs: inputs as Record<string, Entry>,
  });
}

function readInjects(entries: NonNullable<WalkthroughDocument['injects']>) {
  return Object.fromEntries(
    Object.entries(entries).map(([inject, { after, answer }]) => [
      inject,
      given({ after: after === undefined ? undefined : parseDuration(after), answer }),
    ]),
  );
}

function readExpectation(expect: NonNullable<WalkthroughDocument['expect']>): Expectation {
  const { outcome, path, opened, never_opened, decisions, measures_in_force, overrides, milestones, clocks } =
    expect;
  return given({
    outcome,
    path,
    opened,
    neverOpened: never_opened,
    decisions,
    measuresInForce: measures_in_force,
    overrides,
    milestones,
    clocks,
  });
}

function times(written: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(written).map(([name, time]) => [name, inUtc(time)]));
}

function inUtc(time: string): string {
  return formatTime(parseTime(time) ?? Number.NaN);
}
