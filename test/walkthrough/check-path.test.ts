import { expect, it } from 'vitest';
import { checkPath } from '../../src/walkthrough/check-path.ts';

const opened = ['alarm', 'verdict', 'isolate', 'check', 'isolate', 'check', 'close'];

it.each<string[][]>([
  [['alarm', 'verdict', 'isolate', 'check', 'isolate', 'check', 'close']],
  [['...']],
  [['alarm', '...']],
  [['...', 'close']],
  [['alarm', '...', 'isolate', 'check', 'close']],
  [['...', 'check', '...', 'check', '...']],
  [['...', 'verdict', 'isolate', '...', 'check', 'close']],
])('%j is the path', path => expect(checkPath(opened, path)).toEqual([]));

it('has nothing to compare without a path', () => expect(checkPath(opened, undefined)).toEqual([]));

it.each<[string[], string, number, string?]>([
  [['alarm', 'isolate'], 'the path parts before isolate: verdict came instead', 1, 'verdict'],
  [['verdict', '...'], 'the path parts before verdict: alarm came instead', 0, 'alarm'],
  [['alarm', 'verdict'], 'the path goes on: isolate', 1, 'isolate'],
  [['...', 'check'], 'the path goes on: close', 1, 'close'],
  [['...', 'review'], 'review did not come any more', 1],
  [['...', 'close', '...', 'alarm'], 'alarm did not come any more', 3],
  [
    ['...', 'isolate', 'check', 'verdict'],
    'the path parts before verdict: isolate came instead',
    3,
    'isolate',
  ],
  [['...', 'check', 'close', 'review'], 'the path parts before review: its end came instead', 3],
])('%j is not: %s', (path, message, index, step) => {
  const place = { path: ['expect', 'path', index] };
  expect(checkPath(opened, path)).toEqual([{ message, ...place, ...(step && { step }) }]);
});

it('says that a case came to nothing', () => {
  expect(checkPath([], ['alarm'])).toEqual([
    { message: 'the path parts before alarm: its end came instead', path: ['expect', 'path', 0] },
  ]);
});
