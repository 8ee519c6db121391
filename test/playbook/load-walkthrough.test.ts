import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { answerKeys } from '../../src/playbook/answer-keys.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { loadWalkthrough } from '../../src/playbook/load-walkthrough.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { playbookOf } from './write-playbook.ts';

const text = `tocsin-walkthrough: 1
playbook: example
name: The whole of it
start: 2026-11-21T03:10:00+01:00
mode: drill
role: commander
inputs: { reporter: lee, hosts: [a, b], count: 0123 }
severity: sev2
roles: { commander: dana }
answers:
  verdict: malicious
  confirm:
    reporter: lee
    note: By telephone
    attach: { mail: files/lure.eml }
    held: { log: Evidence safe }
    na: [Attachments kept]
    at: 2026-11-21T02:05Z
    after: 5m
    marks: { detected: 2026-11-21T02:04:30Z }
  again:
    - skip: Too early
    - done
    - { option: over, reason: Quiet, authority: dana }
  lift-blocks: { lift: { confirm: lifted }, keep: { verdict: Still needed } }
  "*": done
close: { reason: Over }
expect:
  outcome: closed
  path: [confirm, ..., again]
  never_opened: [tell]
  decisions: { verdict: malicious }
  measures_in_force: []
  clocks: { gdpr-33: { state: met, margin: ">= 1h" } }
`;

describe('a walkthrough', () => {
  const { walkthrough, findings } = loadWalkthrough(text, 'w.yaml');

  it('has nothing found against it', () => {
    expect(findings).toEqual([]);
  });

  it('has its times in UTC and its values as written', () => {
    expect(walkthrough).toMatchObject({
      playbook: 'example',
      start: '2026-11-21T02:10:00Z',
      mode: 'drill',
      inputs: { reporter: 'lee', hosts: ['a', 'b'], count: '0123' },
      expect: {
        outcome: 'closed',
        path: ['confirm', '...', 'again'],
        neverOpened: ['tell'],
        measuresInForce: [],
      },
    });
  });

  it('has a list of answers for each step: one for each pass', () => {
    expect(
      Object.entries(walkthrough?.answers ?? {}).map(([step, answers]) => [step, answers.length]),
    ).toEqual([
      ['verdict', 1],
      ['confirm', 1],
      ['again', 3],
      ['lift-blocks', 1],
      ['*', 1],
    ]);
  });

  it('reads a bare word as an option, and done as nothing more to say', () => {
    expect(walkthrough?.answers.verdict?.[0]?.option).toBe('malicious');
    expect(walkthrough?.answers['*']?.[0]).toEqual({
      attach: [],
      held: {},
      na: [],
      findings: [],
      actions: [],
      marks: {},
      lift: [],
      keep: {},
      milestones: {},
      met: {},
      clockApplies: {},
      roles: {},
      inputs: {},
    }); // prettier-ignore
  });

  it('tells what an answer says from the values that it gives', () => {
    expect(walkthrough?.answers.confirm?.[0]).toMatchObject({
      inputs: { reporter: 'lee' },
      note: 'By telephone',
      attach: [{ evidence: 'mail', path: 'files/lure.eml' }],
      held: { log: 'Evidence safe' },
      na: ['Attachments kept'],
      at: '2026-11-21T02:05:00Z',
      after: { text: '5m', ms: 300_000 },
      marks: { detected: '2026-11-21T02:04:30Z' },
    });
    expect(walkthrough?.answers['lift-blocks']?.[0]).toMatchObject({
      lift: ['confirm'],
      keep: { verdict: 'Still needed' },
    });
  });

  it.each([
    ['start: 2026-11-21T03:10:00+01:00', 'start: 2026-11-21 03:10', 'time-without-zone', '4:8'],
    ['start: 2026-11-21', 'start: 2026-02-30', 'schema', '4:8'],
    ['at: 2026-11-21T02:05Z', 'at: 2026-11-21T02:05', 'time-without-zone', '18:9'],
    ['after: 5m', 'after: 5 minutes', 'schema', '19:12'],
    ['answers:', 'answer:', 'schema', '10:1'],
    ['outcome: closed', 'outcome: shut', 'schema', '29:12'],
    ['playbook: example', 'playbook: Example', 'id-form', '2:11'],
    ['tocsin-walkthrough: 1', 'tocsin-walkthrough: 2', 'format-version', '1:21'],
  ])('is refused with %s as %s', (written, instead, rule, place) => {
    const { findings, walkthrough } = loadWalkthrough(text.replace(written, instead), 'w.yaml');
    expect(findings.map(({ rule, range: { start } }) => [rule, `${start.line}:${start.column}`])).toEqual([
      [rule, place],
    ]);
    expect(walkthrough).toBeUndefined();
  });
});

