import type { Activity, Stage } from './activity.ts';
import { type Draft, draftOf, edit, insert, textOf } from './editor.ts';
import { viewDraft } from './editor-view.ts';
import { formHead } from './form-head.ts';
import type { ComposeForm } from './prompter.ts';

/** What came of a note: the text, and whether the person saved it, went back to the step, or wrote what stops it on a line, which is left out. */
export interface Composed {
  end: 'saved' | 'left' | 'stopped';
  text: string;
}

/** The editor for text of many lines. Ctrl-S, or a line with only a full stop, saves; Esc leaves; Ctrl-E opens `$EDITOR`. */
export function compose(
  form: ComposeForm,
  initial: string,
  stage: Stage<Composed>,
  editOutside: ((text: string) => Promise<string>) | undefined,
): Activity {
  let draft = draftOf(initial);
  let drafted = initial;
  const report = (): void => {
    const text = textOf(draft);
    if (text !== drafted) form.draft?.(text);
    drafted = text;
  };
  const reporter = form.draft && setInterval(report, 1000);

  const change = (next: Draft): void => {
    draft = next;
    stage.redraw();
  };
  const outside = (): void => {
    if (!editOutside) return;
    stage.away(() => editOutside(textOf(draft))).then(text => change(draftOf(text)), stage.fail);
  };

  const isStopped = (): boolean => form.stopsAt?.(draft.lines[draft.row] ?? '') === true;
  const stop = (): void => {
    draft = draftOf(draft.lines.toSpliced(draft.row, 1).join('\n'));
    stage.answer({ end: 'stopped', text: textOf(draft) });
  };

  return {
    frame(room) {
      const head = formHead(form, stage.painter, room);
      const foot = stage.painter.rows(
        footer(draft, editOutside !== undefined, stage.painter.glyphs.dot),
        room.width,
      );
      const space = Math.max(2, Math.min(10, room.height - head.length - foot.length - 2));
      const view = viewDraft(draft, room.width - 2, space);
      const rows = view.rows.map(row => `  ${row}`);
      return {
        rows: [...head, ...rows, ...foot],
        cursor: { row: head.length + view.cursor.row, left: `  ${view.cursor.left}` },
      };
    },
    key(event, { armed }) {
      if (event.kind === 'paste') change(insert(draft, event.text));
      else if (event.name === 'escape') stage.answer({ end: 'left', text: textOf(draft) });
      else if ((event.name === 'return' || (event.ctrl && event.name === 's')) && isStopped()) stop();
      else if (event.ctrl && event.name === 's') {
        if (armed) stage.answer({ end: 'saved', text: textOf(draft) });
      } else if (event.ctrl && event.name === 'e') outside();
      else if (
        event.name === 'return' &&
        draft.lines[draft.row] === '.' &&
        draft.row === draft.lines.length - 1
      ) {
        stage.answer({ end: 'saved', text: draft.lines.slice(0, -1).join('\n') });
      } else change(edit(draft, event));
    },
    stop() {
      clearInterval(reporter);
      report();
    },
  };
}

function footer(draft: Draft, hasEditor: boolean, dot: string) {
  const editor = hasEditor ? ` ${dot} Ctrl-E editor` : '';
  const size = draft.lines.length > 1 ? ` ${dot} ${draft.lines.length} lines` : '';
  return [
    {
      text: ` Ctrl-S or a lone full stop saves ${dot} Esc goes back, text kept${editor}${size}`,
      tone: 'dim' as const,
    },
  ];
}
