import { html, type Markup } from '../../../report/html/markup.ts';
import { fitted } from '../../../report/html/pictures/labels.ts';
import { n } from '../../../report/html/pictures/tenths.ts';
import type { Coverage, CoverState } from '../../outcome/coverage.ts';

/** For each phase its steps as one bar: used, begun, left out, not reached. */
export function coveragePicture({ phases }: Coverage, width: number): Markup | undefined {
  const shown = phases.filter(({ steps }) => steps.length > 0);
  if (shown.length === 0) return undefined;
  const narrow = width < 600;
  const left = narrow ? 4 : 236;
  const row = narrow ? 30 : 20;
  const most = Math.max(...shown.map(({ steps }) => steps.length));
  const unit = (width - left - 30) / most;
  return html`<svg viewBox="0 0 ${width} ${shown.length * row + 4}" role="img" aria-label="Coverage of the playbook">
${shown.map(({ title, steps }, i) => {
  const top = i * row;
  const middle = top + (narrow ? 22 : 9);
  let x = left;
  const bars = order.map(state => {
    const own = steps.filter(step => step.state === state);
    const from = x;
    x += own.length * unit;
    if (own.length === 0) return undefined;
    return html`<rect class="bar ${tones[state]}" x="${n(from)}" y="${n(middle - 5)}" width="${n(own.length * unit - 1)}" height="10"><title>${said[state]}: ${own.map(step => step.title).join('; ')}</title></rect>`;
  });
  const used = steps.filter(({ state }) => state === 'used').length;
  return html`<g class="row"><text class="step" x="0" y="${n(top + 12)}">${fitted(title, narrow ? width : left - 12, 10.5)}</text>${bars}<text class="tick" x="${n(x + 4)}" y="${n(middle + 3.5)}">${used}/${steps.length}</text></g>`;
})}
</svg>`;
}

const order: readonly CoverState[] = ['used', 'open', 'skipped', 'unreached'];
const tones: Record<CoverState, string> = { used: 'done', open: 'open', skipped: 'bad', unreached: 'left' };
const said: Record<CoverState, string> = {
  used: 'Used',
  open: 'Begun, not ended',
  skipped: 'Left out',
  unreached: 'Not reached',
};
