import { monotonicFactory } from 'ulid';
import type { Actor, Draft, Hlc, Recorded } from '../engine/event.ts';
import type { Io } from '../io.ts';
import type { Known } from './case-reader.ts';
import { decodeLine, envelopeOf } from './decode-line.ts';
import { encodeLine } from './encode-line.ts';
import type { Envelope } from './envelope.ts';
import { tick } from './hlc.ts';

export interface EncodedEvent {
  bytes: Buffer;
  hash: string;
  record: Recorded;
}

/** Where in a log and in time the next events come to stand, and what their writer knows. */
export interface Standing {
  case: string;
  w: string;
  /** Lines that the log has, and the hash of the newest. */
  lines: number;
  head: string;
  hlc: Hlc;
  seen: Envelope['seen'];
  known: Known;
}

/** Makes lines of drafts. A draft that comes again, because it could not be written, keeps its id. */
export class EventEncoder {
  readonly newId: (now: number) => string;
  private readonly clock: Io['clock'];
  private readonly actor: Actor;
  private readonly ids = new WeakMap<Draft, string>();

  constructor(io: Pick<Io, 'clock' | 'random'>, actor: Actor) {
    this.clock = io.clock;
    this.actor = actor;
    this.newId = monotonicFactory(io.random);
  }

  /** Throws a `RefusedError` for what a line cannot hold; nothing has changed then. */
  encode(drafts: Draft[], standing: Standing): EncodedEvent[] {
    let { hlc, head: prev } = standing;
    const { case: caseId, w, lines, seen, known } = standing;
    const now = this.clock.now();
    const wall = this.clock.wall?.() ?? now;
    return drafts.map((draft, i) => {
      hlc = tick(hlc, wall);
      const { bytes, hash } = encodeLine({
        case: caseId,
        w,
        seq: lines + i,
        id: this.idOf(draft, wall),
        ts: new Date(now).toISOString(),
        mono: Math.round(this.clock.mono() * 1000) / 1000,
        hlc,
        ...(i === 0 && seen && { seen }),
        actor: this.actor,
        draft,
        prev,
      });
      prev = hash;
      return { bytes, hash, record: readBack(bytes, known) };
    });
  }

  private idOf(draft: Draft, wall: number): string {
    const id = this.ids.get(draft) ?? this.newId(wall);
    this.ids.set(draft, id);
    return id;
  }
}

/** The record as a reader will have it, which JSON may have made another than the draft. */
function readBack(bytes: Buffer, known: Known): Recorded {
  const line = decodeLine(bytes.toString('utf8', 0, bytes.length - 1));
  if (!line) throw new Error(`not a line of a log: ${bytes.toString('utf8')}`);
  const { draft, w, seq, id, ts, mono, hlc, actor } = envelopeOf(line);
  return { ...draft, w, seq, id, ts, mono, hlc, actor, known } as Recorded;
}
