import { join } from 'node:path';
import { realDisk } from '../case/disk.ts';
import { type NoteDraft, readDrafts, removeDraft } from '../case/draft-note.ts';

/** Notes that were being typed when a session was cut off, newest first. One that is still being typed somewhere is not among them. */
export function leftNotes(dir: string): NoteDraft[] {
  return readDrafts(realDisk, dir).filter(draft => draft.text.trim() !== '' && !isBeingTyped(dir, draft));
}

/** The note was taken up: what was kept of it aside can go. */
export function letGo(dir: string, { writer }: NoteDraft): void {
  removeDraft(realDisk, dir, writer);
}

/** A session that types holds its lock and keeps what is typed once a second. */
function isBeingTyped(dir: string, { writer, modified }: NoteDraft): boolean {
  const [person = ''] = writer.split('~');
  const atWork = realDisk
    .names(join(dir, 'log'))
    .some(name => name.startsWith(person) && name.endsWith('.lock'));
  return atWork && Date.now() - modified < 3000;
}
