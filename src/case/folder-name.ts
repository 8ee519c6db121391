import { basename } from 'node:path';

/** A name as a folder: what a file system could stumble over becomes a dash. */
export function folderName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return basename(safe.slice(0, 100)) || 'case';
}
