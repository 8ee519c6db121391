import manifest from '../package.json' with { type: 'json' };
import { displayLines } from './terminal/display.ts';

/** What a person reads when the program itself is wrong: that it is not their fault, that the record stands, what to send. */
export function bugReport(error: unknown): string {
  const trace =
    error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : `thrown: ${String(error)}`;
  return [
    'tocsin: this is a bug in tocsin, not something you did.',
    'Every act that was acknowledged is in the case; `tocsin resume` goes on from there.',
    'Please report it to the maintainers with what you did and the lines below. Read them first: they may name files and hosts.',
    '',
    `tocsin ${manifest.version}, node ${process.version}, ${process.platform} ${process.arch}`,
    ...displayLines(trace),
    '',
  ].join('\n');
}
