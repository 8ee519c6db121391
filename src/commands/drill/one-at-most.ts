import { UsageError } from '../../errors.ts';

/** What one word names, where there is one. Throws `UsageError` for more. */
export function oneAtMost([first, ...more]: readonly string[]): string | undefined {
  if (more.length > 0)
    throw new UsageError(
      `one name is wanted, not also ${more.join(', ')}.`,
      'Name one scenario or one case.',
    );
  return first;
}
