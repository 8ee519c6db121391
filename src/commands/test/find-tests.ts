import { join, resolve } from 'node:path';
import { libraryFolder } from '../../library/library-ports.ts';
import { isFolder } from '../../library/list-playbooks.ts';
import { kindOfFile } from '../../lint/kind-of-file.ts';
import type { Context } from '../command.ts';
import { readTexts } from '../lint/read-texts.ts';

/** What there is to test: texts by their file. */
export interface Tests {
  walkthroughs: Map<string, string>;
  playbooks: Map<string, string>;
}

/** The walkthroughs that paths name, in folders or by themselves, and those of a playbook that is named; without paths, those of the workspace. */
export async function findTests(paths: readonly string[], context: Context): Promise<Tests> {
  const texts = await readTexts(paths, undefined, context);
  const tests = { walkthroughs: ofKind(texts, 'walkthrough'), playbooks: ofKind(texts, 'playbook') };
  for (const [file, text] of tests.playbooks) {
    const folder = join(libraryFolder(file), 'walkthroughs');
    if (!paths.includes(file) || !isFolder(resolve(context.io.cwd, folder))) continue;
    const beside = ofKind(await readTexts([folder], undefined, context), 'walkthrough');
    for (const [path, walkthrough] of beside)
      if (headOf(walkthrough, 'playbook') === headOf(text, 'id')) tests.walkthroughs.set(path, walkthrough);
  }
  return tests;
}

function ofKind(texts: ReadonlyMap<string, string>, kind: string): Map<string, string> {
  return new Map([...texts].filter(([, text]) => kindOfFile(text) === kind));
}

/** What the key at the top of a file says, by the looks of its line. */
export function headOf(text: string, key: 'id' | 'playbook'): string | undefined {
  return new RegExp(`^${key}\\s*:\\s*["']?([a-z0-9-]+)`, 'm').exec(text)?.[1];
}
