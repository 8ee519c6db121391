import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseReport } from '../../src/report/case-report.ts';
import { renderHtml } from '../../src/report/html/html.ts';
import { payloads } from '../terminal/payloads.ts';
import { browserProgram, openBrowser, openPage, unlessBrowser } from './browser.ts';
import { everywhere } from './everywhere.ts';
import { markupPayloads } from './markup-payloads.ts';
import { recordedCase, reportOf } from './recorded-case.ts';

describe.skipIf(browserProgram === undefined)(`a report in Chromium${unlessBrowser}`, () => {
  let browser: Browser;
  let report: CaseReport;
  let html: string;
  beforeAll(async () => {
    const world = await recordedCase('account-compromise-bad.yaml', { drill: true });
    report = await reportOf(world);
    html = (await world.run(['report', '--format', 'html'])).stdout;
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  test('is of a case that is worth the name', () => {
    expect(report.timeline.length).toBeGreaterThan(60);
  });

  test('asks for nothing and has nothing to complain of', async () => {
    const { page, requests, said } = await openPage(browser, html);
    expect(await page.title()).toContain('EXERCISE');
    expect(await page.locator('section').count()).toBeGreaterThan(12);
    expect([requests, said]).toEqual([[], []]);
    await page.close();
  });

  test('lets nothing run or load that somebody planted in the file', async () => {
    const planted = html.replace(
      '</main>',
      '<script>document.title = "owned"</script><img src="x" onerror="document.title = \'owned\'"><p id="late" style="color: red">x</p><link rel="stylesheet" href="https://evil.example/a.css"></main>',
    );
    const { page, requests, said } = await openPage(browser, planted);
    expect(await page.title()).toContain('EXERCISE');
    expect(requests).toEqual([]);
    expect(said.filter(text => text.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(4);
    expect(await colourOf(page, '#late')).not.toBe('rgb(255, 0, 0)');
    await page.close();
  });

  test('fits 400 pixels without scrolling sideways, down to the last entry', async () => {
    const { page } = await openPage(browser, html, { width: 400 });
    const wide = await page.evaluate<string[]>(beyondTheEdge);
    expect(wide).toEqual([]);
    await page.close();
  });

  test('is dark where the reader wants it dark', async () => {
    const shades = [];
    for (const dark of [false, true]) {
      const { page } = await openPage(browser, html, { dark });
      shades.push(brightness(await colourOf(page, 'html', 'backgroundColor')));
      shades.push(brightness(await colourOf(page, 'h1')));
      await page.close();
    }
    const [lightPaper = 0, lightInk = 0, darkPaper = 0, darkInk = 0] = shades;
    expect(lightPaper - lightInk).toBeGreaterThan(500);
    expect(darkInk - darkPaper).toBeGreaterThan(500);
  });

  test('every payload in every place: nothing runs, nothing is asked for, nothing is shown but text', async () => {
    const texts = [...payloads.map(([, payload]) => payload), ...markupPayloads];
    const { page, requests, said } = await openPage(browser, renderHtml(everywhere(report, texts)));
    expect([requests, said]).toEqual([[], []]);
    expect(await page.locator('script, img, iframe, object, form, base').count()).toBe(0);
    const shown = await page.locator('main').innerText();
    for (const text of ['<script>alert(1)</script>', '[click](javascript:alert(1))'])
      expect(shown).toContain(text);
    await page.close();
  });

  test('becomes a PDF of A4 pages that can be read', async () => {
    const world = await recordedCase('account-compromise-bad.yaml');
    const file = join(world.folder, 'report.pdf');
    const ran = await world.run(['report', '--out', file, 'account'], {
      env: { PATH: process.env.PATH ?? '' },
    });
    expect(ran).toMatchObject({ code: 0, stderr: `${file}\n` });
    const pdf = readFileSync(file).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(5);
    const boxes = new Set([...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box]) => box));
    expect([...boxes]).toEqual([expect.stringMatching(/^0 0 59[45](?:\.\d+)? 84[12](?:\.\d+)?$/)]);
  });
});

/** Runs in the page: what reaches beyond its right edge, whether or not the page can be scrolled there. */
const beyondTheEdge = `(() => {
  document.querySelectorAll('.entries').forEach(list => list.scrollIntoView());
  const edge = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > edge + 1);
  const scrolls = document.documentElement.scrollWidth > edge ? ['the page scrolls sideways'] : [];
  return [...scrolls, ...wide.map(one => one.tagName + ': ' + (one.textContent ?? '').slice(0, 60))];
})()`;

function colourOf(
  page: { evaluate<T>(code: string): Promise<T> },
  selector: string,
  property = 'color',
): Promise<string> {
  return page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).${property}`);
}

/** 0 is black, 765 white. */
function brightness(colour: string): number {
  return (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
}
