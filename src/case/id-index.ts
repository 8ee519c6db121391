/**
 * Finds events that carry the same id: an open-addressing table over the last 60 bits of each ULID, 24 bytes an event.
 * A hit is a suspicion; the caller compares the lines.
 */
export class IdIndex {
  private count = 0;
  private high = new Int32Array(256);
  private low = new Int32Array(256);
  private places = new Float64Array(256);

  /** Puts an id, a ULID, to a place (>= 0), and returns the place that has it already, or -1. */
  add(id: string, place: number): number {
    if (this.count * 2 >= this.places.length) this.grow();
    const found = this.put(thirtyBits(id, 14), thirtyBits(id, 20), place);
    if (found < 0) this.count++;
    return found;
  }

  private put(high: number, low: number, place: number): number {
    const mask = this.places.length - 1;
    for (let slot = mix(high, low) & mask; ; slot = (slot + 1) & mask) {
      const taken = this.places[slot] as number;
      if (taken === 0) {
        this.high[slot] = high;
        this.low[slot] = low;
        this.places[slot] = place + 1;
        return -1;
      }
      if (this.high[slot] === high && this.low[slot] === low) return taken - 1;
    }
  }

  private grow(): void {
    const [high, low, places] = [this.high, this.low, this.places];
    this.high = new Int32Array(2 * places.length);
    this.low = new Int32Array(2 * places.length);
    this.places = new Float64Array(2 * places.length);
    for (let i = 0; i < places.length; i++) {
      if (places[i]) this.put(high[i] as number, low[i] as number, (places[i] as number) - 1);
    }
  }
}

/** Spreads the digits, which a counter may have made, over the whole table. */
function mix(high: number, low: number): number {
  const product = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return Math.imul(product ^ (product >>> 15), 0xc2b2ae35) >>> 8;
}

function thirtyBits(id: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 6; i++) value = (value << 5) | (digits[id.charCodeAt(i)] as number);
  return value;
}

const digits = new Uint8Array(256);
for (let i = 0; i < 32; i++) digits['0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charCodeAt(i)] = i;
