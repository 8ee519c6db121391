import type { Activity, Room, Stage } from './activity.ts';
import type { Painter } from './paint.ts';
import type { Key, Live } from './prompter.ts';

/** The step screen: the live rows, the keys, the status. Resolves to the act of the key that was pressed. */
export function act(live: () => Live, stage: Stage<string>): Activity {
  let keys: Key[] = [];
  let press: Live['press'];
  let showMore = false;
  let timer: NodeJS.Timeout | undefined;

  return {
    frame(room) {
      const now = live();
      keys = now.keys;
      press = now.press;
      clearTimeout(timer);
      timer = setTimeout(stage.redraw, now.redrawIn * 1000);
      const paint = (line: Live['status']): string[] => stage.painter.rows(line, room.width);
      return {
        rows: [
          ...now.lines.flatMap(paint),
          ...keyRows(keys, showMore, stage.painter, room),
          ...paint(now.status),
        ],
      };
    },
    key(event, arrival) {
      if (event.kind === 'paste' || event.ctrl || event.meta) return;
      if (!press && (!arrival.armed || arrival.together)) return;
      const pressed = keys.find(({ key, presses }) => key === event.text || presses?.includes(event.name));
      if (event.text === '?' && keys.some(key => key.more)) {
        showMore = !showMore;
        stage.redraw();
      } else if (pressed && press) press(pressed.act);
      else if (pressed) stage.answer(pressed.act);
    },
    stop: () => clearTimeout(timer),
  };
}

/** ` d done  s skip  ? more`, broken between keys only. */
function keyRows(keys: readonly Key[], showMore: boolean, painter: Painter, room: Room): string[] {
  const shown = keys.filter(key => showMore || !key.more);
  if (shown.length < keys.length || showMore)
    shown.push({ key: '?', act: '', label: showMore ? 'less' : 'more' });
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const { key, label } of shown) {
    const width = key.length + 1 + label.length;
    if (used > 0 && used + 2 + width > room.width) {
      rows.push(row);
      used = 0;
    }
    row = `${used === 0 ? ' ' : `${row}  `}${painter.text(key, 'strong')} ${painter.text(label)}`;
    used += width + (used === 0 ? 1 : 2);
  }
  return used > 0 ? [...rows, row] : rows;
}
