import { inTurns, node, type Row } from './measure.ts';

const lines = [['--version'], ['--help'], ['completion', 'bash']];

/** How long a person or a shell waits for what needs no case and no playbook. */
export const startUpRows: Row[] = lines.map(argv => ({
  what: `tocsin ${argv.join(' ')}`,
  against: 'bare node -e 0',
  reach: '<= 1.1',
  measure: async rounds => ({
    ...(await inTurns(
      rounds,
      () => node(['dist/cli.cjs', ...argv]),
      () => node(['-e', '0']),
    )),
    unit: 'ms',
  }),
}));
