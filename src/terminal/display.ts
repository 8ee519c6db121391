/**
 * The only way by which text that we did not write reaches a terminal: playbooks, cases, file names, a command's output.
 * Whatever could move the cursor, colour, reorder, hide or forge becomes visible: C0 and DEL as `^[`, the rest as
 * `\u{202e}`. A newline becomes `^J`: text of many lines goes through `displayLines`. Applying it twice changes nothing.
 */
export function display(text: string): string {
  return plain.test(text) ? text : text.replace(unsafe(), visible);
}

/** Text of many lines, each made safe. LF and CRLF end a line; tabs become spaces up to the next multiple of eight. */
export function displayLines(text: string): string[] {
  return text.split(/\r?\n/).map(line => display(expandTabs(line)));
}

/** JSON text with `\\uXXXX` for all that `display` would change but its layout: the same value, and safe to look at. */
export function displayJson(json: string): string {
  return json.replace(unsafe(), char => (char < ' ' ? char : Array.from(units(char), escaped).join('')));
}

/** Printable ASCII, Latin letters, the usual punctuation and arrows: nothing to see to, and no need to make `unsafe`, which takes long. */
const plain = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]*$/;

/**
 * By Unicode property: controls, format characters, lone surrogates, line and paragraph separators, Bidi_Control, and
 * Default_Ignorable (zero-width, fillers, tag characters, variation selectors). Two exceptions: U+FE0E and U+FE0F after
 * a character that they style, which emoji need, and the format characters that draw ink (Arabic number signs and kin).
 */
function unsafe(): RegExp {
  return /(?!(?<=[\p{Emoji}\p{So}])[\uFE0E\uFE0F])(?![\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/gu;
}

function visible(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `\\u{${code.toString(16)}}`;
}

/** UTF-16, as JSON escapes it. */
function units(char: string): string[] {
  return char.split('');
}

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function expandTabs(line: string): string {
  let column = 0;
  return line.replace(/\t|[^\t]+/g, part => {
    const shown = part === '\t' ? ' '.repeat(8 - (column % 8)) : part;
    column += shown.length;
    return shown;
  });
}
