import { describe, expect, test } from 'vitest';
import { createExpressions } from '../../src/expression/expressions.ts';
import { scope } from './incident.ts';

const { check } = createExpressions();

/** Each finding as a line: the rule, the very text it points at, the message, the help. */
function lines(text: string, expected: 'bool' | 'any' = 'bool'): string[] {
  return check(text, scope, expected).map(({ rule, message, help, start, end }) =>
    [rule, text.slice(start, end), message, ...(help ? [help] : [])].join(' | '),
  );
}

describe('a sound condition has no finding', () => {
  test.each([
    'exfiltration == "yes"',
    'exfiltration in ["yes", "unknown"] && severity != "sev3"',
    'outcome("verdict") == "malicious" || outcome("isolate") == "not-applicable"',
    'outcome("pay-out") == "denied"',
    'families.includes("akira") && "play" in families',
    'families.exists(family, family == "play")',
    'time_of("aware") < time_of("isolate") + duration("72h")',
    'note == "anything at all"',
    'victim.account != ""',
    'type == "worm"',
    'now > seen // a remark',
  ])('%s', text => expect(lines(text)).toEqual([]));
});

describe('a mistake gives one finding, at its place, with what to write instead', () => {
  test.each([
    [
      'exfiltration == yes',
      'bare-word-in-expression | yes | `yes` is not a name here | Write it in quotes: "yes"',
    ],
    [
      'outcome("isolate") != not-applicable',
      'bare-word-in-expression | not-applicable | `not-applicable` is not a name here | Write it in quotes: "not-applicable"',
    ],
    [
      'outcome(verdict) == "benign"',
      'bare-word-in-expression | verdict | `verdict` is not a name here | Write it in quotes: "verdict"',
    ],
    [
      'note == dana',
      'bare-word-in-expression | dana | `dana` is not a name here | Write it in quotes: "dana"',
    ],
    [
      'entry in [mail]',
      'bare-word-in-expression | mail | `mail` is not a name here | Write it in quotes: "mail"',
    ],
    ['exfiltration = "yes"', 'expression-syntax | = | `=` compares nothing here | Write `==`'],
    ['exfiltration === "yes"', 'expression-syntax | === | `===` compares nothing here | Write `==`'],
    ['accounts <> 3', 'expression-syntax | <> | `<>` compares nothing here | Write `!=`'],
    [
      'isolated and accounts > 3',
      'expression-syntax | and | `and` is not a word of the expression language | Write `&&`',
    ],
    [
      'isolated OR accounts > 3',
      'expression-syntax | OR | `OR` is not a word of the expression language | Write `||`',
    ],
    ['not isolated', 'expression-syntax | not | `not` is not a word of the expression language | Write `!`'],
    ['isolated & isolated', 'expression-syntax | & | `&` joins nothing here | Write `&&`'],
    ['note == “x”', 'expression-syntax | “ | `“` is not a quote here | Write straight quotes: "..."'],
    ['note == "x', 'expression-syntax | "x | This text has no closing quote'],
    [
      'note == "C:\\data"',
      'expression-syntax | "C:\\data" | This text has a `\\` that escapes nothing | Write `\\\\`',
    ],
    [
      'accounts >',
      'expression-syntax |  | The expression ends too early | Something is missing after the last sign',
    ],
    ['', 'expression-syntax |  | The expression ends too early | Something is missing after the last sign'],
    [
      '{{ isolated }}',
      'expression-syntax | {{ | `{{` cannot stand in an expression | Drop the braces: this is an expression already, not a text with templates',
    ],
    [
      'exfiltraton == "yes"',
      'unknown-input | exfiltraton | No input is called `exfiltraton` | Did you mean `exfiltration`?',
    ],
    [
      'EXFILTRATION == "yes"',
      'unknown-input | EXFILTRATION | No input is called `EXFILTRATION` | Did you mean `exfiltration`?',
    ],
    [
      'victim.acount == "x"',
      'unknown-input | victim.acount | No input is called `victim.acount` | Did you mean `victim.account`?',
    ],
    [
      'budget > 3',
      'unknown-input | budget | No input is called `budget` | If it is a text, write it in quotes: "budget"',
    ],
    [
      'outcome("verdct") == "benign"',
      'unknown-step | "verdct" | No step is called "verdct" | Did you mean "verdict"?',
    ],
    [
      'reached("containd")',
      'unknown-milestone | "containd" | No milestone is called "containd" | Did you mean "contained"?',
    ],
    [
      'time_of("awre") < now',
      'unknown-milestone | "awre" | No step or milestone is called "awre" | Did you mean "aware"?',
    ],
    [
      'has_evidence("disk-img")',
      'unknown-evidence | "disk-img" | No evidence has the id "disk-img" | Did you mean "disk-image"?',
    ],
    [
      'exfiltration == "Yes"',
      'literal-not-a-choice | "Yes" | `exfiltration` is never "Yes" | Did you mean "yes"?',
    ],
    [
      '"none" != exfiltration',
      'literal-not-a-choice | "none" | `exfiltration` is never "none" | Choose one of "yes", "no", "unknown"',
    ],
    [
      'severity in ["sev1", "high"]',
      'literal-not-a-choice | "high" | `severity` is never "high" | Choose one of "sev1", "sev2", "sev3"',
    ],
    [
      'families.includes("lockbit")',
      'literal-not-a-choice | "lockbit" | `families` is never "lockbit" | Choose one of "akira", "play"',
    ],
    [
      'families.exists(family, family == "plai")',
      'literal-not-a-choice | "plai" | `families` is never "plai" | Did you mean "play"?',
    ],
    [
      'outcome("verdict") == "done"',
      'literal-not-a-choice | "done" | `outcome("verdict")` is never "done" | Choose one of "benign", "malicious", "waiting", "open", "failed", "skipped", "not-applicable"',
    ],
    [
      'exfiltration',
      'expression-type | exfiltration | This gives a text, and true or false is needed | `exfiltration` is "yes", "no" or "unknown": write `exfiltration == "yes"`',
    ],
    [
      '!exfiltration',
      'expression-type | !exfiltration | `!` does not take a text | `exfiltration` is "yes", "no" or "unknown": write `exfiltration == "yes"`',
    ],
    [
      'isolated && exfiltration',
      'expression-type | isolated && exfiltration | `&&` and `||` join what is true or false, not a text | `isolated` is true or false by itself',
    ],
    [
      'accounts == "3"',
      'expression-type | accounts == "3" | `==` does not take a number and a text | `accounts` is a number: write `accounts > 0`',
    ],
    [
      'hosts == "fin-01"',
      'expression-type | hosts == "fin-01" | `==` does not take a list of texts and a text | `hosts` is a list: `hosts.includes(...)` looks into it',
    ],
    [
      'exfiltration == null',
      'expression-type | null | `null` is no value here | Compare with a value; an unset one is asked for when the expression needs it',
    ],
    [
      'hosts.contain("x")',
      'expression-type | hosts.contain("x") | No function is called `contain` | Did you mean `contains`?',
    ],
    [
      'contains(note, "x")',
      'expression-type | contains(note, "x") | `contains` is not written like this | Write `value.contains(...)`',
    ],
    ['reached()', 'expression-type | reached() | `reached` takes 1 argument'],
    [
      'reached(note)',
      'expression-type | note | `reached` takes the id of a milestone, in quotes | Write `reached("...")`',
    ],
    [
      'outage > duration("3x")',
      'expression-type | "3x" | "3x" is not a duration | Write one such as "90s", "15m", "72h" or "30d"',
    ],
    [
      'seen > timestamp("2026-11-01")',
      'expression-type | "2026-11-01" | "2026-11-01" is not a time with a zone | Write one such as "2026-11-01T03:14Z"',
    ],
    ['note.matches("(a")', 'expression-syntax | "(a" | This pattern cannot be used: missing closing ): (a'],
  ])('%s', (text, line) => expect(lines(text)).toEqual([line]));

  test('two mistakes give two', () => {
    expect(lines('exfiltration == yes && reached("awre")')).toHaveLength(2);
  });
});

describe('what CEL has and the language does not offer is refused', () => {
  test.each([
    'b"bytes" == b"bytes"',
    '1u == 1u',
    'dyn(note) == 1',
    'bytes(note).size() == 1',
    'type(note) == string',
    '{"a": 1}["a"] == 1',
    'has(victim.account)',
    'cel.bind(x, note, x == note)',
    'google.protobuf.Timestamp == google.protobuf.Timestamp',
    'note.split("") == ["a"]',
    'note.constructor == "x"',
    '__proto__ == "x"',
    'seen.getHours("Europe/Dublin") == 1',
    'hosts.all(Host, Host == note)',
    'hosts.all(note, note == "x")',
    '_matches(note, "x")',
    'note._matches("x")',
    'optional.of(note)',
  ])('%s', text => expect(lines(text)).not.toEqual([]));
});

describe('a template takes any value that can be shown', () => {
  test.each(['note', 'hosts', 'seen', 'accounts + 1', 'outage', '[]'])('%s', text =>
    expect(lines(text, 'any')).toEqual([]),
  );

  test('and no other', () => {
    expect(lines('[hosts]', 'any')).toEqual([
      'expression-type | [hosts] | This gives a list, which is no value that a case can keep',
    ]);
  });
});
