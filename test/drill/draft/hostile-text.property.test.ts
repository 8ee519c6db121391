import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadScenario } from '../../../src/drill/load-scenario.ts';
import type { Draft } from '../../../src/engine/event.ts';
import { formatText } from '../../../src/lint/format/format-text.ts';
import { lintText } from '../../../src/lint/lint-text.ts';
import { load, playFile } from '../../playbooks/play-file.ts';
import { draftOf } from './draft-of.ts';
import { stateOf, withEntries } from './with-entries.ts';

/** What YAML, the format or a terminal would take for something else, and anything at all. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'-:#{}[]&*!|>%@`"\'\\?, \n\t~ab'), minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'yes',
    '~',
    '0x1f',
    '{{ reporter }}',
    'This is not a drill, it is the real world',
    'a\u202eb\u0000c\ud800',
    `a${'\u{1f600}'.repeat(2500)}`,
    'word '.repeat(3000),
    '--- \n...',
    '# one\n  two\n\n\n three ',
  ),
);

test('whatever people wrote, the draft is a scenario without errors, and laid out', {
  timeout: 60_000,
}, async () => {
  const { records } = await playFile('phishing-false-alarm.yaml');
  const playbook = await load('phishing.yaml');
  const ports = { playbooks: () => new Map([[playbook.id, []]]), walked: () => playbook };
  fc.assert(
    fc.property(fc.array(text, { minLength: 5, maxLength: 5 }), fc.nat(14), ([a, b, c, d, e], moment) => {
      const drafts: Draft[] = [
        ...[a, b, c].map((text = ''): Draft => ({ type: 'note.added', data: { text } })),
        ...['one.bin', c ?? ''].map(
          (value): Draft => ({ type: 'observable.added', data: { kind: 'file', value, comment: d ?? '' } }),
        ),
        { type: 'role.assigned', data: { role: 'analyst', person: d ?? '' } },
        { type: 'finding.added', data: { text: e ?? '' } },
        { type: 'severity.set', data: { value: 'sev1', reason: e ?? '' } },
      ];
      const entries = withEntries(records, drafts, 5 + moment);
      const draft = draftOf(stateOf(playbook, entries), entries);
      expect(loadScenario(draft, 'draft.yaml', playbook).findings).toEqual([]);
      expect(lintText(draft, 'draft.yaml', ports).filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(formatText(draft, 'draft.yaml', 'scenario')).toEqual({ text: draft });
    }),
    { numRuns: 20 },
  );
});
