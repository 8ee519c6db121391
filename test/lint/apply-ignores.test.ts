import { expect, test } from 'vitest';
import { applyIgnores } from '../../src/lint/ignores/apply-ignores.ts';
import { findingAt } from '../../src/playbook/finding.ts';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';
import type { Source } from '../../src/playbook/yaml/source.ts';

const sourceOf = (file: string, text: string) => parseSource(text, file).source as Source;

test('a comment in a fragment hides what a playbook finds there, and is not called idle by it', () => {
  const source = sourceOf('p.yaml', 'a: 1\n');
  const fragment = sourceOf(
    'fragments/f.yaml',
    'a: 1\n# tocsin: ignore[dead-option] kept for drills\nb: 2\n# tocsin: ignore[cut-text] kept for drills\nc: 3\n',
  );
  const at = (file: string, line: number) =>
    findingAt(
      { file },
      { start: { line, column: 1 }, end: { line, column: 2 } },
      { rule: 'dead-option', message: 'it is never taken' },
    );
  const { found } = applyIgnores({
    source,
    refusals: [],
    found: [at('fragments/f.yaml', 3), at('fragments/f.yaml', 5), at('fragments/none.yaml', 3)],
    sourceOf: file => (file === fragment.file ? fragment : undefined),
    complete: true,
    rules: ['dead-option', 'cut-text'],
  });
  expect(found).toEqual([at('fragments/f.yaml', 5), at('fragments/none.yaml', 3)]);
});
