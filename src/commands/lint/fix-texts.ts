import { resolve } from 'node:path';
import { replaceFile } from '../../library/replace-file.ts';
import { applyFixes } from '../../lint/apply-fixes.ts';
import { byFile } from '../../lint/reporters/report.ts';
import type { Manner } from './lint-each.ts';
import { lintTexts } from './lint-texts.ts';

/** A file before its fixes and after. */
export interface Fixed {
  file: string;
  before: string;
  after: string;
}

/**
 * The texts that safe fixes change, with how many were made. What a fix uncovers is fixed too: the texts are looked at again until
 * nothing is left. A text that is no UTF-8 stays as it is, for writing it would lose what could not be read.
 */
export async function fixTexts(
  texts: ReadonlyMap<string, string>,
  cwd: string,
  manner: Manner,
  threads?: number,
): Promise<{ changed: Fixed[]; fixed: number }> {
  const now = new Map([...texts].filter(([, text]) => !text.includes('\ufffd')));
  let fixed = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const findings = await lintTexts(now, cwd, manner, threads);
    const before = fixed;
    for (const [file, own] of byFile({ findings, files: [] })) {
      const text = now.get(file);
      if (text === undefined) continue;
      const result = applyFixes(text, own);
      now.set(file, result.text);
      fixed += result.fixed;
    }
    if (fixed === before) break;
  }
  const changed = [...now].flatMap(([file, after]) => {
    const before = texts.get(file) ?? after;
    return before === after ? [] : [{ file, before, after }];
  });
  return { changed, fixed };
}

const mostPasses = 10;

/** Writes what was fixed, file by file, each whole or not at all. */
export function writeFixed(changed: readonly Fixed[], cwd: string): void {
  for (const { file, before, after } of changed) replaceFile(resolve(cwd, file), { before, after });
}
