import { createHash } from 'node:crypto';
import type { ReportDocument, Section } from '../document/section.ts';
import { words } from '../document/words.ts';
import { blockMarkup, type Pictures } from './blocks.ts';
import { asWritten, html, type Markup } from './markup.ts';
import { styleSheet } from './style.ts';

/**
 * A document as one file of HTML: no script, nothing loaded, and a policy that lets a browser load and run nothing, should anything
 * ever slip in. Pictures are SVG in place. It is made for the screen, 400 pixels wide or 1400, light or dark, and for A4.
 */
export function htmlPage(document: ReportDocument, pictures: Pictures): string {
  const style = styleSheet(document.banners.map(({ text }) => text));
  const policy = `default-src 'none'; style-src 'sha256-${digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const pages = html`<!doctype html>
<html lang="en">
<head>
<meta http-equiv="Content-Security-Policy" content="${asWritten(policy)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${document.banners.map(({ text }) => `${text} · `)}${document.title}: ${document.subtitle}</title>
<style>${asWritten(style)}</style>
</head>
<body>
${bannerMarkup(document, 'header')}
<main>
${masthead(document)}
${document.sections.map(section => sectionMarkup(section, document, pictures))}
</main>
${bannerMarkup(document, 'footer')}
</body>
</html>
`;
  return pages.text;
}

/** An exercise says so on every screen and every page. */
function bannerMarkup({ banners }: ReportDocument, place: 'header' | 'footer'): Markup {
  const loud = banners.filter(({ tone }) => tone === 'warn');
  if (loud.length === 0) return html``;
  const texts = loud.map(({ text }) => text).join(' · ');
  return place === 'header'
    ? html`<header class="banner">${texts}</header>`
    : html`<footer class="banner">${texts}</footer>`;
}

function masthead({ kind, title, subtitle, colophon, banners, sections }: ReportDocument): Markup {
  const marking = banners
    .filter(({ tone }) => tone !== 'warn')
    .map(({ text }) => html`<span class="marking">${text}</span>`);
  return html`<div class="masthead">
<p class="kind">${kind}${marking}</p>
<h1>${title}</h1>
<p class="subtitle">${subtitle}</p>
<p class="colophon">${colophon.join('\n')}</p>
<nav aria-label="${words.contents}"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</div>`;
}

function sectionMarkup(
  { id, title, blocks }: Section,
  { exercise }: ReportDocument,
  pictures: Pictures,
): Markup {
  const marked = exercise ? html`<span class="exercise">${words.exerciseShort}</span> ` : html``;
  return html`<section id="${id}">
<h2>${marked}${title}</h2>
${blocks.map(block => blockMarkup(block, exercise, pictures))}
</section>
`;
}

function digest(style: string): string {
  return createHash('sha256').update(style).digest('base64');
}
