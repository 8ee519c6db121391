import type { FoundObservable } from '../../engine/found-observables.ts';
import type { Observable } from '../../engine/observables.ts';
import { defang } from '../../expression/values/defang.ts';
import type { Line } from '../../terminal/line.ts';

/** The observables of a case, defanged, and below them those that notes hold and nobody has recorded. */
export function observableLines(
  observables: readonly Observable[],
  found: readonly FoundObservable[],
): Line[] {
  const rows = observables.map(({ kind, value, verdict, comment, answers, source }): Line => {
    const from = answers === undefined ? '' : `, answer to ${answers}`;
    const said = [verdict === 'unknown' ? '' : verdict, comment].filter(text => text !== '').join(', ');
    return [
      { text: `#${source.seq}  `, tone: 'dim' },
      { text: kind.padEnd(8), tone: 'dim', hang: true },
      { text: defang(kind, value) },
      ...(said === '' ? [] : [{ text: `  ${said}` }]),
      { text: `  ${source.actor.name}${from}`, tone: 'dim' as const },
    ];
  });
  return [
    ...(rows.length > 0 ? rows : [[{ text: 'No observable is recorded.' }]]),
    ...(found.length > 0 ? [foundLine(found), takeLine] : []),
  ];
}

/** `in notes, not recorded: evil[.]example, 192[.]0[.]2[.]7 and 3 more`. */
export function foundLine(found: readonly FoundObservable[]): Line {
  const shown = found.slice(0, 5).map(({ kind, value }) => defang(kind, value));
  const rest = found.length - shown.length;
  const text = `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return [
    { text: 'in notes, not recorded: ', tone: 'dim' },
    { text, hang: true },
  ];
}

export const takeLine: Line = [{ text: 'tocsin observable take  records them', tone: 'dim' }];
