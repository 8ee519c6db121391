import { expect, test } from 'vitest';
import { widthOf } from '../../src/report/html/pictures/labels.ts';
import { timelinePicture } from '../../src/report/html/pictures/timeline.ts';
import { playedReport } from './played-report.ts';

const walkthroughs = ['ransomware-bad.yaml', 'ransomware-common.yaml', 'supply-chain-bad.yaml'];

test.each(walkthroughs.flatMap(file => [832, 360].map(width => ({ file, width }))))(
  'no two labels below the timeline run into each other: $file, $width wide',
  async ({ file, width }) => {
    const labels = axisLabels(timelinePicture(await playedReport(file), width)?.text ?? '');
    expect(labels.length).toBeGreaterThan(3);
    const clashes = labels.filter((one, i) =>
      labels.slice(i + 1).some(other => one.y === other.y && one.from < other.to && other.from < one.to),
    );
    expect(clashes).toEqual([]);
  },
);

function axisLabels(svg: string) {
  return [...svg.matchAll(/<text class="(?:gap|tick)[^"]*" x="([^"]+)" y="([^"]+)"[^>]*>([^<]+)/g)].map(
    ([, x, y, text = '']) => {
      const half = widthOf(text, 9) / 2;
      return { text, y, from: Number(x) - half, to: Number(x) + half };
    },
  );
}
