import type { EventType, Recorded } from '../engine/event.ts';
import type { Render } from '../engine/renderer.ts';
import { defang } from '../expression/values/defang.ts';
import { formatValue } from '../expression/values/format-value.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import { endMark, endText, endWord, unmatchedText } from './command-words.ts';
import { exerciseEntry } from './exercise-entry.ts';
import { joined } from './joined.ts';
import type { Mark } from './mark.ts';
import { quoteArgv } from './quote-argv.ts';
import { isUnwitnessed } from './unwitnessed.ts';

type Of<T extends EventType> = Extract<Recorded, { type: T }>;

/** One entry of the record in words: what became of what, and what was said of it. */
export interface Entry {
  mark?: Mark;
  /** `DONE`, `SKIPPED`, `NOTE`. */
  word: string;
  about: string;
  detail: string;
}

/** `render` fills in the templates of the playbook's texts. */
export function entryOf(record: Recorded, playbook: Playbook, render: Render): Entry {
  const title = record.at ? render(playbook.steps[record.at.step]?.title ?? '', record.at) : '';
  const step = (word: string, detail = '', more: Partial<Entry> = {}): Entry => ({
    word,
    about: title,
    detail,
    ...more,
  });
  const matter = (word: string, about: string, detail = ''): Entry => ({
    word,
    about,
    detail,
  });
  const clockTitle = (id: string) => {
    const clock = playbook.clocks.find(known => known.id === id);
    return clock ? `${id}  ${render(clock.title)}` : id;
  };
  switch (record.type) {
    case 'case.opened':
      return matter(
        record.data.mode === 'drill' ? 'OPENED (EXERCISE)' : 'OPENED',
        record.data.name,
        named(record),
      );
    case 'case.joined':
      return matter('JOINED', 'another writer takes part', record.data.opened.w);
    case 'step.opened':
      return step(openWord(record), record.data.reason ?? answersText(record.data.read, playbook), {
        mark: 'open',
      });
    case 'step.not-applicable':
      return step('NOT APPLICABLE', record.data.reason ?? answersText(record.data.read, playbook), {
        mark: 'skipped',
      });
    case 'step.completed':
      return step(
        'DONE',
        joined(
          answersText(record.data.answers, playbook),
          record.data.reason,
          record.data.measure && `measure in force: ${record.data.measure.what}`,
          authorityText(record),
          witnessText(record, playbook),
        ),
        { mark: 'done' },
      );
    case 'step.failed':
      return step('FAILED', record.data.reason, { mark: 'failed' });
    case 'step.skipped':
      return step('SKIPPED', record.data.reason, { mark: 'skipped' });
    case 'step.dropped':
      return step('DROPPED', record.data.reason, { mark: 'skipped' });
    case 'decision.made':
      return step(
        'DECIDED',
        joined(
          render(optionLabel(record, playbook), record.at),
          authorityText(record),
          record.data.reason,
          answersText(record.data.answers, playbook),
          witnessText(record, playbook),
        ),
        { mark: 'done' },
      );
    case 'notification.sent':
      return step(
        'SENT',
        joined(
          `to ${record.data.to}`,
          record.data.by && `by ${record.data.by}`,
          record.data.receipt,
          authorityText(record),
          witnessText(record, playbook),
        ),
        { mark: 'done' },
      );
    case 'notification.not-sent':
      return step('NOT SENT', record.data.reason, { mark: 'failed' });
    case 'command.started':
      return step(
        'STARTED',
        joined(
          quoteArgv(record.data.argv),
          record.data.reason,
          authorityText(record),
          witnessText(record, playbook),
        ),
        { mark: 'open' },
      );
    case 'command.ended':
      return step(
        endWord(record),
        joined(
          endText(record),
          answersText(record.data.answers, playbook),
          unmatchedText(record),
          record.data.reason,
          record.data.measure && `measure in force: ${record.data.measure.what}`,
          authorityText(record),
          witnessText(record, playbook),
        ),
        { mark: endMark(record) },
      );
    case 'command.declined':
      return step('DECLINED', record.data.reason, { mark: 'skipped' });
    case 'approval.given':
      return step(
        'APPROVED',
        joined(
          approverText(record, playbook),
          record.data.reason,
          answersText(record.data.answers, playbook),
          witnessText(record, playbook),
        ),
        { mark: 'done' },
      );
    case 'approval.denied':
      return step('DENIED', joined(approverText(record, playbook), record.data.reason), { mark: 'failed' });
    case 'checklist.ticked':
      return step(tickWords[record.data.state], record.data.entry);
    case 'evidence.added':
      return matter(
        'EVIDENCE',
        record.data.what,
        joined(
          record.data.name,
          record.data.sha256 && `SHA-256 ${record.data.sha256.slice(0, 12)}`,
          record.data.held && `held: ${record.data.held}`,
        ),
      );
    case 'finding.added':
      return matter('FINDING', record.data.text, record.data.question && render(record.data.question));
    case 'action.added': {
      const { what, owner, due, kind } = record.data;
      return matter('ACTION', what, `${owner}, by ${due}, to ${purposes[kind]}`);
    }
    case 'action.done':
      return {
        ...matter(
          record.data.dropped ? 'ACTION DROPPED' : 'ACTION DONE',
          record.data.what,
          record.data.reason,
        ),
        mark: record.data.dropped ? 'skipped' : 'done',
      };
    case 'note.added':
      return matter(record.data.privileged ? 'NOTE (PRIVILEGED)' : 'NOTE', record.data.text);
    case 'observable.added': {
      const { kind, value, verdict, comment } = record.data;
      return matter('OBSERVABLE', defang(kind, value), joined(kind, verdict, comment));
    }
    case 'observable.withdrawn':
      return matter(
        'OBSERVABLE WITHDRAWN',
        defang(record.data.kind, record.data.value),
        joined(record.data.kind, record.data.reason),
      );
    case 'drill.started':
    case 'drill.clock':
    case 'inject.delivered':
    case 'inject.acknowledged':
    case 'inject.answered':
    case 'inject.held':
    case 'inject.dropped':
    case 'fact.asked':
    case 'hint.given':
    case 'expectation.judged':
    case 'observation.added':
    case 'objective.rated':
      return exerciseEntry(record);
    case 'input.set':
      return matter('ANSWER', record.data.name, inputText(record, playbook));
    case 'severity.set':
      return matter('SEVERITY', record.data.value, record.data.reason);
    case 'milestone.set':
      return matter(
        'MILESTONE',
        record.data.name,
        record.data.retracted ? 'taken back' : `at ${(record.occurred?.at ?? record.ts).slice(0, 16)}Z`,
      );
    case 'role.assigned':
      return matter('ROLE', record.data.role, record.data.person ?? 'nobody');
    case 'measure.lifted':
      return step(record.data.neverApplied ? 'MEASURE NEVER APPLIED' : 'MEASURE LIFTED', record.data.reason);
    case 'measure.kept':
      return step('MEASURE KEPT', record.data.reason);
    case 'clock.met':
      return matter(
        metWord(record),
        clockTitle(record.data.clock),
        joined(record.data.receipt, record.data.reason),
      );
    case 'clock.decided':
      return matter(
        record.data.applies ? 'DEADLINE APPLIES' : 'DEADLINE DOES NOT APPLY',
        clockTitle(record.data.clock),
        record.data.reason,
      );
    case 'clock.acknowledged':
      return matter('DEADLINE ACKNOWLEDGED', clockTitle(record.data.clock), record.data.reason);
    case 'needs.overridden':
      return step('OVERRIDDEN', joined(`without: ${record.data.missing.join(', ')}`, record.data.reason), {
        mark: 'warning',
      });
    case 'conflict.resolved':
      return step('CONFLICT RESOLVED', record.data.reason);
    case 'correction.made':
      return matter(
        'CORRECTED',
        `${record.data.field} of ${record.data.of}`,
        joined(record.data.value, record.data.reason),
      );
    case 'handover.offered':
      return matter('HAND-OVER OFFERED', `to ${record.data.to}`, record.data.brief);
    case 'handover.taken':
      return matter('HAND-OVER TAKEN', `by ${record.actor.name}`, readBack(record));
    case 'session.started':
      return matter('SESSION', 'started', record.w);
    case 'session.ended':
      return matter('SESSION', 'ended', record.data.why);
    case 'case.closed':
      return matter('CLOSED', 'the case', record.data.reason);
    case 'case.reopened':
      return matter('REOPENED', 'the case', record.data.reason);
    case 'playbook.attached':
      return matter('JOINED', joinedName(record), record.data.reason);
    case 'playbook.switched':
      return matter('SWITCHED TO', joinedName(record), record.data.reason);
    case 'log.closed':
      return matter('LOG ENDED', record.data.log, record.data.why);
    case 'damage.found':
      return {
        ...matter('DAMAGE', `${record.data.file}:${record.data.line}`, record.data.what),
      };
    default:
      return record satisfies never;
  }
}

