import { html, type Markup } from '../../../report/html/markup.ts';
import type { Group } from '../stats.ts';

/** Cases by month: those that were an incident, and above them, pale, those that were none. Months without any have their place. */
export function monthsPicture(months: readonly Group[], width: number): Markup | undefined {
  const all = everyMonth(months);
  if (all.length === 0) return undefined;
  const most = Math.max(...all.map(({ cases }) => cases));
  const high = 110;
  const room = (width - 24) / Math.max(all.length, 6);
  const bar = Math.min(room * 0.62, 34);
  const y = (cases: number) => 14 + high - (cases / most) * high;
  const every = Math.ceil(46 / room);
  return html`<svg viewBox="0 0 ${width} ${high + 40}" role="img" aria-label="Cases by month">
<line class="grid" x1="0" x2="${width}" y1="${high + 14}" y2="${high + 14}"/>
${all.map(({ key, cases, falseAlarms }, i) => {
  const left = 12 + i * room + (room - bar) / 2;
  const real = cases - falseAlarms;
  const middle = n(left + bar / 2);
  return html`<g><title>${key}: ${cases} cases, ${falseAlarms} not an incident</title><rect class="none" x="${n(left)}" y="${n(y(cases))}" width="${n(bar)}" height="${n(y(real) - y(cases))}"/><rect class="real" x="${n(left)}" y="${n(y(real))}" width="${n(bar)}" height="${n(high + 14 - y(real))}"/>${cases === 0 ? undefined : html`<text class="tick" x="${middle}" y="${n(y(cases) - 4)}" text-anchor="middle">${cases}</text>`}${i % every === 0 ? html`<text class="tick" x="${middle}" y="${high + 28}" text-anchor="middle">${key}</text>` : undefined}</g>`;
})}
</svg>`;
}

type Month = Pick<Group, 'key' | 'cases' | 'falseAlarms'>;

/** From the first to the last, the newest sixty of them. */
function everyMonth(months: readonly Group[]): Month[] {
  const last = months.at(-1)?.key;
  let at = months[0]?.key;
  const all: Month[] = [];
  while (at !== undefined && last !== undefined && at <= last) {
    all.push(months.find(({ key }) => key === at) ?? { key: at, cases: 0, falseAlarms: 0 });
    at = after(at);
  }
  return all.slice(-60);
}

function after(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

function n(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
