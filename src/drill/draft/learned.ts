import { observablesOf } from '../../engine/observables.ts';
import { readInput } from '../../engine/state.ts';
import { formatValue } from '../../expression/values/format-value.ts';
import type { Input, Value } from '../../playbook/playbook.ts';
import type { ClosedCase, DraftedInject } from './drafted.ts';
import { oneLine } from './one-line.ts';

/** What the team learned and when: notes, what was seen of the attacker, answers in words of their own, and what came back of messages. */
export function learned(closed: ClosedCase): DraftedInject[] {
  return [...notes(closed), ...seen(closed), ...answersInWords(closed), ...receipts(closed)];
}

/** The first thing that happens: what the case was opened with. */
export function opening(closed: ClosedCase): DraftedInject {
  const { state } = closed;
  const given = Object.entries(state.openings[0]?.data.inputs ?? {});
  const known = given.flatMap(([name, value]) => {
    const input = state.opened.inputs[name];
    return input ? answerLine(closed, input, value) : [];
  });
  const text = ['This is how it begins.', ...known].join('\n');
  return { at: 0, type: 'contextual', text, expect: [] };
}

/** A question and its answer in a line; nothing of a sensitive one, or where nothing may be said. */
function answerLine({ cover, say }: ClosedCase, input: Input, value: Value): string[] {
  if (input.sensitive) return [];
  const words = cover(formatValue(value));
  return words === undefined ? [] : [`${say(input.ask)} ${oneLine(words)}`];
}

function notes({ records, teller, cover, since }: ClosedCase): DraftedInject[] {
  return records.flatMap(written => {
    const record = teller.corrected(written);
    if (record.type !== 'note.added') return [];
    return contextual(since(written), cover(record.data.text));
  });
}

/** What was one's own and was hit is nobody else's business; what answers a question is told with it. */
function seen({ state, records, cover, hidden, since }: ClosedCase): DraftedInject[] {
  const told = new Set(records);
  const alien = observablesOf(state).filter(
    ({ source, verdict, answers, value }) =>
      answers === undefined && verdict !== 'affected' && told.has(source) && !hidden(value),
  );
  const bySource = new Map<number, string[]>();
  for (const { kind, value, verdict, comment, source } of alien) {
    const about = comment === '' ? '' : cover(comment);
    const what = cover(value);
    if (about === undefined || what === undefined) continue;
    const known = verdict === 'malicious' ? ", known to be the attacker's" : '';
    const line = `Seen: ${kindWords[kind]} ${what}${known}${about === '' ? '' : `. ${oneLine(about)}`}`;
    bySource.set(since(source), [...(bySource.get(since(source)) ?? []), line]);
  }
  return [...bySource].flatMap(([at, lines]) => contextual(at, lines.join('\n')));
}

const kindWords = {
  ip: 'the address',
  domain: 'the domain',
  host: 'the machine',
  url: 'the link',
  email: 'the mail address',
  hash: 'the digest',
  file: 'the file',
  account: 'the account',
} as const;

/** Answers of the type text, as they stood in the end, those of one moment together. */
function answersInWords(closed: ClosedCase): DraftedInject[] {
  const { state, records, since } = closed;
  const told = new Set(records);
  const byTime = new Map<number, Set<string>>();
  for (const name of state.inputs.keys()) {
    const input = state.playbook.inputs[name];
    const reading = readInput(state, name);
    if (input?.type !== 'text' || reading.kind !== 'set') continue;
    const { by, value } = reading;
    if (by.auto || by === state.openings[0] || !told.has(by)) continue;
    const lines = byTime.get(since(by)) ?? new Set();
    for (const line of answerLine(closed, input, value)) lines.add(line);
    byTime.set(since(by), lines);
  }
  return [...byTime].flatMap(([at, lines]) => contextual(at, [...lines].join('\n')));
}

/** It comes back when it was sent, whenever that is. */
function receipts({ played, records, teller, cover, since }: ClosedCase): DraftedInject[] {
  return records.flatMap((written): DraftedInject[] => {
    const record = teller.corrected(written);
    if (record.type !== 'notification.sent' || record.data.receipt === undefined) return [];
    const { receipt, to } = record.data;
    const from = cover(to);
    const step = record.at?.step ?? '';
    return contextual(since(written), cover(receipt)).map(inject => ({
      ...inject,
      ...(from !== undefined && { from: oneLine(from) }),
      ...(played.steps[step] && {
        type: 'contingency',
        upon: { mark: { step, state: 'completed' }, alone: true },
      }),
    }));
  });
}

function contextual(at: number, text: string | undefined): DraftedInject[] {
  return text === undefined || text === '' ? [] : [{ at, type: 'contextual', text, expect: [] }];
}
