import type { Expressions } from '../engine/expressions.ts';
import { given } from '../given.ts';
import type { Calendar } from '../playbook/calendar.ts';
import type { Playbook, Value } from '../playbook/playbook.ts';
import { CaseSession } from './case-session.ts';
import { MemoryStore } from './memory-store.ts';
import type { SimulatedClock } from './simulated-clock.ts';

interface InMemory {
  playbook: Playbook;
  expressions: Expressions;
  clock: SimulatedClock;
  inputs: Record<string, Value>;
  mode?: 'live' | 'drill';
  /** What its clocks count in, by id. */
  calendars?: Record<string, Calendar>;
}

/** Opens a case that no disk knows of, for a playbook's tests. */
export function openInMemory({
  playbook,
  expressions,
  clock,
  inputs,
  mode = 'live',
  calendars,
}: InMemory): CaseSession {
  const { id, version } = playbook;
  const store = new MemoryStore({ name: id, clock, actor: 'walkthrough' });
  store.append([
    {
      type: 'case.opened',
      data: {
        name: id,
        playbook: { id, version, digest: '', compiled: '' },
        mode,
        scripted: true,
        nonce: '',
        inputs,
        ...given({ calendars }),
        tool: '',
        format: 1,
      },
    },
  ]);
  const session = new CaseSession(store, playbook, expressions, clock);
  session.markOpening();
  return session;
}
