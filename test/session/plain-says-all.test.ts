import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createWorld, type InMemorySeat } from './desk-world.ts';
import { keys } from './seat.ts';

const playbook = resolve('test/fixtures/session/every-act.yaml');

/** One thing that a person does, told so that it can be done on each face. */
type Deed =
  | { key: string; at: string }
  | { asked: string; typed: string }
  | { asked: string; chosen: string }
  | { asked: string; picked: number[] }
  | { asked: string; written: string }
  | { asked: string; kept: true }
  | { asked: string; left: true };

const start = ['run', playbook, '--as', 'dana'];

const deeds: Deed[] = [
  { asked: 'Who reported it?', typed: 'lee' },
  { key: '?', at: 'look · gather' },
  { key: 'c', at: 'look · gather' },
  { asked: 'What is done?', picked: [1] },
  { key: 'n', at: 'look · gather' },
  { asked: 'Note', written: 'Called the bank' },
  { key: 'e', at: 'look · gather' },
  { asked: 'Which evidence?', left: true },
  { key: 'f', at: 'look · gather' },
  { asked: 'What went wrong?', typed: ' ' },
  { asked: 'What went wrong?', left: true },
  { key: 'd', at: 'look · gather' },
  { asked: 'What is done?', picked: [2] },
  { asked: 'Evidence original', chosen: 'Copy a file' },
  { asked: 'Path of the file', typed: playbook },
  { asked: 'Sender address?', typed: 'mallory@example.com' },
  { key: 'd', at: 'look · verdict' },
  { asked: 'Is it malicious?', chosen: 'Malicious' },
  { asked: 'Why? (Enter for no reason)', typed: 'A copy of our page' },
  { asked: 'On whose authority?', typed: 'dana' },
  { asked: 'When was it first noticed?', kept: true },
  { key: 'd', at: 'look · tell-reporter' },
  { asked: 'The message as it was sent', kept: true },
  { asked: 'To whom', kept: true },
  { asked: 'How was it sent?', typed: 'by phone' },
  { asked: 'Receipt or reference', typed: 'A1' },
  { key: 'x', at: 'look · tell-staff' },
  { asked: 'Why is it not sent?', typed: 'Not yet' },
  { key: 's', at: 'look · tell-press' },
  { asked: 'Why is it skipped?', typed: '1' },
  { key: 'd', at: 'contain · block' },
  { key: 'm', at: 'contain · isolate' },
  { asked: 'Which measure?', chosen: 'Gateway block' },
  { asked: 'Measure in force: Gateway block', chosen: 'Keep it' },
  { asked: 'Why is it kept?', typed: 'Until the review' },
  { key: 'p', at: 'contain · isolate' },
  { key: 'l', at: 'contain · isolate' },
  { asked: 'Go to which step?', chosen: 'hunt' },
  { key: 'd', at: 'contain · hunt' },
  { key: 'z', at: 'contain · isolate' },
  { asked: 'They are dropped, because?', typed: 'Seen enough' },
  { asked: 'Why close now?', typed: 'A short look' },
  { asked: 'Close the case?', kept: true },
];

it('plain says every word that the colour face says, and moves no cursor', { timeout: 60_000 }, async () => {
  const tty = withoutTimes(await atTheColourFace());
  const plain = withoutTimes(await inPlain());
  expect(plain).not.toMatch(/[^\n\P{Cc}]/u);
  expect(plain).not.toMatch(/[✓↷✗▸◉◯›─↑↓⏎]/u);
  const said = new Set(wordsOf(plain));
  const howToMove = new Set(wordsOf(navigation));
  expect([...new Set(wordsOf(tty))].filter(word => !said.has(word) && !howToMove.has(word))).toEqual([]);

  // Piped lines are not echoed, so that what follows stands behind the prompt.
  const rows = plain.split('\n').map(row => row.replace(/^(?:> )+/, ''));
  // A line that begins with a sign begins with that sign's word in plain.
  for (const [sign, word] of [
    ['✓', /^(?:done|decided|sent)$/],
    ['↷', /^(?:skipped|dropped)$/],
    ['✗', /^(?:not sent|failed)$/],
  ] as const) {
    const signed = tty.split('\n').filter(line => line.startsWith(sign));
    expect(signed.length, sign).toBeGreaterThan(0);
    for (const line of new Set(signed)) {
      const rest = line.slice(sign.length).trimEnd();
      const same = rows.find(row => row.endsWith(rest));
      expect(same?.slice(0, -rest.length), line).toMatch(word);
    }
  }
});

/** What only says how to move with arrows, or how the editor saves. */
const navigation = `
  Nothing chosen yet (arrows move, letters find) navigate select submit space search
  Ctrl-S or a lone full stop saves Esc goes back, text kept y/n Enter means y less more
`;

/** The two sittings do not last equally long. */
function withoutTimes(text: string): string {
  return text.replace(/\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z|in \d+m/g, 'TIME');
}

/** Words and numbers; what differs by a hash is left out. */
function wordsOf(text: string): string[] {
  return text
    .replace(/head\s+\S+/g, 'head')
    .replace(/[0-9a-z]+@soc-7~\w+/g, '')
    .replace(/tocsin-session-\w+/g, '')
    .split(/[^\p{L}\p{N}\p{M}@.'-]+/u)
    .map(word => word.replace(/^[.'-]+|[.'-]+$/g, '').toLowerCase())
    .filter(word => word !== '');
}

async function atTheColourFace(): Promise<string> {
  const world = createWorld();
  const at = world.sit([...start, '--color', 'always'], { columns: 200, rows: 60 });
  let seen = '';
  for (const deed of deeds) {
    seen += `${(await reached(at, deed)).join('\n')}\n`;
    await doAt(at, deed);
  }
  expect(await at.code).toBe(0);
  return `${seen}${(await at.transcript()).join('\n')}\n`;
}

async function reached(at: InMemorySeat, deed: Deed): Promise<string[]> {
  await at.shows('key' in deed ? deed.at : deed.asked);
  return at.screen();
}

async function doAt(at: InMemorySeat, deed: Deed): Promise<void> {
  if ('key' in deed) return at.press(deed.key, deed.at);
  if ('typed' in deed) return at.answer(deed.asked, deed.typed);
  if ('chosen' in deed) return at.choose(deed.asked, deed.chosen);
  if ('kept' in deed)
    return at.press(deed.asked.startsWith('The message') ? keys.ctrlS : keys.enter, deed.asked);
  if ('left' in deed) return at.press(keys.escape, deed.asked);
  if ('written' in deed) {
    await at.shows('Ctrl-S or a lone full stop saves');
    at.write(deed.written);
    return at.press(keys.ctrlS, deed.written);
  }
  await at.shows(deed.asked);
  at.write(`${keys.down.repeat((deed.picked[0] ?? 1) - 1)} `);
  await at.shows(/› ◉/);
  return at.press(keys.enter, deed.asked);
}

/** The same deeds as lines that are piped in. */
async function inPlain(): Promise<string> {
  const world = createWorld();
  const lines = deeds.map(deed => {
    if ('key' in deed) return deed.key;
    if ('typed' in deed) return deed.typed;
    if ('chosen' in deed) return deed.chosen;
    if ('left' in deed) return ':back';
    if ('written' in deed) return `${deed.written}\n.`;
    if ('kept' in deed) return deed.asked.startsWith('The message') ? '.' : '';
    return deed.asked === 'What is done?' && deed.picked[0] === 2 ? '1, 2' : deed.picked.join(', ');
  });
  const { code, stdout, stderr } = await world.run([...start, '--plain'], { stdin: `${lines.join('\n')}\n` });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}
