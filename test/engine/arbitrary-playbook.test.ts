import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { arbitraryPlaybook, textOf } from './arbitrary-playbook.ts';

it('every random playbook is one that an author may write', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryPlaybook(), async ({ document, library, playbook, ports }) => {
      const loaded = await loadPlaybook(textOf(document), 'random.yaml', ports);
      expect(loaded.findings.map(finding => finding.message)).toEqual([]);
      expect(loaded.playbook).toEqual(playbook);
      for (const other of Object.values(library.playbooks)) {
        const { findings } = await loadPlaybook(textOf(other), `${other.id}.yaml`, ports);
        expect(findings.map(finding => finding.message)).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
