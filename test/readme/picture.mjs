import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { drawSvg } from './draw-svg.mjs';

/** Where the README looks for its picture. `node test/readme/picture.mjs` takes it anew, after a build. */
export const pictureFile = 'test/fixtures/readme/first-case.svg';

const size = { cols: 92, rows: 32 };
const enter = '\r';
const ctrlS = '\x13';

/**
 * Sits down as dana at the built program in a real terminal, in the folder `cwd` that holds `lure.eml`: opens a phishing case, writes a
 * note, attaches the message. Draws the screen as it stands then, from the opening down, and pauses: the case is left open. Throws where a
 * screen does not come.
 */
export async function takePicture(cwd) {
  const at = sitDown(['run', 'phishing', '--as', 'dana'], cwd);
  await at.answer('Who reported it?', 'lee');
  await at.answer('What is its subject line', 'Your parcel is held');
  await at.press('n', 'receive · keep-original');
  await at.shows('Ctrl-S or a lone full stop saves');
  at.write('Lee did not click. Told two colleagues.');
  await at.press(ctrlS, 'two colleagues.');
  await at.press('e', 'NOTE  dana');
  await at.shows('Which evidence?');
  at.write('original');
  await at.press(enter, '› original-message');
  await at.shows('Evidence original-message');
  at.write('Copy');
  await at.press(enter, '› Copy a file');
  await at.answer('Path of the file', 'lure.eml');
  await at.shows('EVIDENCE: lure.eml');
  await at.shows(' d done');
  const cells = at.cells();
  const opening = cells.findIndex(row => textOf(row).includes('OPENED'));
  if (opening === -1)
    throw new Error(`the opening has left the screen: it wants more than ${size.rows} rows`);
  const svg = drawSvg(cells.slice(opening), 'tocsin run phishing');
  await at.press('q', 'saved');
  await at.ended;
  return svg;
}

function sitDown(argv, cwd) {
  const child = pty.spawn(process.execPath, [resolve(program), ...argv], {
    ...size,
    name: 'xterm-256color',
    cwd,
    env: { PATH: process.env.PATH ?? '', HOME: cwd, LANG: 'C.UTF-8', TERM: 'xterm-256color' },
  });
  const terminal = new xterm.Terminal({ ...size, allowProposedApi: true });
  const looks = new Set();
  child.onData(data =>
    terminal.write(data, () => {
      for (const look of looks) look();
    }),
  );
  const rows = () => {
    const { active } = terminal.buffer;
    return Array.from({ length: size.rows }, (_, row) => active.getLine(active.baseY + row));
  };
  const shows = text =>
    new Promise((seen, fail) => {
      const screen = () => rows().map(row => row?.translateToString(true) ?? '');
      const look = () => {
        if (!screen().join('\n').includes(text)) return;
        looks.delete(look);
        clearTimeout(tooLong);
        seen();
      };
      const tooLong = setTimeout(() => {
        child.kill();
        fail(new Error(`the screen never showed "${text}":\n${screen().join('\n')}`));
      }, patience);
      looks.add(look);
      look();
    });
  const press = async (key, when) => {
    await shows(when);
    await new Promise(armed => setTimeout(armed, hotkeysArm));
    child.write(key);
  };
  return {
    shows,
    press,
    write: text => child.write(text),
    async answer(ask, typed) {
      await shows(ask);
      child.write(typed);
      await press(enter, `› ${typed}`);
    },
    cells: () => rows().map(cellsOf),
    ended: new Promise(done => child.onExit(done)),
  };
}

const program = 'dist/cli.cjs';
/** Milliseconds for a busy machine to draw a screen, and a little more than those for which a new prompt takes no key. */
const patience = 15_000;
const hotkeysArm = 300;

function cellsOf(row) {
  return Array.from({ length: size.cols }, (_, column) => {
    const cell = row?.getCell(column);
    return {
      text: cell?.getChars() || ' ',
      colour: cell?.isFgPalette() ? cell.getFgColor() : undefined,
      bold: Boolean(cell?.isBold()),
      dim: Boolean(cell?.isDim()),
    };
  });
}

function textOf(row) {
  return row.map(({ text }) => text).join('');
}

async function takeAnew() {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-picture-'));
  try {
    writeFileSync(join(folder, 'lure.eml'), 'Subject: Your parcel is held\n');
    const svg = await takePicture(folder);
    mkdirSync(dirname(pictureFile), { recursive: true });
    writeFileSync(pictureFile, svg);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) await takeAnew();
