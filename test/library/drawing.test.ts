import { expect, test } from 'vitest';
import { dot } from '../../src/library/graph/dot.ts';
import { flowOf } from '../../src/library/graph/flow.ts';
import { mermaid } from '../../src/library/graph/mermaid.ts';
import { outline } from '../../src/library/outline.ts';
import { smallPlaybook } from './small-playbook.ts';

test('the outline shows every phase, step and option where it stands, and what holds it back', async () => {
  const rows = outline(smallPlaybook).map(line => line.map(({ text }) => text).join(''));
  await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('small-playbook.outline.txt');
});

test('Graphviz gets a cluster a phase, a diamond a decision, a dashed line for what holds back', async () => {
  await expect(dot(flowOf(smallPlaybook))).toMatchFileSnapshot('small-playbook.dot');
});

test('Mermaid gets the same, with names of its own', async () => {
  await expect(mermaid(flowOf(smallPlaybook))).toMatchFileSnapshot('small-playbook.mmd');
});
