import { isOver } from '../../drill/drill-state.ts';
import { drillTime } from '../../drill/papers/drill-words.ts';
import { pauseOf } from '../../drill/story-time.ts';
import type { Line, Span } from '../../terminal/line.ts';
import { clockSeconds } from '../times.ts';
import type { ConsoleView } from './console-view.ts';

/** Whether it runs, the story's time, the drill's, which exercise. */
export function headRow(view: ConsoleView): Line {
  const { name, drill, scenario, now } = view;
  return [
    { text: 'EXERCISE', tone: 'warn' },
    { text: ' ' },
    pace(view),
    { text: ` · ${clockSeconds(now)} · ${drillTime(now - drill.begin)} of ${scenario.duration.text} · ` },
    { text: `${name} `, tone: 'strong' },
    { text: '', sign: 'rule', tone: 'dim' },
  ];
}

function pace({ scenario, drill, state, closed, now }: ConsoleView): Span {
  if (closed) return { text: 'CLOSED', tone: 'strong' };
  const stop = pauseOf(state.exercise);
  if (stop?.data.why === 'real-world') return { text: 'STOPPED: REAL WORLD', tone: 'bad' };
  if (stop) return { text: 'PAUSED', tone: 'bad' };
  if (isOver(scenario, drill, now)) return { text: 'TIME IS OVER', tone: 'bad' };
  const { clock, scale } = drill.started.data;
  switch (clock) {
    case 'manual':
      return { text: 'moved by hand', tone: 'accent' };
    case 'real':
      return { text: 'running', tone: 'good' };
    case 'scaled':
      return { text: `running x${scale}`, tone: 'good' };
    default:
      return clock satisfies never;
  }
}
