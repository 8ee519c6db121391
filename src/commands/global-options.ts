import type { Option } from './command.ts';

/** The flags that every command takes, before or after its name. */
export const globalOptions: readonly Option[] = [
  {
    flags: '--cases <dir>',
    about: 'where cases are kept (default: TOCSIN_CASES, else tocsin.yaml’s, else ./cases)',
    completes: 'path',
  },
  { flags: '--as <name>', about: 'who acts (default: TOCSIN_AS, else your login name)' },
  { flags: '--role <role>', about: 'the role in which you act' },
  { flags: '--plain', about: 'no cursor movement and no glyphs: for screen readers and dumb terminals' },
  { flags: '--color <when>', about: 'colour (default: auto)', choices: ['auto', 'always', 'never'] },
];
