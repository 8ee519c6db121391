import type { Command } from '../command.ts';
import { json, playbooks } from './parameters.ts';

export const overviewCommands: readonly Command[] = [
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
];
