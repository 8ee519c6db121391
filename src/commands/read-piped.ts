import type { Io } from '../io.ts';

/** All that is piped in, or nothing where a person sits at the terminal. */
export async function readPiped(stdin: Io['stdin']): Promise<string | undefined> {
  if (stdin.isTTY) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks).toString('utf8');
}
