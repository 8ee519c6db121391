import type { Random } from '../crash/random.ts';

/** Bytes that mean something to YAML, to the language, or to a reader of UTF-8. */
const telling = [
  ...Buffer.from('\n\t :-?[]{},#&*!|>\'"%@`<~.0=\\'),
  0x00,
  0x0d,
  0x7f,
  0x80,
  0xc3,
  0xe2,
  0xff,
];

/** A text with one to eight of its bytes changed, taken out, doubled, moved or replaced by others that tell; read as files are. */
export function breakBytes(text: string, random: Random): string {
  let bytes = [...Buffer.from(text)];
  for (let times = 1 + random.below(8); times > 0 && bytes.length > 0; times--)
    bytes = breakOnce(bytes, random);
  return Buffer.from(bytes).toString('utf8');
}

function breakOnce(bytes: readonly number[], random: Random): number[] {
  const at = random.below(bytes.length);
  const length = 1 + random.below(random.below(4) === 0 ? 200 : 4);
  const run = bytes.slice(at, at + length);
  const put = (...between: number[]) => [...bytes.slice(0, at), ...between];
  switch (random.below(7)) {
    case 0:
      return [...put((bytes[at] as number) ^ (1 << random.below(8))), ...bytes.slice(at + 1)];
    case 1:
      return [...put(), ...bytes.slice(at + length)];
    case 2:
      return [...put(random.below(256)), ...bytes.slice(at)];
    case 3:
      return [...put(random.pick(telling)), ...bytes.slice(at + random.below(2))];
    case 4:
      return [...put(...run, ...run), ...bytes.slice(at + length)];
    case 5: {
      const rest = [...put(), ...bytes.slice(at + length)];
      const to = random.below(rest.length + 1);
      return [...rest.slice(0, to), ...run, ...rest.slice(to)];
    }
    default:
      return random.below(20) === 0 ? put() : [...put(0x20), ...bytes.slice(at)];
  }
}