describe('a walkthrough beside its playbook', () => {
  const steps = `- id: confirm
  title: Confirm
  asks: { reporter: { ask: Who? }, seen: { ask: When?, type: time }, sure: { ask: Sure?, type: yes-no } }
  checklist: [Headers kept]
  collect: [{ id: mail, what: The mail }]
- id: verdict
  title: Is it malicious?
  options: [{ id: malicious, label: Malicious }, { id: benign, label: Benign }]
- id: mailboxes
  title: Mailboxes
  each: { mailbox: affected }
  steps:
    - id: found
      title: Is it there?
      options: [{ id: gone, label: Gone }, { id: there, label: There }]
`;
  const { playbook } = loadPlaybook(withList(playbookOf(steps)), 'p.yaml');
  const findingsOf = (answers: string, rest = '') =>
    loadWalkthrough(
      `tocsin-walkthrough: 1\nplaybook: example\nstart: 2026-11-21T02:10:00Z\nanswers:\n  ${answers}\n${rest}`,
      'w.yaml',
      playbook as Playbook,
    ).findings.map(({ rule, help }) => [rule, help ?? '']);

  it.each([
    ['confrim: done', 'unknown-step', '`confirm`'],
    ['verdict: malicous', 'literal-not-a-choice', '`malicious`'],
    ['confirm: malicious', 'schema', '`done`'],
    ['confirm: { reportr: lee }', 'unknown-input', '`reporter`'],
    ['confirm: { seen: "2026-11-21T02:00:00" }', 'time-without-zone', ''],
    ['confirm: { sure: perhaps }', 'literal-not-a-choice', 'yes'],
    ['confirm: { atach: [x] }', 'unknown-input', '`attach`'],
    ['confirm: { held: { mial: Safe } }', 'unknown-evidence', '`mail`'],
    ['confirm: { attach: { mial: x.eml } }', 'unknown-evidence', '`mail`'],
    ['confirm: { na: [Headers keept] }', 'schema', '`Headers kept`'],
    ['confirm: { severity: sev9 }', 'schema', '`sev1`'],
    ['found: { each: { dana: gone, lee: their } }', 'literal-not-a-choice', '`there`'],
    ['found: { each: { dana: [gone, { skp: Away }] } }', 'unknown-input', '`skip`'],
    ['fuond: { each: { dana: gone } }', 'unknown-step', '`found`'],
    ['verdict: { each: { dana: benign } }', 'schema', 'the answer itself'],
    ['found: { each: { dana: gone }, reason: Moved }', 'schema', 'each'],
    ['confirm: { lift: { confrim: lifted } }', 'unknown-step', '`confirm`'],
  ])('finds %s', (answers, rule, help) => {
    expect(findingsOf(answers)).toEqual([[rule, expect.stringContaining(help)]]);
  });

  it.each([
    ['inputs: { reportr: lee }', 'unknown-input'],
    ['inputs: { seen: yesterday }', 'time-without-zone'],
    ['roles: { comander: dana }', 'unknown-role'],
    ['severity: sev9', 'schema'],
    ['expect: { opened: [confrim] }', 'unknown-step'],
    ['expect: { decisions: { verdict: perhaps } }', 'literal-not-a-choice'],
    ['expect: { milestones: [contianed] }', 'unknown-milestone'],
  ])('finds %s', (rest, rule) => {
    expect(findingsOf('"*": done', rest).map(([found]) => found)).toEqual([rule]);
  });

  it('knows no values that a step may be opened for', () => {
    expect(findingsOf('found: { each: { dana: gone, "*": [there, gone] } }')).toEqual([]);
  });

  it('accepts what fits', () => {
    expect(
      findingsOf('verdict: { option: benign, reason: Newsletter }', 'expect: { path: [..., verdict] }'),
    ).toEqual([]);
  });
});

function withList(text: string): string {
  return text.replace('phases:', 'inputs: { affected: { ask: Whose?, many: true } }\nphases:');
}

test('the words that an answer may say beside inputs are those of the schema', () => {
  const schema = JSON.parse(readFileSync('schemas/walkthrough.schema.json', 'utf8'));
  expect([...answerKeys].sort()).toEqual(Object.keys(schema.$defs['answer-map'].properties).sort());
});
