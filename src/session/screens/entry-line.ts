import type { Recorded } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import type { Render } from '../../engine/renderer.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { type Entry, entryOf } from '../../report/entry.ts';
import type { Mark } from '../../report/mark.ts';
import type { Line, Tone } from '../../terminal/line.ts';
import { clockTime } from '../times.ts';

/** The permanent line of an entry: time, sign, step, title, what was said, who, and its number in its log. */
export function entryLine(record: Recorded, playbook: Playbook, render: Render, now: number): Line {
  const entry = entryOf(record, playbook, render);
  const time: Line = [{ text: `${clockTime(Date.parse(record.ts), now)} `, tone: 'dim' }];
  return [...entrySign(entry), ...time, ...entryWords(record, entry, now)];
}

/** How an entry is marked. */
export function entrySign({ mark, word }: Entry): Line {
  return mark
    ? [{ text: word.toLowerCase(), sign: mark, tone: tones[mark] }, { text: ' ' }]
    : [{ text: '· ' }];
}

/** What its line says after the time. */
export function entryWords(record: Recorded, entry: Entry, now: number): Line {
  const happened = record.type !== 'milestone.set' ? record.occurred : undefined;
  const told = happened ? ` (happened ${clockTime(Date.parse(happened.at), now)})` : '';
  return [
    { text: record.at ? `${instanceName(record.at)}  ` : '', tone: 'strong', hang: true },
    { text: onOneLine(entry.about) },
    { text: said(entry), ...(entry.mark && { tone: tones[entry.mark] }) },
    { text: `${told}  ${record.actor.name}  #${record.seq}`, tone: 'dim' },
  ];
}

const tones: Record<Mark, Tone> = {
  done: 'good',
  skipped: 'warn',
  failed: 'bad',
  open: 'dim',
  warning: 'warn',
};

/**
 * A note can have many lines; its entry is one, so that nothing in it can pass for another. A long one shows its beginning:
 * the record and the report have it whole.
 */
function onOneLine(text: string): string {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
  if (lines.length < 2) return text.trimEnd();
  const rest = lines.length > 3 ? lines.splice(1).length : 0;
  return rest > 0 ? `${lines[0]} (and ${rest} more lines)` : lines.join(' / ');
}

/** A plain ending in its turn is said by its sign; every other word is written out. */
function said({ word, detail }: Entry): string {
  const written = word === 'DONE' || word === 'OPENED STEP' ? '' : `  ${word}`;
  if (!detail) return written;
  return written ? `${written}: ${onOneLine(detail)}` : `  ${onOneLine(detail)}`;
}
