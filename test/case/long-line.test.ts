import { expect, it } from 'vitest';
import { longestLine } from '../../src/case/envelope.ts';
import { LogReader } from '../../src/case/read-log.ts';

it('of a line that has no end no more is read than a line may have, and only once', () => {
  const size = 100 * 2 ** 20;
  let read = 0;
  let most = 0;
  const source = (into: Buffer, offset: number, length: number, position: number): number => {
    const count = Math.min(length, size - position);
    into.fill('x', offset, offset + count);
    read += count;
    most = Math.max(most, into.length);
    return count;
  };
  const reader = new LogReader();
  for (let look = 0; look < 3; look++) reader.read(source, Buffer.alloc(64 * 1024), () => {});
  expect(reader.fault?.what).toBe('the line is longer than any line may be');
  expect(read).toBeLessThanOrEqual(2 * longestLine);
  expect(most).toBeLessThanOrEqual(2 * longestLine);
});
