import { describe, expect, test } from 'vitest';
import type { ExpressionContext } from '../../src/expression/evaluation.ts';
import { createExpressions } from '../../src/expression/expressions.ts';
import type { Value } from '../../src/playbook/playbook.ts';
import { context, scope } from './incident.ts';

const { evaluate } = createExpressions();

const told: ExpressionContext = context(
  {
    exfiltration: 'no',
    entry: 'vpn',
    families: ['play'],
    accounts: 3,
    losses: [1, 2.5],
    isolated: true,
    seen: '2026-11-01T03:14:00Z',
    outage: '72h',
    hosts: ['fin-01', 'fin-02'],
    note: 'Seen by dana',
    type: 'worm',
    'victim.account': 'lee',
  },
  {
    severity: 'sev2',
    outcome: id => (id === 'verdict' ? 'malicious' : 'open'),
    passes: id => (id === 'verdict' ? 2 : 0),
    reached: milestone => milestone === 'aware',
    timeOf: id => (id === 'aware' ? Date.parse('2026-11-01T06:00:00Z') : undefined),
    hasEvidence: id => id === 'disk-image',
  },
);

describe('an expression has the value that its words say', () => {
  test.each<[string, Value]>([
    ['exfiltration == "no"', true],
    ['exfiltration != "no" || entry == "vpn"', true],
    ['entry in ["mail", "vpn"]', true],
    ['severity in ["sev1", "sev2"]', true],
    ['isolated', true],
    ['!isolated', false],
    ['type == "worm"', true],
    ['victim.account == "lee"', true],
    ['victim.account.startsWith("l")', true],
    ['note.contains("dana") && note.endsWith("dana")', true],
    ['note.matches("^Seen")', true],
    ['note.lowerAscii()', 'seen by dana'],
    ['outcome("verdict") == "malicious"', true],
    ['passes("verdict") > 1', true],
    ['reached("aware") && !reached("contained")', true],
    ['has_evidence("disk-image")', true],
    ['hosts.includes("fin-01")', true],
    ['"fin-03" in hosts', false],
    ['hosts.exists(host, host.startsWith("fin"))', true],
    ['hosts.all(host, host == "fin-01")', false],
    ['hosts.filter(host, host != "fin-01")', ['fin-02']],
    ['hosts.map(host, host + ".example.org")', ['fin-01.example.org', 'fin-02.example.org']],
    ['hosts.join(", ")', 'fin-01, fin-02'],
    ['size(hosts) == 2 && hosts.size() == 2', true],
    ['families.exists(family, family == "play")', true],
    ['accounts > 0 ? "some" : "none"', 'some'],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text, scope, told)).toMatchObject({ kind: 'value', value });
  });
});

describe('a number takes 1 and 1.0 alike', () => {
  test.each<[string, Value]>([
    ['accounts == 3', true],
    ['accounts == 3.0', true],
    ['3 == accounts', true],
    ['accounts != 3', false],
    ['accounts >= 3 && accounts < 3.5', true],
    ['accounts in [1, 3]', true],
    ['1 in losses', true],
    ['2.5 in losses', true],
    ['losses.includes(1)', true],
    ['accounts + 1', 4],
    ['1 + accounts * 2 - 0.5', 6.5],
    ['accounts / 2', 1.5],
    ['accounts % 2 == 1', true],
    ['[1, 2.5, -3]', [1, 2.5, -3]],
    ['passes("verdict") + accounts', 5],
    ['-accounts', -3],
    ['string(accounts)', '3'],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text, scope, told)).toMatchObject({ kind: 'value', value });
  });
});

describe('times and durations are reckoned with', () => {
  test.each<[string, Value]>([
    ['now - seen > duration("20h")', true],
    ['now - seen', '20h46m'],
    ['seen + duration("30d")', '2026-12-01T03:14:00Z'],
    ['seen < timestamp("2026-11-01T04:14+00:30")', true],
    ['outage == duration("3d")', true],
    ['outage > duration("1h30m")', true],
    ['time_of("aware") - seen < duration("3h")', true],
    ['string(now)', '2026-11-02T00:00:00Z'],
    ['seen', '2026-11-01T03:14:00Z'],
    ['now.getHours()', 0],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text, scope, told)).toMatchObject({ kind: 'value', value });
  });
});

describe('what was looked at goes on the record', () => {
  test('the inputs and the severity that decided, as the case keeps them', () => {
    expect(evaluate('severity == "sev2" && seen < now && note != ""', scope, told)).toEqual({
      kind: 'value',
      value: true,
      read: { severity: 'sev2', seen: '2026-11-01T03:14:00Z', note: 'Seen by dana' },
    });
  });

  test('not what was never looked at', () => {
    expect(evaluate('exfiltration == "no" || note == "x"', scope, told)).toMatchObject({
      read: { exfiltration: 'no' },
    });
    expect(evaluate('exfiltration == "no" || note == "x"', scope, told)).not.toHaveProperty('read.note');
  });
});

describe('an expression without a value says why', () => {
  test.each([
    ['1 / 0 == 1', 'division by zero'],
    ['hosts[7] == "x"', 'No such key: index out of bounds, index 7 >= size 2'],
    ['duration(note) > outage', '"Seen by dana" is not a duration; write one such as 90s, 15m, 72h or 30d'],
    [
      'timestamp(note) > now',
      '"Seen by dana" is not a time with a zone; write one such as 2026-11-01T03:14Z',
    ],
    [
      'note.matches(note + "(")',
      'The pattern "Seen by dana(" cannot be used: missing closing ): Seen by dana(',
    ],
    ['9007199254740993', 'The result is a whole number too large to be exact'],
    ['1.0 / 0.0', 'The result is not a finite number'],
    ['[hosts]', 'The result is no value that a case can keep'],
    ['entry == "van"', '`entry` is never "van"'],
  ])('%s: %s', (text, message) => {
    expect(evaluate(text, scope, told)).toEqual({ kind: 'error', message });
  });

  test('a value that does not fit its input, as from a damaged log', () => {
    expect(evaluate('accounts > 1', scope, context({ accounts: 'many' }))).toEqual({
      kind: 'error',
      message: 'The value of accounts is not of type number; set it again',
    });
    expect(evaluate('hosts.size() > 1', scope, context({ hosts: 'fin-01' }))).toEqual({
      kind: 'error',
      message: 'The value of hosts is not a list of type hostname; set it again',
    });
  });

  test('without quoting a sensitive value', () => {
    expect(
      evaluate('duration(password) > outage', scope, context({ password: 'hunter2', outage: '1h' })),
    ).toEqual({
      kind: 'error',
      message: 'It has no value with what is set',
    });
  });

  test('also beside an absorbed unset one: to set it would change nothing', () => {
    expect(evaluate('(note == "x" || 1 == 1) && 1 / 0 == 1', scope, context())).toEqual({
      kind: 'error',
      message: 'division by zero',
    });
  });
});