const purposes = {
  prevent: 'prevent it',
  detect: 'detect it sooner',
  respond: 'respond better',
  playbook: 'better the playbook',
} as const;

function joinedName({ data }: Of<'playbook.attached'> | Of<'playbook.switched'>): string {
  return `the playbook ${data.playbook.id} ${data.playbook.version}, as ${data.name}`;
}

const tickWords = { done: 'TICKED', 'not-applicable': 'TICKED AS NOT APPLICABLE', open: 'UNTICKED' } as const;

function metWord({ data }: Of<'clock.met'>): string {
  if (data.withdrawn) return 'DEADLINE NOT MET AFTER ALL';
  return data.replaces ? 'DEADLINE MET (CORRECTED)' : 'DEADLINE MET';
}

function openWord({ data }: Of<'step.opened'>): string {
  switch (data.why) {
    case undefined:
      return 'OPENED STEP';
    case 'out-of-turn':
      return 'OPENED OUT OF TURN';
    case 'redo':
      return 'OPENED AGAIN';
    case 'again':
      return 'NEW PASS';
    case 'applies':
      return 'APPLIES';
    default:
      return data.why satisfies never;
  }
}

function readBack({ data: { deadline, step } }: Of<'handover.taken'>): string {
  const due = deadline ? `${deadline.of} due ${deadline.at.slice(0, 16)}Z` : 'no deadline';
  return `read back: ${due}; ${step ? `open: ${step}` : 'nothing open'}`;
}

