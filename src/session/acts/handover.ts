import { duesOf } from '../../engine/dues.ts';
import { deadlineFault, stepFault } from '../../engine/handovers.ts';
import { type Offer, offerFor } from '../../engine/offers.ts';
import { shellWord } from '../../shell-word.ts';
import type { Line } from '../../terminal/line.ts';
import { askColleague } from '../ask-person.ts';
import { briefOf } from '../brief.ts';
import type { CaseSession } from '../case-session.ts';
import type { Desk } from '../desk.ts';
import { clockTime, parseOccurred } from '../times.ts';
import type { Act } from './act.ts';

/** The leaving person's side. */
export const handOver: Act = {
  key: 'h',
  id: 'hand-over',
  label: 'hand over',
  more: true,
  offered: (_, desk) => !isOffered(desk),
  run: desk => offerHandover(desk),
};

/** The arriving person's side, where somebody else has offered. */
export const takeOver: Act = {
  key: 'h',
  id: 'take-over',
  label: 'take over',
  offered: (_, desk) => isOffered(desk),
  run: desk => takeHandover(desk),
};

/** Asks who takes over and has the brief edited, then offers. */
export async function offerHandover(desk: Desk, named?: string): Promise<void> {
  const { session } = desk;
  const to = named ?? (await askColleague(desk, { ask: 'Who takes over?', field: 'hand-over:to' }));
  const brief = await desk.compose({
    ask: `Brief for ${to.trim()}: correct it, and add what only you know`,
    initial: briefOf(session),
    field: { name: 'hand-over:brief' },
  });
  const heads = session.store.heads();
  desk.record({ kind: 'offer-handover', from: session.person, to, brief, heads });
  desk.prompter.print(offeredLines(to.trim(), session.store.name));
}

/** Shows the brief, has the next deadline and an open step read back, then takes over. */
export async function takeHandover(desk: Desk): Promise<void> {
  const { session } = desk;
  const offer = offerFor(session.person, session.state);
  if (!offer) {
    desk.prompter.print([[{ text: 'Nobody has offered a hand-over.', tone: 'warn' }]]);
    return;
  }
  desk.prompter.print(briefLines(offer, session.now));
  const deadline = await askDeadline(desk);
  const step = await askStep(desk);
  desk.record({
    kind: 'take-handover',
    by: session.person,
    offer: offer.id,
    deadline,
    step,
    heads: session.store.heads(),
  });
}

/** A deadline as it is read back. `04:12Z` alone is of the day of the deadline that is meant, where that is within a day. */
export function parseDeadline(text: string, session: CaseSession): { at: number | null } | { error: string } {
  const { now } = session;
  const written = text.trim();
  if (/^none$/i.test(written)) return { at: null };
  const hour = /^(\d{1,2}):(\d{2})\s*(?:Z|UTC)$/i.exec(written);
  if (hour) {
    const [hours, minutes] = [Number(hour[1]), Number(hour[2])];
    if (hours > 23 || minutes > 59) return { error: 'Hours run to 23, minutes to 59.' };
    const [next] = duesOf(session.agenda());
    const near = next && Math.abs(next.at - now) < dayLong ? next.at : now;
    const day = Math.floor(near / dayLong) * dayLong;
    return { at: day + (hours * 60 + minutes) * 60_000 };
  }
  const told = written === '' || written === 'now' ? { error: '' } : parseOccurred(written, now);
  if ('error' in told)
    return { error: 'Write 04:12Z, 2026-11-22T04:12Z with the date of another day, or none.' };
  return { at: Date.parse(told.at) };
}

const dayLong = 86_400_000;

/** Who offered, and the brief as it was left. */
function briefLines(offer: Offer, now: number): Line[] {
  const { actor, data, ts } = offer;
  return [
    [{ text: '', sign: 'rule', tone: 'dim' }],
    [
      { text: `HAND-OVER  ${clockTime(Date.parse(ts), now)}  `, tone: 'strong' },
      { text: `from ${actor.name} to ${data.to}`, hang: true },
    ],
    ...data.brief.split('\n').map((text): Line => [{ text: `  ${text}`, hang: false }]),
  ];
}

function offeredLines(to: string, name: string): Line[] {
  return [
    [
      { text: `Offered to ${to}. `, tone: 'strong' },
      { text: 'It is taken with h on their screen, or with', hang: true },
    ],
    [{ text: `  tocsin take --case ${shellWord(name)}`, hang: true }],
  ];
}

function isOffered({ session }: Desk): boolean {
  return offerFor(session.person, session.state) !== undefined;
}

async function askDeadline(desk: Desk): Promise<number | null> {
  const { session } = desk;
  const read = (text: string) => parseDeadline(text, session);
  const typed = await desk.text({
    ask: 'Read back: when is the next deadline? (04:12Z, or none)',
    field: { name: 'read-back:deadline' },
    validate: text => {
      const told = read(text);
      return 'error' in told ? told.error : deadlineFault(session.agenda(), told.at);
    },
  });
  const told = read(typed);
  return 'error' in told ? null : told.at;
}

async function askStep(desk: Desk): Promise<string | null> {
  const { session } = desk;
  const typed = await desk.text({
    ask: 'Read back: which step is open? (its id, or none)',
    field: { name: 'read-back:step' },
    validate: text => stepFault(session.agenda(), stepTold(text)),
  });
  return stepTold(typed);
}

/** A step as it is read back; null for none. */
export function stepTold(text: string): string | null {
  return /^none$/i.test(text.trim()) ? null : text.trim();
}
