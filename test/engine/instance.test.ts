import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instanceName, readInstance, scopeWithin } from '../../src/engine/instance.ts';

it.each([
  [{ in: '', step: 'isolate', pass: 1, redo: 0 }, 'isolate'],
  [{ in: '', step: 'isolate', pass: 2, redo: 0 }, 'isolate#2'],
  [{ in: '', step: 'isolate', pass: 2, redo: 1 }, 'isolate#2.1'],
  [{ in: '', step: 'isolate', pass: 1, redo: 0, item: 'ws/7' }, 'isolate[ws%2F7]'],
  [{ in: 'contain#2', step: 'isolate', pass: 1, redo: 0 }, 'contain#2/isolate'],
])('%j is written %s', (instance, name) => {
  expect(instanceName(instance)).toBe(name);
});

it('reads every name back that it writes', () => {
  const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const instance = fc.record({
    in: fc.oneof(
      fc.constant(''),
      id,
      fc.tuple(id, id).map(([a, b]) => `${a}#2/${b}[x]`),
    ),
    step: id,
    pass: fc.integer({ min: 1, max: 9 }),
    redo: fc.nat({ max: 3 }),
  });
  const item = fc.option(fc.string(), { nil: undefined });
  fc.assert(
    fc.property(instance, item, (plain, item) => {
      const whole = item === undefined ? plain : { ...plain, item };
      expect(readInstance(instanceName(whole), id => id === whole.step)).toEqual(whole);
    }),
  );
});

it('is the scope of what it holds, unless it is a plain first one', () => {
  const plain = { in: 'contain#2', step: 'hosts', pass: 1, redo: 1 };
  expect(scopeWithin(plain)).toBe('contain#2');
  expect(scopeWithin({ ...plain, pass: 2 })).toBe('contain#2/hosts#2');
  expect(scopeWithin({ ...plain, item: 'ws-7' })).toBe('contain#2/hosts[ws-7]');
});
