import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CaseReport } from '../../src/report/case-report.ts';
import { renderHtml } from '../../src/report/html/html.ts';
import { payloads } from '../terminal/payloads.ts';
import { everywhere } from './everywhere.ts';
import { markupPayloads } from './markup-payloads.ts';
import { playedReport } from './played-report.ts';

/** With some of each of its lists, and what its pages are made of. */
let report: CaseReport;
let known: Set<string>;
beforeAll(async () => {
  const whole = await playedReport('account-compromise-bad.yaml');
  report = {
    ...whole,
    timeline: whole.timeline.slice(0, 30),
    answers: whole.answers.slice(0, 5),
    steps: whole.steps.slice(0, 20),
    path: whole.path.slice(0, 30),
  };
  known = new Set(shapes(renderHtml(everywhere(report, ['X', 'https://law.example']))));
});

describe('a report as HTML', () => {
  test('says its policy before anything else, and its one style sheet is the one that the policy allows', () => {
    const page = renderHtml(report);
    expect(page).toMatch(
      /^<!doctype html>\n<html lang="en">\n<head>\n<meta http-equiv="Content-Security-Policy"/,
    );
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const digest = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-${digest}'; img-src data:;`);
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  test('has no script, no style in an element, and nothing that a browser would load', () => {
    expect(renderHtml(report)).not.toMatch(
      /<(?:script|link|img|iframe|object|embed|base|form)|\sstyle=|\son\w+=|\ssrc=|@import|url\(/i,
    );
  });

  test('has all three pictures, wide and narrow', () => {
    expect(renderHtml(report).match(/<svg /g)).toHaveLength(6);
  });

  test.each([...payloads.map(([, payload]) => payload), ...markupPayloads])(
    'holds no markup of what people wrote, in any place: %j',
    payload => {
      const page = renderHtml(everywhere(report, payload));
      expect(shapes(page).filter(shape => !known.has(shape))).toEqual([]);
      expect(page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      for (const [, link = ''] of page.matchAll(/href="([^"]*)"/g))
        expect(link).toMatch(/^(?:#|https?:\/\/)/);
      expect(page).not.toMatch(hidden);
    },
  );

  test('a source is a link only where it leads to a page', () => {
    const clock = (source: string) => ({ ...report, clocks: report.clocks.map(one => ({ ...one, source })) });
    expect(renderHtml(clock('https://law.example/33'))).toContain('href="https://law.example/33"');
    for (const bad of ['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)', 'file:///etc'])
      expect(renderHtml(clock(bad))).not.toMatch(/<small><a /);
  });

  test('an exercise says so first, last, at every picture, in its title and on every printed page', () => {
    const page = renderHtml({ ...report, case: { ...report.case, mode: 'drill' } });
    expect(page).toMatch(/<title>EXERCISE/);
    expect(page).toMatch(/<body>\n<header class="banner">EXERCISE/);
    expect(page).toMatch(/EXERCISE<\/footer>\n<\/body>/);
    expect(page).toMatch(/@top-center\{content:"EXERCISE EXERCISE EXERCISE/);
    expect(page.match(/<figcaption><span class="exercise">EXERCISE/g)).toHaveLength(3);
    expect(renderHtml(report)).not.toContain('EXERCISE');
  });
});

/** Controls, bidi marks, zero-width and tag characters. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

/** Every tag with the names of its attributes: what a page is made of, whatever it says. */
function shapes(page: string): string[] {
  return [...page.matchAll(/<[^<>]*>/g)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
}
