import type { Act } from './act.ts';

/** What the library has in place of the texts that this case goes on with. */
export const difference: Act = {
  key: '=',
  id: 'difference',
  label: 'what changed in the library',
  more: true,
  offered: (_, desk) => desk.around.drift !== undefined,
  async run({ around, prompter }) {
    if (!around.drift) return;
    const { differenceLines } = await import('../screens/difference.ts');
    prompter.print(differenceLines(around.drift));
  },
};
