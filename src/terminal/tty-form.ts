import type { Activity, Room, Stage } from './activity.ts';
import type { KeyEvent } from './decode-keys.ts';
import { formHead } from './form-head.ts';
import type { Desk, Running } from './inquirer-forms.ts';
import { lendTerminal } from './lent-terminal.ts';
import type { Form } from './prompter.ts';

/** How a form ended: its value, or what is to be kept because the person went back to the step, or it was stopped. */
export type Ended<T> = { kind: 'answer'; value: T } | { kind: 'left'; kept: string[] } | { kind: 'stopped' };

/** One of Inquirer's forms, drawn on a lent terminal within our own block. Enter counts once armed; Esc leaves. */
export function inquirerForm<T>(
  form: Form,
  start: (desk: Desk) => Running<T>,
  stage: Stage<Ended<T>>,
): Activity {
  const ending = new AbortController();
  let notice: string | undefined;
  let typed = '';
  const { width, height } = stage.room();
  const lent = lendTerminal(width, stage.redraw);
  const running = start({
    lent,
    width,
    signal: ending.signal,
    painter: stage.painter,
    pageSize: Math.max(3, Math.min(12, height - 10)),
  });
  running.answer.then(
    value => stage.answer({ kind: 'answer', value }),
    error => {
      if (!ending.signal.aborted) stage.fail(error);
    },
  );

  return {
    frame(room) {
      const head = formHead(form, stage.painter, room);
      const body = lent.frame(stage.painter.level > 0);
      const rows = [...head, ...body.rows, ...foot(room)];
      return body.cursor
        ? { rows, cursor: { ...body.cursor, row: head.length + body.cursor.row } }
        : { rows };
    },
    key(event, { armed }) {
      notice = tooLong(event);
      typed = typedBy(event, typed);
      if (notice) stage.redraw();
      else if (confirms(event) && form.stopsAt?.(typed)) stage.answer({ kind: 'stopped' });
      else if (event.kind === 'key' && event.name === 'escape') {
        stage.answer({ kind: 'left', kept: running.kept() });
      } else if ((armed || !confirms(event)) && (running.admits?.(event) ?? true)) lent.press(event);
    },
    stop: () => ending.abort(),
  };

  function foot(room: Room): string[] {
    const warning = notice ? stage.painter.rows([{ text: ` ${notice}`, tone: 'warn' }], room.width) : [];
    const way = stage.painter.rows([{ text: wayBack, tone: 'dim' }], room.width);
    return [...warning, ...way];
  }
}

const wayBack = ' Esc goes back, text kept';

/** Inquirer wraps the whole field at every key: past this many characters typing would lag behind. */
const longestPaste = 10_000;

function tooLong(event: KeyEvent): string | undefined {
  if (event.kind === 'key' || event.text.length <= longestPaste) return undefined;
  const size = event.text.length.toLocaleString('en');
  return `Not put in: ${size} characters are too long for one line. Write a note or attach a file.`;
}

/** What was typed in a row, whatever the form makes of it; no more than any form is stopped by. */
function typedBy(event: KeyEvent, before: string): string {
  if (event.kind === 'key' && event.name === 'backspace') return before.slice(0, -1);
  return confirms(event) ? before : `${before}${event.text}`.slice(-100);
}

function confirms(event: KeyEvent): boolean {
  return event.kind === 'key' && (event.name === 'return' || event.name === 'enter');
}
