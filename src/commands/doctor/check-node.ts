import manifest from '../../../package.json' with { type: 'json' };
import type { Check } from '../../terminal/check.ts';

/** Whether this Node is one that the package says it runs on. */
export function checkNode(version: string): Check {
  const least = manifest.engines.node.replace('>=', '');
  if (isAtLeast(version, least))
    return { about: 'Node', state: 'good', what: `${version}, and ${least} or newer is wanted` };
  return {
    about: 'Node',
    state: 'bad',
    what: `${version} is older than ${least}`,
    help: 'Install a newer one; 20.19, 22 and later are tested.',
  };
}

function isAtLeast(version: string, least: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split('.').map(Number);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
