import type { Room } from './activity.ts';
import { displayLines } from './display.ts';
import type { Painter } from './paint.ts';
import type { Form } from './prompter.ts';

/** What is asked, and below it what helps to answer. */
export function formHead(form: Form, painter: Painter, room: Room): string[] {
  const ask = painter.rows([{ text: form.ask, tone: 'strong' }], room.width);
  const help = displayLines(form.help ?? '').flatMap(text =>
    painter.rows([{ text: `  ${text}`, tone: 'dim' }], room.width),
  );
  return form.help ? [...ask, ...help] : ask;
}
