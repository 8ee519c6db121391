import type { Instance } from '../../engine/event.ts';
import { TocsinError } from '../../errors.ts';
import { given } from '../../given.ts';
import type { Evidence } from '../../playbook/playbook.ts';
import type { Desk } from '../desk.ts';
import { wantedEvidence } from '../wanted-evidence.ts';
import { type Act, isStep } from './act.ts';

export const evidence: Act = {
  key: 'e',
  id: 'evidence',
  label: 'evidence',
  offered: focus => focus.kind !== 'conflict' && focus.kind !== 'dispute',
  async run(desk, focus) {
    const asked = isStep(focus) ? focus.open.step.collect : [];
    const at = isStep(focus) ? focus.open.at : undefined;
    if (asked.length === 0) return addOther(desk, at);
    const chosen = await desk.choose({
      ask: 'Which evidence?',
      field: { name: 'evidence' },
      choices: [
        ...asked.map(e => ({ id: e.id, label: e.id, hint: desk.session.render(e.what, at) })),
        { id: 'else', label: 'Something else' },
      ],
    });
    const wanted = asked.find(e => e.id === chosen);
    if (wanted && at) await collectEvidence(desk, at, wanted);
    else await addOther(desk, at);
  },
};

/** Asks for one piece of evidence that a step wants: a file to copy, where it is held, or not now. */
export async function collectEvidence(desk: Desk, at: Instance, wanted: Evidence): Promise<void> {
  const how = await desk.choose({
    ask: `Evidence ${wanted.id}: ${desk.session.render(wanted.what, at)}`,
    field: { name: `evidence:${wanted.id}` },
    choices: [
      { id: 'file', label: 'Copy a file into the case' },
      { id: 'held', label: 'It is held elsewhere' },
      { id: 'later', label: 'Not now' },
    ],
  });
  if (how === 'later') return;
  const about = wantedEvidence(wanted, desk.session, at);
  await add(desk, at, about, how === 'file', wanted.id);
}

async function addOther(desk: Desk, at: Instance | undefined): Promise<void> {
  const what = await desk.text({ ask: 'What is it?', field: { name: 'evidence:what' }, validate: notEmpty });
  const file = await desk.confirm({
    ask: 'Copy a file into the case?',
    initial: true,
    field: { name: 'evidence:copy' },
  });
  await add(desk, at, { what }, file, 'other');
}

async function add(
  desk: Desk,
  at: Instance | undefined,
  about: { id?: string; what: string },
  copy: boolean,
  field: string,
): Promise<void> {
  const place = at ? { at } : {};
  if (!copy) {
    const held = await desk.text({
      ask: 'Where is it held, and by whom?',
      field: { name: `held:${field}` },
      validate: notEmpty,
    });
    desk.record({ kind: 'add-evidence', ...place, evidence: { ...about, held } });
    return;
  }
  const copied = await copyIn(desk, field);
  desk.record({ kind: 'add-evidence', ...place, evidence: { ...about, ...copied } });
}

/** Asks again, with what was typed, for as long as the file cannot be copied. */
async function copyIn(
  desk: Desk,
  field: string,
  typed?: string,
): Promise<{ sha256: string; size: number; name: string }> {
  const path = await desk.text({
    ask: 'Path of the file',
    ...given({ initial: typed }),
    field: { name: `file:${field}` },
    validate: notEmpty,
  });
  try {
    return await desk.session.store.attach(path.trim(), progressOf(desk));
  } catch (error) {
    if (!(error instanceof TocsinError)) throw error;
    desk.prompter.print([[{ text: `${error.message} ${error.hint ?? ''}`.trim(), tone: 'bad' }]]);
    return copyIn(desk, field, path);
  }
}

/** One line for every gigabyte, so that a long copy is seen to go on. */
function progressOf(desk: Desk): (done: number, size: number) => void {
  const step = 2 ** 30;
  let next = step;
  return (done, size) => {
    if (done < next) return;
    next = done + step;
    desk.prompter.print([
      [{ text: `copied ${(done / step).toFixed(1)} of ${(size / step).toFixed(1)} GiB`, tone: 'dim' }],
    ]);
  };
}

function notEmpty(typed: string): string | undefined {
  return typed.trim() ? undefined : 'This cannot be empty.';
}