function named({ data }: Of<'case.opened'>): string {
  return `${data.playbook.id} ${data.playbook.version}${data.scripted ? ', scripted' : ''}`;
}

function optionLabel({ at, data }: Of<'decision.made'>, playbook: Playbook): string {
  const step = at && playbook.steps[at.step];
  const label = step?.kind === 'decision' ? step.options.find(o => o.id === data.option)?.label : undefined;
  return label ?? data.option;
}

/** Who was the second person; or that there was none, where the step wants one. */
function witnessText(record: Recorded, playbook: Playbook): string | undefined {
  if ('witness' in record.data) return `witnessed by ${record.data.witness}`;
  return isUnwitnessed(record, playbook) ? 'no witness' : undefined;
}

/** Who allowed or decided it. */
function authorityText({
  data,
}: Of<'step.completed' | 'decision.made' | 'notification.sent' | 'command.started' | 'command.ended'>):
  | string
  | undefined {
  return data.authority && `on the authority of ${data.authority}`;
}

function approverText({ data }: Of<'approval.given'> | Of<'approval.denied'>, { roles }: Playbook): string {
  const title = roles.find(({ id }) => id === data.role)?.title ?? data.role;
  const authority = data.authority === undefined ? '' : `, on the authority of ${data.authority}`;
  return `by ${data.name}, ${title}${authority}`;
}

function inputText({ data }: Of<'input.set'>, playbook: Playbook): string {
  if (data.value === null) return 'taken back';
  return formatValue(data.value, playbook.inputs[data.name]);
}

/** `name = value` of what was read or answered; values of sensitive inputs are withheld. */
function answersText(values: Record<string, Value> | undefined, playbook: Playbook): string {
  return Object.entries(values ?? {})
    .map(([name, value]) => `${name} = ${formatValue(value, playbook.inputs[name])}`)
    .join(', ');
}
