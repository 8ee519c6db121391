import { tailLength } from './envelope.ts';
import { JsonScanner } from './scan-json.ts';

/**
 * The grammar of a line, read off its bytes in one pass: every key that the envelope has, in its order, and none else.
 * After `scan` the fields say where each part lies; a part that is absent lies at 0. Nothing is built, so that a million lines cost little.
 */
export class LineScanner extends JsonScanner {
  seqAt = 0;
  seq = 0;
  idAt = 0;
  tsAt = 0;
  monoAt = 0;
  monoEnd = 0;
  ms = 0;
  counter = 0;
  seenAt = 0;
  seenEnd = 0;
  actorAt = 0;
  actorEnd = 0;
  typeAt = 0;
  typeEnd = 0;
  inAt = 0;
  inEnd = 0;
  stepAt = 0;
  stepEnd = 0;
  pass = 0;
  redo = 0;
  itemAt = 0;
  itemEnd = 0;
  auto = false;
  occurredAt = 0;
  occurredEnd = 0;
  dataAt = 0;
  dataEnd = 0;
  prevAt = 0;
  hashAt = 0;

  /**
   * True where the bytes from `start` to `end`, where a newline must follow, are a line in the exact form (`unsure` and the digits of
   * `prev` and `hash` aside). `known` bytes at its beginning, up to the number of `seq`, are not looked at again.
   */
  scan(bytes: Uint8Array, start: number, end: number, known = 0): boolean {
    this.bytes = bytes;
    this.unsure = false;
    this.seqAt = known > 0 ? start + known : this.origin(start);
    return this.finish(this.body(this.head()), end);
  }

  private origin(start: number): number {
    const w = this.skipWord(this.skipUlid(this.skipWord(start, keys.case)), keys.w);
    return this.skipWord(this.skipText(w), keys.seq);
  }

  private head(): number {
    const seqEnd = this.skipCount(this.seqAt);
    this.seq = this.count(this.seqAt, seqEnd);
    this.idAt = this.skipWord(seqEnd, keys.id) + 1;
    this.tsAt = this.skipWord(this.skipUlid(this.idAt - 1), keys.ts) + 1;
    this.monoAt = this.skipWord(this.skipTime(this.tsAt - 1), keys.mono);
    this.monoEnd = this.monoAt < 0 ? -1 : this.skipNumber(this.monoAt);
    const ms = this.skipWord(this.monoEnd, keys.hlc);
    const msEnd = this.skipCount(ms);
    this.ms = this.count(ms, msEnd);
    const counter = this.skipWord(msEnd, comma);
    const counterEnd = this.skipCount(counter);
    this.counter = this.count(counter, counterEnd);
    return this.skipWord(counterEnd, closeBracket);
  }

  private body(at: number): number {
    let i = at;
    this.seenAt = this.skipKey(i, keys.seen);
    if (this.seenAt) i = this.seenEnd = this.skipPart(this.seenAt);
    this.actorAt = this.skipWord(i, keys.actor);
    this.actorEnd = this.skipPart(this.actorAt);
    this.typeAt = this.skipWord(this.actorEnd, keys.type) + 1;
    i = this.skipText(this.typeAt - 1);
    this.typeEnd = i - 1;
    i = this.place(i);
    const auto = this.skipKey(i, keys.auto);
    this.auto = auto > 0;
    if (auto) i = auto;
    this.occurredAt = this.skipKey(i, keys.occurred);
    if (this.occurredAt) i = this.occurredEnd = this.skipPart(this.occurredAt);
    this.dataAt = this.skipWord(i, keys.data);
    this.dataEnd = this.skipPart(this.dataAt);
    return this.dataEnd;
  }

