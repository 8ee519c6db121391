import type { Heads } from '../../engine/event.ts';
import { manifestName } from './bundled-names.ts';

/** `manifest.json`, the first file of a bundle: what else is in it. The same case gives the same manifest. */
export interface Manifest {
  bundle: 1;
  case: string;
  name: string;
  mode: 'live' | 'drill';
  /** `EXERCISE` where it is one: for whoever opens the archive by hand. */
  marking: string;
  /** The newest line of each log: `[seq, hash]` by writer. */
  heads: Heads;
  files: BundledFile[];
}

export interface BundledFile {
  path: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

/** Reads a manifest out of JSON that anybody may have written; a sentence says what is wrong with it. */
export function readManifest(text: string): Manifest | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: `${manifestName} is no JSON` };
  }
  const { bundle, case: id, name, mode, files } = (value ?? {}) as Partial<Manifest>;
  if (bundle !== 1)
    return { fault: `${manifestName} is not that of a bundle, or of a newer version of Tocsin` };
  const whole = typeof id === 'string' && typeof name === 'string' && (mode === 'live' || mode === 'drill');
  if (!whole || !Array.isArray(files) || !files.every(isBundledFile))
    return { fault: `${manifestName} does not say what is in the bundle` };
  return value as Manifest;
}

function isBundledFile(file: unknown): file is BundledFile {
  const { path, size, sha256 } = (file ?? {}) as Partial<BundledFile>;
  return (
    typeof path === 'string' &&
    Number.isSafeInteger(size) &&
    (size as number) >= 0 &&
    /^[0-9a-f]{64}$/.test(String(sha256))
  );
}
