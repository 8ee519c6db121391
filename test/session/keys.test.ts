import { expect, it } from 'vitest';
import { acts } from '../../src/session/acts/index.ts';

/** Acts that are never offered at one time: the first is the only one below `?` that may share its key. */
const exclusive: readonly (readonly [string, string])[] = [
  ['hand-over', 'take-over'],
  ['earlier', 'answer'],
];

it('a key below `?` is there whatever the case stands at, so it means that one act alone', () => {
  const shared = acts
    .filter(({ more }) => more)
    .flatMap(act =>
      acts.filter(other => other !== act && other.key === act.key).map(({ id }) => [act.id, id]),
    );
  expect(shared).toEqual(exclusive);
});
