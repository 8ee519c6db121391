import { expect, it } from 'vitest';
import { coverOf } from '../../../src/drill/draft/cover.ts';
import type { Draft } from '../../../src/engine/event.ts';
import { load, playFile } from '../../playbooks/play-file.ts';
import { stateOf, withEntries } from './with-entries.ts';

it('a sensitive answer of blanks alone takes nothing else out', async () => {
  expect(await covered('    ', 'Called them back')).toBe('Called them back');
});

it.each([
  'hunter2 at hxxps://portal[.]shop',
  'hunter2\tthen the other',
  'hunter2  and   more',
  'hunter2\u200b and more',
  'hunter2\r\nand more',
])('a sensitive answer stands in no text of a draft, however it is written: %j', async secret => {
  expect(await covered(secret, `They said ${secret} on the phone`)).toBe('They said ‹withheld› on the phone');
});

/** What a draft would have of a text, where `secret` is a sensitive answer of the case. */
async function covered(secret: string, text: string): Promise<string | undefined> {
  const { records } = await playFile('phishing-false-alarm.yaml');
  const playbook = await load('phishing.yaml');
  const { subject } = playbook.inputs;
  if (!subject) throw new Error('the playbook no longer asks for a subject');
  const sensitive = { ...playbook, inputs: { ...playbook.inputs, subject: { ...subject, sensitive: true } } };
  const drafts: Draft[] = [{ type: 'input.set', data: { name: 'subject', value: secret } }];
  const all = withEntries(records, drafts, 8);
  return coverOf(stateOf(sensitive, all), all).cover(text);
}
