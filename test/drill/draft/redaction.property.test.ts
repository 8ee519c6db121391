import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft, ObservableKind } from '../../../src/engine/event.ts';
import { defang } from '../../../src/expression/values/defang.ts';
import { load, playFile } from '../../playbooks/play-file.ts';
import { draftOf } from './draft-of.ts';
import { stateOf, withEntries } from './with-entries.ts';

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: min, maxLength: max });
const word = letters(5, 9).map(tail => `zq${tail}`);
const person = fc.tuple(word, word).map(([a, b]) => `${capital(a)} ${capital(b)}`);
const host = fc.tuple(word, fc.nat(99)).map(([name, n]) => `${name}-${n}`);
const domain = fc
  .tuple(word, fc.constantFrom('com', 'net', 'io', 'example', 'corp', 'local', 'test'))
  .map(parts => parts.join('.'));
const octet = fc.integer({ min: 1, max: 254 });
const ip = fc.tuple(octet, octet, octet, octet).map(parts => parts.join('.'));

/** What a case may hold that nobody else may read. */
const planted = fc.record({
  people: fc.uniqueArray(person, { minLength: 1, maxLength: 4 }),
  observables: fc.array(
    fc.oneof(
      kindOf('ip', ip),
      kindOf('domain', domain),
      kindOf(
        'host',
        fc.oneof(
          host,
          fc.tuple(host, domain).map(parts => parts.join('.')),
        ),
      ),
      kindOf(
        'url',
        fc.tuple(domain, word).map(([name, path]) => `https://${name}/${path}?k=${path}`),
      ),
      kindOf(
        'email',
        fc.tuple(word, domain).map(([name, at]) => `${name}@${at}`),
      ),
      kindOf(
        'hash',
        fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
      ),
      kindOf(
        'file',
        word.map(name => `/srv/${name}.docx`),
      ),
      kindOf(
        'account',
        word.map(name => `CORP\\${name}`),
      ),
    ),
    { minLength: 1, maxLength: 6 },
  ),
  red: word,
  privileged: word,
  unrecorded: fc.oneof(
    ip,
    domain,
    fc.tuple(word, domain).map(([name, at]) => `${name}@${at}`),
  ),
  moment: fc.nat(14),
});

function kindOf(kind: ObservableKind, value: fc.Arbitrary<string>) {
  return value.map(value => ({ kind, value }));
}

test('no name, nothing technical, and nothing that was marked or privileged gets into a draft, wherever it was written', {
  timeout: 60_000,
}, async () => {
  const { session, records } = await playFile('phishing-false-alarm.yaml');
  const playbook = await load('phishing.yaml');
  fc.assert(
    fc.property(planted, ({ people, observables, red, privileged, unrecorded, moment }) => {
      const [first = '', second = first] = people;
      const all = observables.flatMap(({ kind, value }) => [value, defang(kind, value)]).join(', ');
      const drafts: Draft[] = [
        ...people.map((name): Draft => ({ type: 'role.assigned', data: { role: 'analyst', person: name } })),
        {
          type: 'note.added',
          data: { text: `${first} saw ${all} (${second.toUpperCase()}'s). Ask ${unrecorded}.` },
        },
        { type: 'note.added', data: { text: `TLP:RED ${red} says so` } },
        { type: 'note.added', data: { text: `Counsel: ${privileged}`, privileged: true } },
        ...observables.map(
          ({ kind, value }, i): Draft => ({
            type: 'observable.added',
            data: {
              kind,
              value,
              ...(i % 2 === 0 && { verdict: 'malicious' as const }),
              comment: `From ${first}`,
            },
          }),
        ),
        { type: 'finding.added', data: { text: `${second} was called late about ${all}` } },
        { type: 'severity.set', data: { value: 'sev1', reason: `${first} fears for ${all}` } },
      ];
      const anew = withEntries(records, drafts, 5 + moment);
      const text = draftOf(stateOf(playbook, anew), anew).toLowerCase();
      const parts = people.flatMap(name => [name, ...name.split(' ')]);
      const secrets = [...parts, ...observables.map(({ value }) => value), red, privileged, unrecorded];
      expect(text).toContain(' saw ');
      expect(secrets.filter(secret => standsIn(secret.toLowerCase(), text))).toEqual([]);
    }),
    { numRuns: 20 },
  );
  expect(session.state.closings).toHaveLength(1);
});

function standsIn(secret: string, text: string): boolean {
  if (!/^[\d.]+$/.test(secret)) return text.includes(secret);
  return new RegExp(`(?<![\\d.])${secret.replaceAll('.', '\\.')}(?![\\d]|\\.\\d)`).test(text);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
