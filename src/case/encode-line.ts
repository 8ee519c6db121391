import { hash } from 'node:crypto';
import { RefusedError } from '../errors.ts';
import { type Envelope, envelopeVersion, longestLine } from './envelope.ts';

/**
 * One line of a log, with its newline, and its hash in hex.
 * Throws a `RefusedError` for what JSON cannot hold exactly or what is too long for a line.
 */
export function encodeLine(envelope: Envelope): { bytes: Buffer; hash: string } {
  const { draft } = envelope;
  const line = {
    v: envelopeVersion,
    case: envelope.case,
    w: envelope.w,
    seq: envelope.seq,
    id: envelope.id,
    ts: envelope.ts,
    mono: envelope.mono,
    hlc: envelope.hlc,
    ...(envelope.seen && { seen: envelope.seen }),
    actor: envelope.actor,
    type: draft.type,
    ...place(draft.at),
    ...(draft.auto && { auto: true }),
    ...(draft.occurred && { occurred: draft.occurred }),
    data: draft.data,
    prev: envelope.prev,
  };
  const text = JSON.stringify(line);
  if (text.includes('null')) JSON.stringify(line, refuseInexact);
  const covered = Buffer.from(text.slice(0, -1));
  if (covered.length > longestLine - 100) {
    throw new RefusedError(
      `the entry is too long for the record: ${covered.length} bytes`,
      'Attach long text as evidence instead: save it as a file and attach the file.',
    );
  }
  const digest = hash('sha256', covered, 'hex');
  return { bytes: Buffer.concat([covered, Buffer.from(`,"hash":"${digest}"}\n`)]), hash: digest };
}

function place(at: Envelope['draft']['at']) {
  if (!at) return {};
  return {
    ...(at.in !== '' && { in: at.in }),
    step: at.step,
    pass: at.pass,
    ...(at.redo !== 0 && { redo: at.redo }),
    ...(at.item !== undefined && { item: at.item }),
  };
}

/** JSON writes `null` for what is no number; a replacer takes as long as all the rest, and so comes only where there is a `null`. */
function refuseInexact(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RefusedError(`the record cannot hold ${value} (in "${key}")`);
  }
  return value;
}
