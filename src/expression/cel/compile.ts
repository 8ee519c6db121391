import type { ASTNode, Environment, ParseResult } from '@marcbachmann/cel-js';
import type { ExpressionFinding } from '../finding.ts';
import { limits } from '../limits.ts';
import { mentions } from '../names.ts';
import type { CompilePattern } from '../pattern.ts';
import type { ExpressionScope } from '../scope.ts';
import { childrenOf } from './children.ts';
import { explainSyntax, tooLong } from './explain-syntax.ts';
import { explainType } from './explain-type.ts';
import { survey } from './survey.ts';
import { variableName } from './variable-name.ts';
import { callableFor } from './vocabulary.ts';

/** An expression that is sound, with its CEL type, or what is wrong with it. */
export type Compiled =
  | { kind: 'sound'; run: ParseResult; type: string }
  | { kind: 'faulty'; findings: ExpressionFinding[] };

/** Parses and checks an expression in the environment of its scope. Any text is taken; nothing is thrown. */
export function compile(
  text: string,
  scope: ExpressionScope,
  environment: Environment,
  compilePattern: CompilePattern,
): Compiled {
  if (text.length > limits.text) return faulty(tooLong(text));
  let run: ParseResult;
  try {
    run = environment.parse(withVariables(text, scope));
  } catch (error) {
    return faulty(explainSyntax(error, text));
  }
  const findings = survey(run.ast, { text, scope, bound: new Map(), compilePattern });
  if (findings.length > 0) return faulty(...findings);
  adapt(run.ast);
  const checked = run.check();
  if (!checked.valid) return faulty(explainType(checked.error, run.ast, text, scope));
  return { kind: 'sound', run, type: checked.type ?? 'dyn' };
}

function faulty(...findings: ExpressionFinding[]): Compiled {
  return { kind: 'faulty', findings };
}

function withVariables(text: string, scope: ExpressionScope): string {
  let written = '';
  let at = 0;
  for (const { name, start, end } of mentions(text, scope)) {
    written += text.slice(at, start) + variableName(name);
    at = end;
  }
  return written + text.slice(at);
}

/** Puts our functions in place of the library's, and lets a list hold `1` beside `2.5`. */
function adapt(node: ASTNode): void {
  if (node.op === 'call' || node.op === 'rcall') {
    const given = node.op === 'call' ? node.args[1] : node.args[2];
    const callable = callableFor(node.args[0], node.op === 'call' ? 'function' : 'method', given.length);
    if (callable?.ours) node.args[0] = callable.ours;
  }
  if (node.op === 'list') alignNumbers(node.args.map(item => (item.op === '-_' ? item.args : item)));
  for (const child of childrenOf(node)) adapt(child);
}

function alignNumbers(items: ASTNode[]): void {
  if (!items.some(item => item.op === 'value' && typeof item.args === 'number')) return;
  for (const item of items) {
    if (item.op === 'value' && typeof item.args === 'bigint')
      Object.assign(item, { args: Number(item.args) });
  }
}
