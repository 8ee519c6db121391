import { UsageError } from '../../errors.ts';

export const formats = [
  'pretty',
  'compact',
  'json',
  'github',
  'sarif',
  'gitlab',
  'junit',
  'checkstyle',
] as const;

export type Format = (typeof formats)[number];

/** A format and the file that it is written to; without one, standard output. */
export interface Target {
  format: Format;
  file?: string;
}

/**
 * Where each format goes: an `--output` takes the `--format` before it, which `outputs` tell by how many there were. Throws
 * UsageError where one has no format, or several formats would mix on standard output.
 */
export function targetsOf(named: readonly Format[], outputs: readonly [number, string][]): Target[] {
  const early = outputs.find(([before]) => before === 0);
  if (early) {
    throw new UsageError(
      `--output ${early[1]} has no format.`,
      'Put --format before it: --format sarif --output lint.sarif.',
    );
  }
  const targets = (named.length > 0 ? named : [formats[0]]).flatMap((format, i): Target[] => {
    const files = outputs.filter(([before]) => before === i + 1).map(([, file]) => file);
    return files.length === 0
      ? [{ format }]
      : files.map(file => (file === '-' ? { format } : { format, file }));
  });
  const printed = targets.filter(({ file }) => file === undefined);
  if (printed.length <= 1) return targets;
  throw new UsageError(
    `${printed.map(({ format }) => format).join(' and ')} would mix on standard output.`,
    'Write all but one of them to files: --format sarif --output lint.sarif --format pretty.',
  );
}
