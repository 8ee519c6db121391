import type { Command, Option } from '../command.ts';
import { json, playbooks } from './parameters.ts';

const csv: Option = { flags: '--csv', about: 'as a table for a spreadsheet' };

export const overviewCommands: readonly Command[] = [
  {
    name: 'stats',
    group: 'Over all cases',
    summary: 'print numbers over all cases: times, deadlines, where playbooks were not followed',
    options: [
      { flags: '--drills', about: 'over the drills instead' },
      { flags: '--html', about: 'as a page with plots' },
      csv,
      { flags: '--out <file>', about: 'into a new file, with --html or --csv', completes: 'path' },
      json,
    ],
    examples: [
      { line: 'tocsin stats', about: 'medians by incident type and month' },
      { line: 'tocsin stats --html --out numbers.html', about: 'the same with plots' },
    ],
    load: () => import('../stats.ts'),
  },
  {
    name: 'lessons',
    group: 'Over all cases',
    summary: 'list the actions that came out of all cases, overdue ones first',
    arguments: [
      { syntax: '[act]', about: 'list (default), done or drop', completes: ['list', 'done', 'drop'] },
      { syntax: '[action]', about: 'which one, as it is listed: 014#41' },
    ],
    options: [
      { flags: '--all', about: 'those that are done or dropped too' },
      { flags: '--owner <name>', about: 'only those of one person' },
      { flags: '--reason <text>', about: 'what is said of it when it is done or dropped' },
      csv,
      { flags: '--markdown', about: 'as a list of tasks for a tracker' },
      { flags: '--patch', about: 'propose what was learned as a diff of the playbooks' },
      playbooks,
      json,
    ],
    examples: [
      { line: 'tocsin lessons', about: 'what is still to be done, and by whom' },
      { line: 'tocsin lessons done 014#41 --reason "In place since Monday"', about: 'end one' },
      { line: 'tocsin lessons --patch > lessons.diff', about: 'for a review of the playbooks' },
    ],
    load: () => import('../lessons.ts'),
  },
  {
    name: 'risks',
    group: 'Over all cases',
    summary: 'draw the risk register beside what cases and drills say of it',
    arguments: [
      { syntax: '[act]', about: 'list (default), review or import', completes: ['list', 'review', 'import'] },
      {
        syntax: '[what]',
        about: 'the risk that is assessed (default: all that want it), or the table that is taken in',
      },
    ],
    options: [
      { flags: '--months <n>', about: 'without a review or a drill for so long, it is named (default: 12)' },
      { flags: '--likelihood <1-5>', about: 'how often it is to be expected' },
      { flags: '--impact <1-5>', about: 'how bad it is when it happens' },
      {
        flags: '--treatment <word>',
        about: 'mitigate, transfer, avoid or accept',
        choices: ['mitigate', 'transfer', 'avoid', 'accept'],
      },
      { flags: '--title <text>', about: 'what may happen, and to what' },
      { flags: '--owner <name>', about: 'who answers for it' },
      {
        flags: '--playbook <id>',
        about: 'one that serves when it happens',
        repeat: true,
        completes: 'playbook',
      },
      { flags: '--why <text>', about: 'the reason; it stays with the assessment' },
      csv,
      json,
    ],
    examples: [
      { line: 'tocsin risks', about: 'the matrix, and what wants attention' },
      { line: 'tocsin risks review', about: 'go through those that want it' },
      {
        line: 'tocsin risks review ransomware --likelihood 4 --why "Two cases this year"',
        about: 'assess one without being asked',
      },
    ],
    load: () => import('../risks.ts'),
  },
  {
    name: 'plan',
    group: 'Over all cases',
    summary: 'say how ready you are: procedures, teams, resources, practice, obligations',
    options: [
      { flags: '--months <n>', about: 'without a drill or a review for so long, it is named (default: 12)' },
      json,
    ],
    examples: [{ line: 'tocsin plan', about: 'by tocsin.yaml, the library, cases and drills' }],
    load: () => import('../plan.ts'),
  },
];
