/** Numbers in a row, grown block by block so that a million of them are never copied. */
export class NumberColumn {
  length = 0;
  private readonly blocks: Float64Array[] = [];

  push(value: number): void {
    const index = this.length & blockMask;
    if (index === 0) this.blocks.push(new Float64Array(blockSize));
    (this.blocks[this.length >>> blockBits] as Float64Array)[index] = value;
    this.length++;
  }

  at(i: number): number {
    return (this.blocks[i >>> blockBits] as Float64Array)[i & blockMask] as number;
  }
}

/** Hashes in hex in a row, kept as their 64 bytes. */
export class HashColumn {
  length = 0;
  private readonly blocks: Buffer[] = [];

  push(hash: string): void {
    const index = this.length & blockMask;
    if (index === 0) this.blocks.push(Buffer.allocUnsafeSlow(blockSize * 64));
    (this.blocks[this.length >>> blockBits] as Buffer).write(hash, index * 64, 64, 'latin1');
    this.length++;
  }

  at(i: number): string {
    const from = (i & blockMask) * 64;
    return (this.blocks[i >>> blockBits] as Buffer).toString('latin1', from, from + 64);
  }
}

const blockBits = 10;
const blockSize = 1 << blockBits;
const blockMask = blockSize - 1;
