import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExpressions } from '../../src/expression/expressions.ts';
import type { ExpressionScope } from '../../src/expression/scope.ts';
import { context, input, scope } from './incident.ts';

const { evaluate } = createExpressions();

describe('an expression whose value depends on what is unset names it', () => {
  test.each([
    ['exfiltration == "yes"', ['exfiltration']],
    ['exfiltration == "yes" || personal_data == "yes"', ['exfiltration', 'personal_data']],
    ['!(isolated && accounts > 3)', ['isolated', 'accounts']],
    ['isolated ? accounts > 1 : accounts > 2', ['isolated']],
    ['severity == "sev1"', ['severity']],
    ['victim.account == "lee"', ['victim.account']],
    ['victim.account == note + type', ['victim.account', 'note', 'type']],
    ['string(now - seen) + note', ['seen', 'note']],
    ['hosts.exists(host, host == note)', ['hosts']],
    ['time_of("contained") < now', ['time_of("contained")']],
    ['(exfiltration == "yes" || 1 == 1) && personal_data == "yes"', ['personal_data']],
    ['"||" == note && ("(" == note)', ['note']],
  ])('%s depends on %j', (text, names) => {
    expect(evaluate(text, scope, context())).toEqual({ kind: 'missing', names });
  });

  test('what conflicts or is disputed is as unset', () => {
    const disputed = context({}, { outcome: () => undefined, reached: () => undefined });
    const text = 'outcome("isolate") == "done" && reached("aware")';
    expect(evaluate(text, scope, disputed)).toEqual({
      kind: 'missing',
      names: ['outcome("isolate")', 'reached("aware")'],
    });
  });

  test('what decides whatever the unset one is decides', () => {
    expect(evaluate('note == "x" || isolated', scope, context({ isolated: true }))).toEqual({
      kind: 'value',
      value: true,
      read: { isolated: true },
    });
    expect(evaluate('note == "x" && isolated', scope, context({ isolated: false }))).toMatchObject({
      value: false,
    });
  });
});

type Tree = string | { sign: '||' | '&&' | '!' | '?'; parts: Tree[] };

const atoms: ExpressionScope = { ...scope, inputs: {} };
for (const name of ['a', 'b', 'c', 'd']) atoms.inputs[name] = input(name, 'boolean');

const { tree } = fc.letrec<{ tree: Tree }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', 'c', 'd', 'true', 'false'),
    fc.record({ sign: fc.constantFrom('||', '&&'), parts: fc.tuple(tie('tree'), tie('tree')) }),
    fc.record({ sign: fc.constant('!' as const), parts: fc.tuple(tie('tree')) }),
    fc.record({ sign: fc.constant('?' as const), parts: fc.tuple(tie('tree'), tie('tree'), tie('tree')) }),
  ) as fc.Arbitrary<Tree>,
}));

test('`||`, `&&`, `!` and `? :` absorb what is unset as three-valued logic does, and name exactly what is left', () => {
  const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.boolean());
  fc.assert(
    fc.property(tree, values, (expression, set) => {
      const expected = threeValued(expression, set);
      const found = evaluate(write(expression), atoms, context(set));
      if (found.kind === 'missing') expect(new Set(found.names)).toEqual(expected);
      else expect(found).toMatchObject({ kind: 'value', value: expected });
    }),
    { numRuns: 500 },
  );
});

function write(expression: Tree): string {
  if (typeof expression === 'string') return expression;
  const [first = '', second, third] = expression.parts.map(part => `(${write(part)})`);
  if (expression.sign === '!') return `!${first}`;
  return expression.sign === '?'
    ? `${first} ? ${second} : ${third}`
    : `${first} ${expression.sign} ${second}`;
}

/** True, false, or the names of what it depends on. */
function threeValued(expression: Tree, set: Record<string, boolean>): boolean | Set<string> {
  if (expression === 'true' || expression === 'false') return expression === 'true';
  if (typeof expression === 'string') return set[expression] ?? new Set([expression]);
  const parts = expression.parts.map(part => threeValued(part, set));
  const [first, second, third] = parts as [
    boolean | Set<string>,
    boolean | Set<string>,
    boolean | Set<string>,
  ];
  if (expression.sign === '!') return first instanceof Set ? first : !first;
  if (expression.sign === '?') return first instanceof Set ? first : first ? second : third;
  const decisive = expression.sign === '||';
  if (first === decisive || second === decisive) return decisive;
  const names = [first, second].flatMap(part => (part instanceof Set ? [...part] : []));
  return names.length > 0 ? new Set(names) : !decisive;
}
