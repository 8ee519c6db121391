import { expect, it } from 'vitest';
import { seeded } from '../crash/random.ts';
import { breakBytes } from './broken-bytes.ts';
import { faultsOf, shippedTexts } from './broken-file.ts';

/** `npm run soak -- bytes` does the same 200,000 times, with a look at time and memory. */
it('a shipped file with broken bytes is linted to the end, and every finding has a place in it', () => {
  const random = seeded(20261122);
  const texts = shippedTexts();
  for (let run = 0; run < 600; run++) {
    const [file, text] = texts[run % texts.length] as [string, string];
    const broken = breakBytes(text, random);
    expect(faultsOf(broken, file), broken).toEqual([]);
  }
}, 120_000);
