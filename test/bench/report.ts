import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../src/process/find-program.ts';
import { renderHtml } from '../../src/report/html/html.ts';
import { longReport } from './long-report.ts';
import { inTurns, type Row } from './measure.ts';
import { scrollFrames } from './scroll-frames.ts';

/** What it costs to draw a report of ten thousand events, beside reading its lines at all; and whether a browser scrolls it. */
export const reportRows: Row[] = [
  {
    what: 'HTML report of 10,000 events',
    against: 'JSON.parse of the log',
    reach: '<= 4',
    measure: async rounds => {
      const { report, lines } = longReport(10_000);
      const times = await inTurns(
        rounds,
        () => renderHtml(report()),
        () => lines.map(line => JSON.parse(line)),
      );
      const bytes = Buffer.byteLength(renderHtml(report()));
      return { ...times, unit: 'ms', notes: `${(bytes / 1e6).toFixed(2)} MB` };
    },
  },
  {
    what: 'scroll the HTML report of 10,000 events',
    against: 'scroll an empty page as long',
    reach: '<= 1.5',
    measure: async () => {
      const browser = findProgram('chromium', {
        path: process.env.PATH,
        cwd: process.cwd(),
        platform: process.platform,
      });
      if ('problem' in browser) return { skipped: browser.problem };
      mkdirSync('dist.bench', { recursive: true });
      const page = join('dist.bench', 'report.html');
      const empty = join('dist.bench', 'empty.html');
      writeFileSync(page, renderHtml(longReport(10_000).report()));
      writeFileSync(empty, '<!doctype html><body style="height: 500000px">');
      const ours = await scrollFrames(browser.path, page);
      const theirs = await scrollFrames(browser.path, empty);
      return { ours: ours.frames, theirs: theirs.frames, unit: 'ms', notes: `p99 ${ours.p99.toFixed(0)} ms` };
    },
  },
];
