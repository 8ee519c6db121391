import { createHash } from 'node:crypto';
import type { CaseStore } from '../../src/case/case-store.ts';
import { createCase } from '../../src/case/create-case.ts';
import type { Disk } from '../../src/case/disk.ts';
import { openCase } from '../../src/case/open-case.ts';
import type { Draft } from '../../src/engine/event.ts';
import type { Io } from '../../src/io.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';

/** A world whose clock moves on by one second at each look and whose chance is a counter: the same run gives the same bytes. */
export function steadyIo(
  host: string,
  seed = 1,
  start = Date.UTC(2026, 10, 21, 2, 10),
): Pick<Io, 'clock' | 'random' | 'nonce' | 'host'> {
  let now = start;
  let state = seed;
  return {
    host,
    clock: {
      now: () => {
        now += 1000;
        return now;
      },
      mono: () => now - start,
    },
    random: () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    },
    nonce: () => '000102030405060708090a0b0c0d0e0f',
  };
}

export const tool = 'tocsin 0.1.0';

/** A playbook that a case can carry; what it says matters to nothing here. */
export const playbook: Playbook = {
  format: 1,
  id: 'malicious-email',
  title: 'Malicious e-mail',
  version: '1.0.0',
  incidentTypes: [],
  attack: [],
  references: [],
  severity: [],
  roles: [],
  inputs: {},
  clocks: [],
  milestones: [],
  lists: {},
  steps: {},
  edges: [],
};

/** Dana's new case in `casesDir`. */
export function newCase(
  casesDir: string,
  more: { disk?: Disk; io?: ReturnType<typeof steadyIo>; name?: string } = {},
): CaseStore {
  return createCase({
    casesDir,
    name: more.name ?? 'INC-2026-014-email',
    io: more.io ?? steadyIo('soc-7'),
    actor: { name: 'dana', role: 'commander' },
    tool,
    opening: {
      mode: 'live',
      scripted: false,
      inputs: { reporter: 'lee' },
      playbook: { id: 'malicious-email', version: '1.0.0' },
    },
    texts: ['tocsin: 1\nid: malicious-email\n', 'a fragment\n'],
    compiled: playbook,
    ...(more.disk && { disk: more.disk }),
  });
}

export function openAs(
  person: string,
  dir: string,
  more: { disk?: Disk; seed?: number; acceptDamage?: boolean; start?: number } = {},
): CaseStore {
  const { disk, acceptDamage, start } = more;
  const seed = more.seed ?? ++sessions;
  const io = steadyIo(person === 'dana' ? 'soc-7' : 'ws-2', seed, start ?? Date.UTC(2026, 10, 21, 3, 10));
  return openCase(dir, {
    io,
    actor: { name: person },
    tool,
    ...(disk && { disk }),
    ...(acceptDamage && { acceptDamage }),
  });
}

/** Each session draws other names and ids, as in life. */
let sessions = 100;

export function note(text: string): Draft {
  return { type: 'note.added', data: { text } };
}

/** One of each shape an event can take. */
export const shapes: Draft[] = [
  note('Überwachung: "quoted", back\\slash, tab\t, newline\n, 🔔, ,"hash":" and \u2028 and \u0001'),
  {
    type: 'step.opened',
    at: { in: '', step: 'isolate-host', pass: 1, redo: 0 },
    auto: true,
    data: { read: { hosts: ['a', 'b'], n: 0.1 } },
  },
  {
    type: 'step.completed',
    at: { in: 'revoke[host-7]', step: 'reset', pass: 2, redo: 1, item: 'FIN-WS-042' },
    occurred: { at: '2026-11-21T02:05:00Z', precision: 'minute' },
    data: {
      reason: 'port 17 off',
      answers: { '7': true, host: 'FIN-WS-042', big: 1e21, small: 1e-7, neg: -1.5 },
    },
  },
  {
    type: 'decision.made',
    at: { in: '', step: 'verdict', pass: 1, redo: 0 },
    data: { option: 'malicious', suggested: [] },
  },
  { type: 'input.set', data: { name: 'hosts', value: null } },
  {
    type: 'milestone.set',
    occurred: { at: '2026-11-21T01:00:00Z', precision: 'approximate' },
    data: { name: 'occurred' },
  },
];

/** A log's text as a newer version would have written it: another `v` in its first line, and that line's hash made anew. */
export function asNewer(log: string): string {
  const [first = '', ...rest] = log.split('\n');
  const covered = first.replace('{"v":1', '{"v":2').slice(0, -75);
  return [`${covered},"hash":"${createHash('sha256').update(covered).digest('hex')}"}`, ...rest].join('\n');
}
