import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLine, envelopeOf } from '../../src/case/decode-line.ts';
import { encodeLine } from '../../src/case/encode-line.ts';
import { type Envelope, logRoot } from '../../src/case/envelope.ts';

const caseId = '01JD8Q5Z7Y8W9X0V1T2S3R4Q5P';
const w = 'dana@soc-7~k3f9q';
const text = fc.string({
  unit: fc.oneof(fc.constantFrom('"', '\\', '\n', '\u2028', '\ud800', 'é', '🔔', '\u0000', 'a'), fc.string()),
});
const value = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' });
const whole = fc.maxSafeNat().map(n => n % 10 ** 15);

const envelopes: fc.Arbitrary<Envelope> = fc.record(
  {
    case: fc.constant(caseId),
    w: fc.constant(w),
    seq: fc.nat(),
    id: fc.constant('01JD8Q5Z7Y8W9X0V1T2S3R4Q5Q'),
    ts: fc
      .date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true })
      .map(date => date.toISOString()),
    mono: fc.nat().map(n => n / 1000),
    hlc: fc.tuple(whole, fc.nat()),
    seen: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,4}@[a-z]{1,4}~[a-z0-9]{5}$/),
      fc.tuple(fc.nat(), fc.constant('0'.repeat(64))),
      { minKeys: 1 },
    ),
    actor: fc.record({ name: text, role: text }, { requiredKeys: ['name'] }),
    draft: fc.record(
      {
        type: fc.constant('note.added'),
        at: fc.record(
          { in: text, step: text, pass: fc.nat(), redo: fc.nat(), item: text },
          { requiredKeys: ['in', 'step', 'pass', 'redo'] },
        ),
        auto: fc.constant(true),
        occurred: fc.record({ at: text, precision: fc.constantFrom('second', 'minute') }),
        data: fc.dictionary(text, value),
      },
      { requiredKeys: ['type', 'data'] },
    ) as unknown as fc.Arbitrary<Envelope['draft']>,
    prev: fc.constant(logRoot(caseId, w)),
  },
  { requiredKeys: ['case', 'w', 'seq', 'id', 'ts', 'mono', 'hlc', 'actor', 'draft', 'prev'] },
) as fc.Arbitrary<Envelope>;

/** How a line ends: whether the hashes hold is judged by who knows the line before. */
const tail = /,"prev":"[0-9a-f]{64}","hash":"[0-9a-f]{64}"}$/;

const isExact = (line: string) => {
  try {
    return JSON.stringify(JSON.parse(line)) === line;
  } catch {
    return false;
  }
};

describe('a line', () => {
  it('decodes to what was encoded, as JSON carries it, whatever it holds', () => {
    fc.assert(
      fc.property(envelopes, envelope => {
        const { bytes } = encodeLine(envelope);
        const text = bytes.toString('utf8', 0, bytes.length - 1);
        expect(isExact(text)).toBe(true);
        const line = decodeLine(text);
        expect(line && envelopeOf(line)).toEqual(JSON.parse(JSON.stringify(envelope)));
      }),
      { numRuns: 500 },
    );
  });

  it('is accepted only if it is exactly what JSON.stringify gives, however it was changed', () => {
    const edit = fc.record({
      at: fc.nat(),
      drop: fc.nat({ max: 3 }),
      put: fc.constantFrom(
        '',
        ' ',
        '"',
        '\\',
        '0',
        '1',
        '.',
        'e',
        ',',
        '{}',
        '\\u0041',
        '\\/',
        '"a":1,',
        '-',
      ),
    });
    let accepted = 0;
    fc.assert(
      fc.property(envelopes, fc.array(edit, { maxLength: 2 }), (envelope, edits) => {
        let line = encodeLine(envelope).bytes.toString('utf8').slice(0, -1);
        for (const { at, drop, put } of edits) {
          const from = at % line.length;
          line = line.slice(0, from) + put + line.slice(from + drop);
        }
        // An edit can halve a surrogate pair, which no file carries.
        line = Buffer.from(line).toString();
        if (!decodeLine(line) || !tail.test(line)) return;
        accepted++;
        expect(isExact(line)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(0);
  });

  it('is refused with a key more, a key less, or one in another place', () => {
    fc.assert(
      fc.property(envelopes, envelope => {
        const text = encodeLine(envelope).bytes.toString('utf8').slice(0, -1);
        const tail = text.slice(-149);
        expect(decodeLine(text)).toBeDefined();
        expect(decodeLine(`${text.slice(0, -149)},"extra":{}${tail}`)).toBeUndefined();
        expect(decodeLine(text.replace('"mono":', '"extra":1,"mono":'))).toBeUndefined();
        expect(decodeLine(text.replace(/"mono":[0-9.]+,/, ''))).toBeUndefined();
        expect(decodeLine(text.replace(/("ts":"[^"]+"),("mono":[0-9.]+)/, '$2,$1'))).toBeUndefined();
      }),
    );
  });
});
