import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** Milliseconds from each frame to the next while a page is scrolled down, 600 pixels a frame, in Chromium without a graphics card. */
export async function scrollFrames(
  program: string,
  file: string,
): Promise<{ frames: number[]; p99: number }> {
  const browser = await chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    const frames = await page.evaluate<number[]>(scroll);
    const sorted = [...frames].sort((a, b) => a - b);
    return { frames, p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN };
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
const scroll = `new Promise(done => {
  const frames = [];
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    frames.push(now - before);
    before = now;
    if (frames.length >= 300) return done(frames.slice(5));
    window.scrollBy(0, 600);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;
