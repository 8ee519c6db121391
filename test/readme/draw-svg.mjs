/**
 * A terminal's screen as an SVG: rows of cells {text, colour: palette index or absent, bold, dim}. One text element for each run of
 * cells that look alike, stretched to its cells, so that columns stand whatever the font.
 */
export function drawSvg(rows, title) {
  const used = rows.slice(0, rows.findLastIndex(row => row.some(({ text }) => text !== ' ')) + 1);
  const width = (rows[0]?.length ?? 0) * cell.width + 2 * margin;
  const height = used.length * cell.height + bar + 2 * margin;
  const texts = used.flatMap((row, y) => runsOf(row).map(run => drawRun(run, y)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>A terminal: ${escaped(title)}</title>
<rect width="${width}" height="${height}" rx="8" fill="${colours.back}"/>
<text x="${width / 2}" y="22" text-anchor="middle" font-family="sans-serif" font-size="13" fill="${colours.dim}">${escaped(title)}</text>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve">
${texts.join('\n')}
</g>
</svg>
`;
}

const cell = { width: 8.5, height: 19 };
const margin = 14;
const bar = 26;
const colours = { back: '#14181f', text: '#d5dbe3', dim: '#8b95a3' };
/** The sixteen colours of a terminal, in the order of their escape codes. */
const palette =
  '#5c6773 #f2777a #8fc77a #e5b567 #6cb2f0 #c99cf0 #5fc7c7 #d5dbe3 #8b95a3 #ff8f92 #a8dc94 #f2cc85 #8ac6ff #dcb6ff #7fdcdc #ffffff'.split(
    ' ',
  );

function runsOf(row) {
  const runs = [];
  row.forEach((now, column) => {
    const last = runs.at(-1);
    const alike = last && ['colour', 'bold', 'dim'].every(key => last[key] === now[key]);
    if (alike) last.text += now.text;
    else runs.push({ ...now, column });
  });
  return runs
    .map(run => ({ ...run, indent: run.text.length - run.text.trimStart().length, text: run.text.trimEnd() }))
    .filter(({ text }) => text !== '')
    .map(run => ({ ...run, column: run.column + run.indent, text: run.text.trimStart() }));
}

function drawRun({ text, column, colour, bold, dim }, row) {
  const x = margin + column * cell.width;
  const y = bar + margin + row * cell.height + 14;
  const fill = colour === undefined ? (dim ? colours.dim : colours.text) : (palette[colour] ?? colours.text);
  const length = [...text].length * cell.width;
  return `<text x="${x}" y="${y}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${fill}"${bold ? ' font-weight="bold"' : ''}>${escaped(text)}</text>`;
}

function escaped(text) {
  return text.replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}
