/**
 * The house: what each folder of `src` may import from. `types` may be imported as types only. `pure` folders decide and never
 * act: whatever differs from one run to the next comes to them as a parameter.
 */
export const layers = {
  playbook: { pure: true, uses: ['expression'] },
  expression: { pure: true, uses: ['playbook'] },
  engine: { pure: true, uses: ['playbook', 'expression'] },
  walkthrough: { pure: true, uses: ['playbook', 'expression', 'engine', 'lint'], types: ['terminal'] },
  workspace: { pure: true, uses: ['playbook', 'expression'] },
  drill: { pure: true, uses: ['playbook', 'expression', 'engine', 'report', 'terminal'] },
  lint: { pure: true, uses: ['playbook', 'expression', 'engine', 'workspace', 'drill'], types: ['terminal'] },
  case: { uses: [], types: ['engine', 'playbook'] },
  terminal: { uses: [] },
  process: { uses: [] },
  library: { uses: ['playbook', 'workspace'], types: ['terminal'] },
  report: { pure: true, uses: ['engine', 'playbook', 'expression', 'terminal'], types: ['case'] },
  overview: {
    pure: true,
    uses: ['engine', 'playbook', 'expression', 'workspace', 'drill', 'report', 'terminal'],
  },
  session: {
    uses: [
      'engine',
      'playbook',
      'expression',
      'workspace',
      'case',
      'process',
      'terminal',
      'library',
      'report',
      'overview',
      'drill',
    ],
    types: ['walkthrough'],
  },
  commands: {
    uses: [
      'session',
      'report',
      'overview',
      'drill',
      'walkthrough',
      'lint',
      'engine',
      'playbook',
      'expression',
      'workspace',
      'case',
      'terminal',
      'process',
      'library',
    ],
  },
  generated: { uses: [] },
};

/** Files beside the folders that every folder may import, and those that only commands and the library may. */
export const ground = ['errors', 'given', 'io', 'nearest', 'shell-word', 'generated'];
export const outerGround = ['package-root'];

/** What a pure folder may not load or name. Hashing with node:crypto depends on nothing but its input. */
export const impure = {
  packages: /^(?:chalk|inquirer|@inquirer\/.*|commander)$/,
  builtins: /^(?!crypto$)/,
  globals: [
    'process',
    'performance',
    'crypto',
    'console',
    'fetch',
    'globalThis',
    'setTimeout',
    'setInterval',
  ],
  members: ['Date.now', 'Math.random', 'Temporal.Now'],
};
