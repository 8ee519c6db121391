import { readPinnedTexts } from '../case/playbook-texts.ts';
import { given } from '../given.ts';
import { findText, type TextKind } from '../library/find-text.ts';
import type { Shelves } from '../library/list-playbooks.ts';

/** What the library has in place of the texts that a case was opened with, and goes on with. Never empty. */
export type Drift = readonly DriftedText[];

export interface DriftedText {
  /** `playbook ransomware`, `fragment isolate-host`, `regulation gdpr`. */
  name: string;
  /** Where the library's text is, as a person would type it. */
  path: string;
  pinned: { version?: string; text: string };
  now: { version?: string; text: string };
}

/**
 * Compares the texts that a case carries with those that the library has for their ids today. Nothing where none of them differs,
 * or the library has none. A playbook that was run from a file is compared with the library's of its id.
 */
export function driftOf(dir: string, shelves: Shelves): Drift | undefined {
  const pinned = readPinnedTexts(dir).map(text => ({ text, ...headOf(text) }));
  const drifted = pinned.flatMap(({ text, kind, id, version }): DriftedText[] => {
    const current = id === undefined ? undefined : findText(kind, id, shelves);
    if (!current || pinned.some(other => other.text === current.text)) return [];
    return [
      {
        name: `${kind} ${id}`,
        path: current.path,
        pinned: given({ version, text }),
        now: given({ version: headOf(current.text).version, text: current.text }),
      },
    ];
  });
  return drifted.length > 0 ? drifted : undefined;
}

interface Head {
  kind: TextKind;
  id: string | undefined;
  version: string | undefined;
}

/** What a text is, by the looks of its lines: resuming a case parses no YAML. */
function headOf(text: string): Head {
  const [, kind = 'playbook'] = /^["']?tocsin(?:-(fragment|regulation))?["']?[ \t]*:/m.exec(text) ?? [];
  const value = (key: string) => new RegExp(`^${key}\\s*:\\s*["']?([^\\s"'#]+)`, 'm').exec(text)?.[1];
  return { kind: kind as TextKind, id: value('id'), version: value('version') };
}
