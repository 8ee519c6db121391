import { accessSync, constants, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('CI installs, runs the test command of the README, and can be run', () => {
  const script = readFileSync('.ci/run', 'utf8');
  const readme = readFileSync('README.md', 'utf8');
  expect(script).toMatch(/^npm ci /m);
  expect(script).toMatch(/^npm test /m);
  expect(readme).toContain('npm test');
  expect(() => accessSync('.ci/run', constants.X_OK)).not.toThrow();
});
