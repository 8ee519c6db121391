/** What differs from one run to the next (times, folders, hosts, heads) put aside, so that two runs compare. */
export function settled(text: string): string {
  return text
    .replace(/(\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z/g, 'TIME')
    .replace(/T\+\d+:\d{2}( \(\w+\))?/g, 'T+')
    .replace(/\b\d+[dhm](?: \d+[hms])?(?= left\b)|(?<=\bin )\d+[dhms](?: \d+[hms])?\b/g, 'TIME')
    .replace(head, 'HEAD')
    .replace(/@[\w.-]+~\w{5}/g, '@HOST')
    .replace(/\b(INC|EXERCISE)-\d{4}-/g, '$1-YEAR-')
    .replace(/\S*\/cases\//g, 'cases/')
    .replace(/#\d+/g, '#N');
}

/** A head's short form. */
export const head = /\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}:\d+/g;

/** Pairs each line that is shown with the real one that it stands for; throws where a line that is shown did not come. */
export function pair(shown: readonly string[], real: readonly string[]): [shown: string, real: string][] {
  const pairs: [string, string][] = [];
  let at = 0;
  let open = false;
  for (const line of shown) {
    if (line === '...') {
      open = true;
      continue;
    }
    const found = real.findIndex((text, index) => index >= at && settled(text) === settled(line));
    if (found === -1 || (!open && found !== at)) throw new Error(`not as shown: ${line}\n${real.join('\n')}`);
    pairs.push([line, real[found] ?? '']);
    at = found + 1;
    open = false;
  }
  if (!open && at < real.length) throw new Error(`more than is shown:\n${real.slice(at).join('\n')}`);
  return pairs;
}
