import type { Environment } from '@marcbachmann/cel-js';
import type { Evaluation, ExpressionContext } from '../evaluation.ts';
import type { ExpressionFinding } from '../finding.ts';
import { expressionNames } from '../names.ts';
import type { CompilePattern } from '../pattern.ts';
import type { ExpressionScope } from '../scope.ts';
import { type Compiled, compile } from './compile.ts';
import { createScopeEnvironment, createVocabulary } from './environment.ts';
import { noValue, wrongResult } from './explain-type.ts';
import { fromCel } from './from-cel.ts';
import { type Logic, logicOf } from './logic.ts';
import { inputVariables, Look } from './look.ts';

/** The language over CEL. Neither function throws, whatever the text. */
export interface Cel {
  check(text: string, scope: ExpressionScope, expected: 'bool' | 'any'): ExpressionFinding[];
  evaluate(text: string, scope: ExpressionScope, context: ExpressionContext): Evaluation;
}

/** Makes the language; its vocabulary when the first expression is met, for that takes longer than most runs. It remembers what it compiled per scope, by the scope's identity: a scope must not change. */
export function createCel(compilePattern: CompilePattern): Cel {
  let current: Look | undefined;
  let vocabulary: Environment | undefined;
  const scopes = new WeakMap<ExpressionScope, Prepared>();
  return { check, evaluate };

  function check(text: string, scope: ExpressionScope, expected: 'bool' | 'any'): ExpressionFinding[] {
    const compiled = compiledOf(text, scope);
    if (compiled.kind === 'faulty') return compiled.findings;
    const { ast } = compiled.run;
    if (expected === 'bool')
      return compiled.type === 'bool' ? [] : [wrongResult(compiled.type, ast, text, scope)];
    return keepable.test(compiled.type) ? [] : [noValue(compiled.type, ast)];
  }

  function evaluate(text: string, scope: ExpressionScope, context: ExpressionContext): Evaluation {
    const tried = attempt(text, scope, context);
    if (tried.kind !== 'missing') return tried;
    const named = (part: string) =>
      expressionNames(part, scope).filter(name => !Object.hasOwn(context.values, name));
    const names = new Set(missingIn(logicOf(text), named, part => attempt(part, scope, context)));
    return names.size > 0
      ? { kind: 'missing', names: [...names] }
      : { kind: 'error', message: tried.message };
  }

  function attempt(text: string, scope: ExpressionScope, context: ExpressionContext): Attempt {
    const compiled = compiledOf(text, scope);
    if (compiled.kind === 'faulty') return { kind: 'error', message: compiled.findings[0]?.message ?? '' };
    const look = new Look(preparedOf(scope).inputs, context);
    try {
      current = look;
      return { kind: 'value', value: fromCel(compiled.run(look)), read: look.read };
    } catch (error) {
      const message = look.readSecret ? 'It has no value with what is set' : messageOf(error);
      return look.missing.size > 0
        ? { kind: 'missing', names: [...look.missing], message }
        : { kind: 'error', message };
    } finally {
      current = undefined;
    }
  }

  function compiledOf(text: string, scope: ExpressionScope): Compiled {
    const { compiled, environment } = preparedOf(scope);
    const result = compiled.get(text) ?? compile(text, scope, environment, compilePattern);
    compiled.set(text, result);
    return result;
  }

  function preparedOf(scope: ExpressionScope): Prepared {
    vocabulary ??= createVocabulary(compilePattern, lookNow);
    const prepared = scopes.get(scope) ?? {
      environment: createScopeEnvironment(vocabulary, scope),
      inputs: inputVariables(scope),
      compiled: new Map(),
    };
    scopes.set(scope, prepared);
    return prepared;
  }

  function lookNow(): Look {
    if (!current) throw new Error('An expression looked at the case while none was being evaluated');
    return current;
  }
}

/** As an evaluation, but what is missing holds also what was looked at in vain and would change nothing. */
type Attempt =
  | Exclude<Evaluation, { kind: 'missing' }>
  | { kind: 'missing'; names: string[]; message: string };

interface Prepared {
  environment: Environment;
  inputs: ReturnType<typeof inputVariables>;
  compiled: Map<string, Compiled>;
}

const keepable =
  /^(?:list<)?(?:string|int|double|bool|dyn|[A-Z]|google\.protobuf\.(?:Timestamp|Duration))>?$|^list$/;

/**
 * What the value of the whole depends on. A part that has its value all the same depends on nothing; `named` gives the unset
 * inputs of a part, of which the library reports only the first.
 */
function missingIn(
  logic: Logic,
  named: (text: string) => string[],
  attempt: (text: string) => Attempt,
): string[] {
  const tried = attempt(logic.text);
  if (tried.kind !== 'missing') return [];
  switch (logic.kind) {
    case 'plain':
      return logic.strict ? [...named(logic.text), ...tried.names] : tried.names;
    case 'parts':
      return logic.parts.flatMap(part => missingIn(part, named, attempt));
    case 'choice': {
      const { condition, whenTrue, whenFalse } = logic;
      const decided = attempt(condition.text);
      if (decided.kind !== 'value') return missingIn(condition, named, attempt);
      return missingIn(decided.value === true ? whenTrue : whenFalse, named, attempt);
    }
    default:
      return logic satisfies never;
  }
}

function messageOf(error: unknown): string {
  const { summary, message } = error as { summary?: string; message?: string };
  return summary ?? message ?? 'The expression cannot be evaluated';
}
