import { createHash } from 'node:crypto';
import type { Receiving } from '../case/receive-evidence.ts';
import type { Draft, Heads, Recorded } from '../engine/event.ts';
import type { Clock } from '../io.ts';
import type { Playbook } from '../playbook/playbook.ts';
import type { RecordStore } from './record-store.ts';

/** A record that lives as long as the process: for walkthroughs that test a playbook. Files are named, not copied. */
export class MemoryStore implements RecordStore {
  readonly id = 'memory';
  readonly name: string;
  readonly dir = '(in memory)';
  readonly w = 'memory';
  readonly records: Recorded[] = [];
  readonly problems: [] = [];
  readonly isAtHome = false;
  readonly unrecorded: Draft[] = [];
  readonly #clock: Clock;
  readonly #parts: Map<string, Playbook>;
  readonly #texts = new Map<string, string>();
  readonly actor: string;

  /** `parts` are playbooks that joined the case before, by the digest of their compiled form. */
  constructor(options: { name: string; clock: Clock; actor: string; parts?: Map<string, Playbook> }) {
    this.name = options.name;
    this.#clock = options.clock;
    this.actor = options.actor;
    this.#parts = options.parts ?? new Map();
  }

  begin(): Recorded[] {
    return [];
  }

  append(drafts: Draft[]): Recorded[] {
    const recorded = drafts.map((draft, index) => this.#stamp(draft, this.records.length + index));
    this.records.push(...recorded);
    return recorded;
  }

  retry(): Recorded[] {
    return [];
  }

  take(): Recorded[] {
    return [];
  }

  isLeft(): boolean {
    return false;
  }

  heads(): Heads {
    return { memory: [this.records.length - 1, ''] };
  }

  async attach(path: string): Promise<{ sha256: string; size: number; name: string }> {
    const name = path.split('/').at(-1) ?? path;
    return { sha256: digestOf(path), size: 0, name };
  }

  receive(): Receiving {
    const hash = createHash('sha256');
    let size = 0;
    return {
      write(bytes) {
        hash.update(bytes);
        size += bytes.length;
      },
      keep: () => ({ sha256: hash.digest('hex'), size }),
      discard() {},
    };
  }

  keepPlaybook([text = '']: readonly string[], compiled: Playbook): { digest: string; compiled: string } {
    const json = JSON.stringify(compiled);
    const digests = { digest: digestOf(text), compiled: digestOf(json) };
    this.#parts.set(digests.compiled, compiled);
    return digests;
  }

  keepText(text: string): string {
    const digest = digestOf(text);
    this.#texts.set(digest, text);
    return digest;
  }

  textOf(digest: string): string | undefined {
    return this.#texts.get(digest);
  }

  partOf(digest: string): Playbook | undefined {
    return this.#parts.get(digest);
  }

  draftNote(): void {}

  end(): Recorded[] {
    return [];
  }

  #stamp(draft: Draft, seq: number): Recorded {
    const now = this.#clock.now();
    return {
      ...draft,
      w: this.w,
      seq,
      id: `memory-${seq}`,
      ts: new Date(now).toISOString(),
      mono: this.#clock.mono(),
      hlc: [now, seq],
      actor: { name: this.actor },
      known: {},
    };
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
