import type { Actor, Draft, Occurred } from '../engine/event.ts';
import type { Envelope } from './envelope.ts';
import type { LineScanner } from './scan-line.ts';

/** The envelope of a line that the scanner has accepted, out of the same bytes. `caseId` and `w` are the log's. */
export function decodeLine(line: LineScanner, bytes: Buffer, caseId: string, w: string): Envelope {
  const json = (from: number, to: number) => JSON.parse(bytes.toString('utf8', from, to));
  const draft = {
    type: bytes.toString('latin1', line.typeAt, line.typeEnd),
    ...(line.stepAt && {
      at: {
        in: line.inAt ? (json(line.inAt, line.inEnd) as string) : '',
        step: json(line.stepAt, line.stepEnd) as string,
        pass: line.pass,
        redo: line.redo,
        ...(line.itemAt && { item: json(line.itemAt, line.itemEnd) as string }),
      },
    }),
    ...(line.auto && { auto: true }),
    ...(line.occurredAt && { occurred: json(line.occurredAt, line.occurredEnd) as Occurred }),
    data: json(line.dataAt, line.dataEnd),
  } as Draft;
  return {
    case: caseId,
    w,
    seq: line.seq,
    id: bytes.toString('latin1', line.idAt, line.idAt + 26),
    ts: bytes.toString('latin1', line.tsAt, line.tsAt + 24),
    mono: Number(bytes.toString('latin1', line.monoAt, line.monoEnd)),
    hlc: [line.ms, line.counter],
    ...(line.seenAt && { seen: json(line.seenAt, line.seenEnd) as NonNullable<Envelope['seen']> }),
    actor: json(line.actorAt, line.actorEnd) as Actor,
    draft,
    prev: bytes.toString('latin1', line.prevAt, line.prevAt + 64),
  };
}