  private place(at: number): number {
    let i = at;
    this.redo = 0;
    this.itemAt = 0;
    this.inAt = this.skipKey(i, keys.in);
    if (this.inAt) i = this.inEnd = this.skipText(this.inAt);
    this.stepAt = this.skipKey(i, keys.step);
    if (!this.stepAt) return this.inAt ? -1 : i;
    this.stepEnd = this.skipText(this.stepAt);
    const pass = this.skipWord(this.stepEnd, keys.pass);
    i = this.skipCount(pass);
    this.pass = this.count(pass, i);
    const redo = this.skipKey(i, keys.redo);
    if (redo) {
      i = this.skipCount(redo);
      this.redo = this.count(redo, i);
      if (this.redo === 0) return -1;
    }
    this.itemAt = this.skipKey(i, keys.item);
    if (this.itemAt) i = this.itemEnd = this.skipText(this.itemAt);
    return i;
  }

  private finish(at: number, end: number): boolean {
    this.prevAt = this.skipWord(at, keys.prev);
    const tail = this.skipWord(this.skipHash(this.prevAt), closeQuote);
    if (tail < 0 || tail !== end - tailLength) return false;
    this.hashAt = this.skipWord(tail, keys.hash);
    return this.skipWord(this.skipHash(this.hashAt), closeLine) === end;
  }

  private skipPart(at: number): number {
    return at < 0 ? -1 : this.skipObject(at, 0);
  }

  private skipText(at: number): number {
    return at < 0 || this.bytes[at] !== quote ? -1 : this.skipString(at);
  }

  /** As `skipWord`, but 0 where the word is not there: the key is optional. */
  private skipKey(at: number, word: Uint8Array): number {
    const after = this.skipWord(at, word);
    return Math.max(after, 0);
  }

  private skipUlid(at: number): number {
    const { bytes } = this;
    if (at < 0 || bytes[at] !== quote) return -1;
    for (let i = at + 1; i <= at + 26; i++) if (!ulidByte[bytes[i] as number]) return -1;
    return bytes[at + 27] === quote ? at + 28 : -1;
  }

  private skipTime(at: number): number {
    if (at < 0) return -1;
    const { bytes } = this;
    for (let k = 0; k < timeShape.length; k++) {
      const c = bytes[at + k] as number;
      const shape = timeShape[k] as number;
      if (shape === zero ? c < zero || c > nine : c !== shape) return -1;
    }
    return at + timeShape.length;
  }

  /** Its digits are not looked at: the reader compares both hashes with what they must be. */
  private skipHash(at: number): number {
    return at < 0 ? -1 : at + 64;
  }

  private count(from: number, to: number): number {
    let value = 0;
    for (let i = from; i < to; i++) value = value * 10 + (this.bytes[i] as number) - zero;
    return value;
  }
}

const quote = 0x22;
const zero = 0x30;
const nine = 0x39;
const keys = {
  case: Buffer.from('{"v":1,"case":'),
  w: Buffer.from(',"w":'),
  seq: Buffer.from(',"seq":'),
  id: Buffer.from(',"id":'),
  ts: Buffer.from(',"ts":'),
  mono: Buffer.from(',"mono":'),
  hlc: Buffer.from(',"hlc":['),
  seen: Buffer.from(',"seen":'),
  actor: Buffer.from(',"actor":'),
  type: Buffer.from(',"type":'),
  in: Buffer.from(',"in":'),
  step: Buffer.from(',"step":'),
  pass: Buffer.from(',"pass":'),
  redo: Buffer.from(',"redo":'),
  item: Buffer.from(',"item":'),
  auto: Buffer.from(',"auto":true'),
  occurred: Buffer.from(',"occurred":'),
  data: Buffer.from(',"data":'),
  prev: Buffer.from(',"prev":"'),
  hash: Buffer.from(',"hash":"'),
};
const comma = Buffer.from(',');
const closeBracket = Buffer.from(']');
const closeQuote = Buffer.from('"');
const closeLine = Buffer.from('"}');
const timeShape = Buffer.from('"0000-00-00T00:00:00.000Z"');
const ulidByte = new Uint8Array(256);
for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') ulidByte[letter.charCodeAt(0)] = 1;
