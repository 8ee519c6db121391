import { CaseFileError } from '../errors.ts';

/** A `CaseFileError` out of what a `Disk` threw: `what` says what was tried and where ("cannot write log/x.jsonl"). A bug stays a bug. */
export function diskError(what: string, error: unknown, hint?: string): CaseFileError {
  if (error instanceof CaseFileError) return error;
  if (error instanceof TypeError || error instanceof ReferenceError) throw error;
  return new CaseFileError(`${what}: ${reason(error)}`, hint ?? hints[codeOf(error)]);
}

/** Why a `Disk` call failed, in words. */
export function reason(error: unknown): string {
  const code = codeOf(error);
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}

/** The error's code (`ENOSPC`), or `''`. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

const words: Record<string, string> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it exists already',
  EFBIG: 'the file would be too large',
  EIO: 'the disk reports an input/output error',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a symbolic link',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it does not exist',
  ENOSPC: 'no space is left on the disk',
  ENOTDIR: 'a part of the path is not a folder',
  EPERM: 'the operation is not permitted',
  EROFS: 'the disk is read-only',
};

const hints: Record<string, string> = {
  EACCES: 'Check who owns it, or put cases elsewhere with --cases DIR.',
  EDQUOT: 'Free some space, or put cases elsewhere with --cases DIR.',
  ENOSPC: 'Free some space, or put cases elsewhere with --cases DIR.',
  EROFS: 'Put cases elsewhere with --cases DIR.',
};
