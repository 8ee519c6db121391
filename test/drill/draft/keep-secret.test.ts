import { expect, test } from 'vitest';
import { keepSecret } from '../../../src/drill/draft/keep-secret.ts';
import type { ScenarioDocument } from '../../../src/drill/scenario-document.ts';

function kept(text: string, answer: string): string | undefined {
  const document: ScenarioDocument = {
    'tocsin-scenario': '1',
    id: 'x',
    title: 'x',
    version: '1.0.0',
    playbook: { id: 'x' },
    duration: '1h',
    clock: { mode: 'real', story_start: '2026-11-21T02:10Z' },
    objectives: [],
    injects: [
      { id: 'i010', type: 'contextual', text },
      { id: 'i020', type: 'decision', text: 'Is it gone?', trainer: { answer } },
    ],
  };
  return keepSecret(document).injects[1]?.trainer?.answer;
}

test('what the players are told anyhow is taken out of what only the controller knows, sentence by sentence', () => {
  const told = 'Note: the porter handed it over - this morning!';
  expect(kept(told, 'After 2m they chose "Back". The porter handed it over this morning.')).toBe(
    'After 2m they chose "Back".',
  );
});

test('the rest of it stays as it was', () => {
  const answer = 'After 2m they chose "Back". Seen by two.\nAfter 9m they chose "Gone".';
  expect(kept('Is it back? Seen by two.', answer)).toBe(answer);
});

test('where nothing is left there is no answer', () => {
  expect(
    kept('The porter handed it over this morning', 'The porter handed it over this morning.'),
  ).toBeUndefined();
});
