import { exit } from '../errors.ts';

/** The page that `tocsin help exit-codes` prints. */
export function exitCodes(): string {
  const rows = [
    ...Object.entries(exit).map(([name, code]) => [String(code), means[name as keyof typeof exit]]),
    ...signals,
  ];
  return `Exit codes:\n${rows.map(([code, text]) => `  ${code?.padEnd(7)} ${text}`).join('\n')}\n`;
}

const means: Record<keyof typeof exit, string> = {
  done: 'done',
  no: `the answer is no: findings, changes, not intact, not ready, a
          walkthrough or a command that failed, an act refused`,
  usage: 'the command line was wrong; nothing was done',
  unable: `it could not be told or could not be done: a check with nothing to
          hold against, a disk that does not write, a bug in tocsin`,
  inputNeeded: `input is needed and there is no one to ask; a case that was opened
          stays saved and open`,
  paused: 'paused: the case is saved and still open',
};

const signals = [
  ['130', 'interrupted (Ctrl-C) outside of a case'],
  ['128+n', 'ended by signal n'],
];
