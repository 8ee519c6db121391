import type { Activity, Room, Stage } from './activity.ts';
import { formHead } from './form-head.ts';
import type { Desk, Running } from './inquirer-forms.ts';
import { lendTerminal } from './lent-terminal.ts';
import type { Form } from './prompter.ts';

/** How a form ended: its value, or what is to be kept because the person went back to the step. */
export type Ended<T> = { kind: 'answer'; value: T } | { kind: 'left'; kept: string[] };

/** One of Inquirer's forms, drawn on a lent terminal within our own block. Enter counts once armed; Esc leaves. */
export function inquirerForm<T>(
  form: Form,
  start: (desk: Desk) => Running<T>,
  stage: Stage<Ended<T>>,
): Activity {
  const ending = new AbortController();
  const { width, height } = stage.room();
  const lent = lendTerminal(width, stage.redraw);
  const running = start({
    lent,
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
      if (event.kind === 'key' && event.name === 'escape') {
        stage.answer({ kind: 'left', kept: running.kept() });
      } else if ((armed || !confirms(event)) && (running.admits?.(event) ?? true)) lent.press(event);
    },
    stop: () => ending.abort(),
  };

  function foot(room: Room): string[] {
    return stage.painter.rows(
      [{ text: ' Esc goes back to the step, what is typed is kept', tone: 'dim' }],
      room.width,
    );
  }
}

function confirms(event: { kind: string; name?: string }): boolean {
  return event.kind === 'key' && (event.name === 'return' || event.name === 'enter');
}
