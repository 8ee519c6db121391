import type { Loaded } from '../playbook/load-playbook.ts';
import { loadWalkthrough } from '../playbook/load-walkthrough.ts';
import type { WalkthroughDocument } from '../playbook/walkthrough-document.ts';
import type { LintPorts } from './lint-ports.ts';
import { unknownPlaybook } from './unknown-playbook.ts';

/** What is wrong with a walkthrough, by itself and then against the playbook that it walks through, where the library is at hand. */
export function lintWalkthrough(
  text: string,
  file: string,
  { playbooks, walked }: LintPorts,
): Omit<Loaded, 'playbook'> {
  const { walkthrough, findings, source } = loadWalkthrough(text, file);
  if (!walkthrough || !source || !playbooks) return { findings, ...(source && { source }) };
  const shelved = playbooks();
  const { playbook: id } = source.data as WalkthroughDocument;
  if (shelved.has(id)) {
    const playbook = walked?.(id);
    return { findings: loadWalkthrough(text, file, playbook).findings, source };
  }
  return { findings: [unknownPlaybook(source, ['playbook'], id, shelved)], source };
}
