import type { EventType, Recorded } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { formatValue, withheld } from '../../expression/values/format-value.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Line, Span } from '../../terminal/line.ts';
import { clockTime } from '../times.ts';

type Of<T extends EventType> = Extract<Recorded, { type: T }>;

/** One entry of the record in words: how it is marked, what it is about, and what was said of it. */
export interface Entry {
  sign: NonNullable<Span['sign']> | undefined;
  /** `DONE`, `SKIPPED`, `NOTE`: the word that the sign stands for. */
  word: string;
  about: string;
  detail: string;
  tone?: Span['tone'];
}

export function entryOf(record: Recorded, playbook: Playbook): Entry {
  const title = record.at ? (playbook.steps[record.at.step]?.title ?? '') : '';
  const step = (word: string, detail = '', more: Partial<Entry> = {}): Entry => ({
    sign: undefined,
    word,
    about: title,
    detail,
    ...more,
  });
  const matter = (word: string, about: string, detail = ''): Entry => ({
    sign: undefined,
    word,
    about,
    detail,
  });
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
      return step(openWord(record), record.data.reason ?? readText(record.data.read, playbook), {
        sign: 'open',
        tone: 'dim',
      });
    case 'step.not-applicable':
      return step('NOT APPLICABLE', record.data.reason ?? readText(record.data.read, playbook), {
        sign: 'skipped',
        tone: 'dim',
      });
    case 'step.completed':
      return step(
        'DONE',
        joined(record.data.reason, record.data.measure && `measure in force: ${record.data.measure.what}`),
        {
          sign: 'done',
          tone: 'good',
        },
      );
    case 'step.failed':
      return step('FAILED', record.data.reason, { sign: 'failed', tone: 'bad' });
    case 'step.skipped':
      return step('SKIPPED', record.data.reason, { sign: 'skipped', tone: 'warn' });
    case 'step.dropped':
      return step('DROPPED', record.data.reason, { sign: 'skipped', tone: 'warn' });
    case 'decision.made':
      return step(
        'DECIDED',
        joined(
          optionLabel(record, playbook),
          record.data.authority && `on the authority of ${record.data.authority}`,
          record.data.reason,
        ),
        { sign: 'done', tone: 'good' },
      );
    case 'notification.sent':
      return step(
        'SENT',
        joined(`to ${record.data.to}`, record.data.by && `by ${record.data.by}`, record.data.receipt),
        { sign: 'done', tone: 'good' },
      );
    case 'notification.not-sent':
      return step('NOT SENT', record.data.reason, { sign: 'failed', tone: 'warn' });
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
    case 'note.added':
      return matter(record.data.privileged ? 'NOTE (PRIVILEGED)' : 'NOTE', record.data.text);
    case 'input.set':
      return matter('ANSWER', record.data.name, inputText(record, playbook));
    case 'severity.set':
      return matter('SEVERITY', record.data.value, record.data.reason);
    case 'milestone.set':
      return matter(
        'MILESTONE',
        record.data.name,
        record.data.retracted ? 'taken back' : `at ${record.occurred?.at ?? record.ts}`,
      );
    case 'role.assigned':
      return matter('ROLE', record.data.role, record.data.person ?? 'nobody');
    case 'measure.lifted':
      return step(record.data.neverApplied ? 'MEASURE NEVER APPLIED' : 'MEASURE LIFTED', record.data.reason);
    case 'measure.kept':
      return step('MEASURE KEPT', record.data.reason);
    case 'needs.overridden':
      return step('OVERRIDDEN', joined(`without: ${record.data.missing.join(', ')}`, record.data.reason), {
        sign: 'warning',
        tone: 'warn',
      });
    case 'conflict.resolved':
      return step('CONFLICT RESOLVED', record.data.reason);
    case 'correction.made':
      return matter(
        'CORRECTED',
        `${record.data.field} of ${record.data.of}`,
        joined(record.data.value, record.data.reason),
      );
    case 'session.started':
      return matter('SESSION', 'started', record.w);
    case 'session.ended':
      return matter('SESSION', 'ended', record.data.why);
    case 'case.closed':
      return { ...matter('CLOSED', 'the case', record.data.reason), tone: 'strong' };
    case 'case.reopened':
      return { ...matter('REOPENED', 'the case', record.data.reason), tone: 'warn' };
    case 'log.closed':
      return { ...matter('LOG ENDED', record.data.log, record.data.why), tone: 'bad' };
    case 'damage.found':
      return {
        ...matter('DAMAGE', `${record.data.file}:${record.data.line}`, record.data.what),
        tone: 'bad',
      };
    default:
      return record satisfies never;
  }
}

/** The permanent line of an entry: time, sign, step, title, what was said, who, and its number. */
export function entryLine(record: Recorded, playbook: Playbook, now: number): Line {
  const entry = entryOf(record, playbook);
  const told =
    record.occurred && record.type !== 'milestone.set'
      ? ` (happened ${clockTime(Date.parse(record.occurred.at), now)})`
      : '';
  const tone = entry.tone ? { tone: entry.tone } : {};
  const sign: Line = entry.sign
    ? [{ text: entry.word.toLowerCase(), sign: entry.sign, ...tone }, { text: ' ' }]
    : [{ text: '· ' }];
  const name = record.at ? `${instanceName(record.at)}  ` : '';
  return [
    ...sign,
    { text: `${clockTime(Date.parse(record.ts), now)} `, tone: 'dim' },
    { text: name, tone: 'strong', hang: true },
    { text: entry.about },
    { text: said(entry), ...tone },
    { text: `${told}  ${record.actor.name}  #${record.seq}`, tone: 'dim' },
  ];
}

/** The sign says that a step was opened or done; every other word is written out. */
function said({ word, detail }: Entry): string {
  const written = word === 'DONE' || word === 'OPENED STEP' ? '' : `  ${word}`;
  if (!detail) return written;
  return written ? `${written}: ${detail}` : `  ${detail}`;
}

const tickWords = { done: 'TICKED', 'not-applicable': 'TICKED AS NOT APPLICABLE', open: 'UNTICKED' } as const;

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

function named({ data }: Of<'case.opened'>): string {
  return `${data.playbook.id} ${data.playbook.version}${data.scripted ? ', scripted' : ''}`;
}

function optionLabel({ at, data }: Of<'decision.made'>, playbook: Playbook): string {
  const step = at && playbook.steps[at.step];
  const label = step?.kind === 'decision' ? step.options.find(o => o.id === data.option)?.label : undefined;
  return label ?? data.option;
}

function inputText({ data }: Of<'input.set'>, playbook: Playbook): string {
  if (data.value === null) return 'taken back';
  return formatValue(data.value, playbook.inputs[data.name]);
}

function readText(read: Record<string, unknown> | undefined, playbook: Playbook): string {
  return Object.entries(read ?? {})
    .map(([name, value]) => `${name} = ${playbook.inputs[name]?.sensitive ? withheld : value}`)
    .join(', ');
}

function joined(...parts: (string | undefined)[]): string {
  return parts.filter(part => part).join('; ');
}
