import type { Recorded } from '../engine/event.ts';
import { joined } from './joined.ts';
import type { Mark } from './mark.ts';

type Ended = Extract<Recorded, { type: 'command.ended' }>;

export function endWord({ data }: Ended): string {
  switch (data.result) {
    case 'exited':
    case 'signalled':
      return data.told ? 'RAN (BY HAND)' : 'RAN';
    case 'timed-out':
      return 'RAN OUT OF TIME';
    case 'stopped':
      return 'STOPPED';
    case 'not-run':
      return 'DID NOT RUN';
    case 'unknown':
      return 'NOT KNOWN WHETHER IT RAN';
    default:
      return data.result satisfies never;
  }
}

export function endMark({ data }: Ended): Mark {
  if (data.result === 'not-run') return 'skipped';
  return data.result === 'exited' && data.exit === 0 ? 'done' : 'failed';
}

export function endText({ data }: Ended): string {
  const { exit, signal, duration, problem, output } = data;
  return joined(
    exit === undefined ? undefined : `exit code ${exit}`,
    signal && `ended by ${signal}`,
    duration === undefined ? undefined : `after ${(duration / 1000).toFixed(1)} s`,
    output?.cut === undefined ? undefined : `output cut at ${output.size} of ${output.cut} bytes`,
    problem,
  );
}

export function unmatchedText({ data }: Ended): string | undefined {
  return data.unmatched && `not found in its output: ${data.unmatched.join(', ')}`;
}
