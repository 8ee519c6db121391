import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { createWorld } from '../session/desk-world.ts';
import { payloads } from '../terminal/payloads.ts';
import { markupPayloads } from './markup-payloads.ts';

const texts = [...payloads.map(([, payload]) => payload), ...markupPayloads];

it('a case that was attacked through every verb that takes a text reads as text, as a page and as Markdown', async () => {
  const world = createWorld();
  const playbook = resolve('test/fixtures/session/hand-over.yaml');
  await world.run(['run', playbook, '--plain'], { stdin: ':pause\n' });
  const verbs: ((text: string) => string[])[] = [
    text => ['note', '--', text],
    text => ['finding', '--', text],
    text => ['action', '--owner', text, '--due', '2026-12-31', '--kind', 'prevent', '--', text],
    text => ['evidence', '--held', text, '--', text],
    text => ['assign', 'commander', text],
    text => ['severity', 'major', '--reason', text],
    text => ['skip', 'purge', '--reason', text],
    text => ['handover', '--to', text, '--brief', text],
  ];
  let taken = 0;
  for (const [i, text] of texts.entries()) {
    const verb = verbs[i % verbs.length] as (typeof verbs)[number];
    const { code } = await world.run(verb(text), { user: `dana ${text}`.slice(0, 40) });
    if (code === 0) taken += 1;
  }
  expect(taken).toBeGreaterThan(texts.length / 2);
  const page = (await world.run(['report', '--format', 'html'])).stdout;
  const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
  expect(body.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
  for (const [tag] of body.matchAll(/<[^<>]*>/g)) {
    expect(tag).not.toMatch(/^<\/?(?:script|img|iframe|object|embed|base|form|link|details)\b/i);
    expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\son\w+=|\sstyle=|javascript:/i);
  }
  const markdown = (await world.run(['report'])).stdout;
  expect(markdown.replaceAll('<br>', '')).not.toMatch(/(?<!\\)<|(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)`/);
  for (const text of [page, markdown]) expect(text).not.toMatch(hidden);
}, 120_000);

/** Controls, bidi marks, zero-width and tag characters. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u;
