import { setTimeout as pause } from 'node:timers/promises';
import type { AttackedCase } from './attacked-case.ts';
import { filledIn } from './case-playbook.ts';
import type { Random } from './random.ts';
import { formKeys, leave } from './random-user.ts';
import type { TerminalSitting } from './terminal-sitting.ts';

/**
 * Waits until a sitting has its keys row. What a step's own words depend on is asked before the step is shown: such a question
 * is answered or left, and the keys row must stand behind it. Returns what does not hold, undefined where it came up.
 */
export async function comeUp(
  sitting: TerminalSitting,
  attacked: AttackedCase,
  random: Random,
): Promise<string | undefined> {
  const { dir, cases, tally } = attacked;
  let former: string | undefined;
  for (;;) {
    const place = await nextPlace(sitting, attacked, former);
    const rows = await sitting.rows();
    const wrong = (what: string): string => `${dir ?? cases} ${what}: ${rows.slice(-12).join(' / ')}`;
    if (place === undefined) return wrong('does not come up');
    if (dir !== undefined && !rows.includes(`record  ${dir}`))
      return wrong('does not say where its record is');
    if (place === keysRow) return undefined;
    if (place === otherForm) return wrong('comes up at a form that no step asks for');
    tally.questions++;
    await answerOrLeave(sitting, () => placeOn(sitting, attacked), random);
    former = place;
  }
}

const keysRow = '? more';
const otherForm = 'Esc goes back';

/** Where the sitting stands once it is elsewhere than before; undefined where it ends, or half a minute passes. */
async function nextPlace(
  sitting: TerminalSitting,
  attacked: AttackedCase,
  former: string | undefined,
): Promise<string | undefined> {
  for (let looks = 0; looks < 600 && sitting.running(); looks++) {
    const place = await placeOn(sitting, attacked);
    if (place !== undefined && place !== former) return place;
    await pause(50);
  }
  return undefined;
}

/** The keys row, the question of a step, or another form; undefined where nothing waits for a key. */
async function placeOn(sitting: TerminalSitting, attacked: AttackedCase): Promise<string | undefined> {
  const rows = (await sitting.screen()).filter(row => row !== '');
  if (rows.slice(-3).some(row => row.endsWith(keysRow))) return keysRow;
  if (!rows.at(-1)?.includes(otherForm)) return undefined;
  const questions = attacked.playbook()?.questions ?? [];
  const asked = new RegExp(`^(EXERCISE {2})?(${questions.map(filledIn).join('|')})( \\(several: .*)?$`);
  return rows.findLast(row => asked.test(row)) ?? otherForm;
}

/** Presses what somebody may press in such a form; where it stands after three tries, Esc. */
async function answerOrLeave(
  sitting: TerminalSitting,
  place: () => Promise<string | undefined>,
  random: Random,
): Promise<void> {
  const here = await place();
  for (let tries = 0; tries < 3; tries++) {
    for (const key of formKeys(await sitting.screen(), random)) {
      await pause(300);
      if (!sitting.running() || (await place()) !== here) return;
      sitting.type(key);
    }
    await pause(300);
  }
  if (sitting.running() && (await place()) === here) sitting.type(leave);
}
