import { createExpressions } from '../../expression/expressions.ts';
import type { Compilation } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { checkClocks } from './check-clocks.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkFlow } from './check-flow.ts';
import { checkIds } from './check-ids.ts';
import { checkInputs } from './check-inputs.ts';
import { checkReferences } from './check-references.ts';
import { gatherExpressions } from './gather-expressions.ts';

/**
 * What compiling found, or else every check of a playbook or part: with a fragment missing, or an id for two steps, they would
 * only find what follows from that.
 */
export function checkCompilation(compilation: Compilation): Diagnostic[] {
  if (compilation.findings.length > 0) return compilation.findings;
  const written = gatherExpressions(compilation);
  const expressions = createExpressions();
  return [
    ...checkIds(compilation),
    ...checkReferences(compilation),
    ...checkClocks(compilation),
    ...checkFlow(compilation),
    ...checkInputs(compilation, expressions),
    ...checkExpressions(written, expressions),
  ];
}
