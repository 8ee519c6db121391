import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findProgram } from '../../src/process/find-program.ts';

/** The Chromium of this machine, or what its tests say where there is none. */
export const browserProgram = findBrowser();
export const unlessBrowser = browserProgram === undefined ? ' (SKIPPED: no chromium on PATH)' : '';

/** With a profile of its own, and nothing that would talk to anybody. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserProgram ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Opened {
  page: Page;
  /** Every address that was asked for, but the page's own and what the page's policy stopped. */
  requests: string[];
  /** What the console said, errors of the page and dialogs that opened. */
  said: string[];
}

/** Opens a page from a file, as somebody does who was sent a report. */
export async function openPage(
  browser: Browser,
  html: string,
  options: { width?: number; dark?: boolean } = {},
): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-page-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, html);
  const address = pathToFileURL(file).href;
  const page = await browser.newPage({
    viewport: { width: options.width ?? 1200, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
  });
  page.on('close', () => rmSync(folder, { recursive: true }));
  const opened: Opened = { page, requests: [], said: [] };
  page.on('request', request => {
    if (request.url() !== address) opened.requests.push(request.url());
  });
  page.on('requestfailed', request => {
    const blocked = /csp/i.test(request.failure()?.errorText ?? '');
    if (blocked) opened.requests.splice(opened.requests.indexOf(request.url()), 1);
  });
  page.on('console', message => opened.said.push(message.text()));
  page.on('pageerror', error => opened.said.push(String(error)));
  page.on('dialog', async dialog => {
    opened.said.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.goto(address, { waitUntil: 'load' });
  return opened;
}

function findBrowser(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = findProgram(name, {
      path: process.env.PATH,
      cwd: process.cwd(),
      platform: process.platform,
    });
    if ('path' in found) return found.path;
  }
  return undefined;
}
