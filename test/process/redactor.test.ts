import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Redactor } from '../../src/process/redactor.ts';

describe('a redactor', () => {
  it('takes out every secret, the longest first', () => {
    expect(through(['token', 'token-4711'], ['a token-4711 and a token.'])).toBe(
      'a [withheld] and a [withheld].',
    );
  });

  it('leaves what is too short to be told from chance', () => {
    expect(through(['abc'], ['abcabc'])).toBe('abcabc');
  });

  it('finds a secret wherever chunks part it', () => {
    const secret = 'grün-4711';
    const text = Buffer.from(`x${secret}y${secret}${secret}z`);
    const cuts = fc.array(fc.nat({ max: text.length }), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, cuts => {
        const borders = [0, ...cuts.sort((a, b) => a - b), text.length];
        const chunks = borders.slice(1).map((end, i) => text.subarray(borders[i], end));
        expect(through([secret], chunks)).toBe('x[withheld]y[withheld][withheld]z');
      }),
    );
  });

  it('loses no other byte', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(chunks, chunks => {
        const redactor = new Redactor(['no such thing in it', 'nor this']);
        const given = chunks.map(chunk => Buffer.from(chunk));
        const got = [...given.map(chunk => redactor.push(chunk)), redactor.end()];
        expect(Buffer.concat(got)).toEqual(Buffer.concat(given));
      }),
    );
  });
});

function through(secrets: string[], chunks: (string | Buffer)[]): string {
  const redactor = new Redactor(secrets);
  const got = chunks.map(chunk => redactor.push(Buffer.from(chunk as string)));
  return Buffer.concat([...got, redactor.end()]).toString('utf8');
}
