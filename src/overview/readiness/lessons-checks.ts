import type { Check } from '../../terminal/check.ts';
import { lessonsOf } from '../lessons.ts';
import type { Planned } from './readiness.ts';

/** Whether what was learned gets done. */
export function lessonsChecks({ cases, now }: Planned): Check[] {
  const open = lessonsOf(cases, now).filter(({ state }) => state === 'open');
  const overdue = open.filter(one => one.overdue);
  if (overdue.length > 0) {
    return [
      {
        about: 'lessons',
        state: 'bad',
        what: `${overdue.length} of ${open.length} open actions ${overdue.length === 1 ? 'is' : 'are'} overdue`,
        help: '`tocsin lessons` lists them.',
      },
    ];
  }
  return [
    {
      about: 'lessons',
      state: 'good',
      what: open.length === 0 ? 'no action is open' : `${open.length} open, none overdue`,
    },
  ];
}
