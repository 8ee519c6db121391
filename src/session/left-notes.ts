import { realDisk } from '../case/disk.ts';
import { type NoteDraft, readDrafts, removeDraft } from '../case/draft-note.ts';

/** Notes that were being typed when a session was cut off, newest first. One that is still being typed somewhere is not among them. */
export function leftNotes(dir: string): NoteDraft[] {
  return readDrafts(realDisk, dir).filter(draft => Date.now() - draft.modified > beingTyped);
}

/** The note was taken up: what was kept of it aside can go. */
export function letGo(dir: string, { writer }: NoteDraft): void {
  removeDraft(realDisk, dir, writer);
}

/** A session keeps what is typed once a second. Milliseconds. */
const beingTyped = 3000;
