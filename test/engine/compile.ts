import { compilePlaybook } from '../../src/playbook/compile/compile-playbook.ts';
import { qualifyExpressions } from '../../src/playbook/compile/qualify-expressions.ts';
import type { PlaybookDocument, StepEntry } from '../../src/playbook/document.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import type { LibraryPorts } from '../../src/playbook/ports.ts';
import type { Source } from '../../src/playbook/yaml/source.ts';

/** The playbook of a document as YAML would give it. Positions are never asked for where nothing is wrong. */
export function compile(document: PlaybookDocument, ports: LibraryPorts = {}): Playbook {
  const compilation = compilePlaybook({ data: document } as Source, ports);
  const { playbook, findings } = compilation;
  if (findings.length > 0) throw new Error(findings.map(finding => finding.message).join('\n'));
  qualifyExpressions(compilation);
  return playbook;
}

/** A document around these phases, with inputs that conditions can look at. */
export function documentOf(phases: StepEntry[]): PlaybookDocument {
  return {
    tocsin: '1',
    id: 'fixture',
    title: 'Fixture',
    version: '1.0.0',
    roles: { commander: { title: 'Commander' } },
    inputs: {
      spread: { ask: 'Does it spread?', type: 'yes-no' },
      host: { ask: 'Which host?', type: 'hostname' },
      hosts: { ask: 'Which hosts?', many: 'true' },
    },
    phases,
  };
}
