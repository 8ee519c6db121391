import { describe, expect, it } from 'vitest';
import { constantParts } from '../../src/expression/constancy.ts';
import type { ExpressionScope } from '../../src/expression/scope.ts';
import type { Input, InputType } from '../../src/playbook/playbook.ts';

const input = (name: string, type: InputType, choices: string[] = [], many = false): Input => ({
  name,
  ask: name,
  type,
  choices,
  many,
  required: false,
  sensitive: false,
});

const scope: ExpressionScope = {
  inputs: {
    theft: input('theft', 'yes-no'),
    way: input('way', 'choice', ['mail', 'web']),
    kinds: input('kinds', 'choice', ['health', 'card'], true),
    count: input('count', 'number'),
    sender: input('sender', 'text'),
    known: input('known', 'boolean'),
    seen: input('seen', 'time'),
  },
  steps: { verdict: { kind: 'decision', options: ['real', 'false-alarm'] }, look: { kind: 'task' } },
  milestones: ['contained'],
  evidence: [],
  severity: ['sev1', 'sev2'],
};

/** Each constant part with its value. */
function constants(text: string, given: string[] = []): string[] {
  return constantParts(text, scope, given).map(
    ({ start, end, value }) => `${text.slice(start, end)}: ${value}`,
  );
}

describe('a condition that never changes', () => {
  it.each([
    ['true', true],
    ['theft != "yes" || theft != "no"', true],
    ['theft == "yes" && theft == "no"', false],
    ['theft == "yes" || theft == "no" || "unknown" == theft', true],
    ['way in ["mail", "web"]', true],
    ['!(way == "mail" || way == "web")', false],
    ['severity == "sev1" || severity != "sev1"', true],
    ['outcome("verdict") == "real" && outcome("verdict") == "false-alarm"', false],
    ['count > 5 && count < 3', false],
    ['count >= 3 || count < 3', true],
    ['count == 1 && count == -1', false],
    ['kinds.includes("card") && !kinds.includes("card")', false],
    ['kinds.size() > 2 && kinds.size() == 1', false],
    ['sender == "a" && sender == "b"', false],
    ['known && known == false', false],
    ['(theft == "yes" ? way : way) == "mail" || true', true],
    ['theft == "yes" ? true : true', true],
  ])('%s is %s', (text, value) => {
    expect(constants(text)).toEqual([`${text}: ${value}`]);
  });

  it.each([
    'theft != "no"',
    'theft == "yes" || theft == "no"',
    'theft == "yes" && way == "web"',
    'outcome("verdict") == "real" || outcome("verdict") == "false-alarm"',
    'outcome("look") != "done" && outcome("look") != "skipped"',
    'count > 3 && count < 5',
    'kinds.includes("card") || kinds.includes("health")',
    'sender == "a" || sender != "b"',
    'sender < "m" || sender > "n"',
    'seen > timestamp("2026-11-21T02:10:00Z")',
    'reached("contained") && !known',
    'theft == "yes" ? known : !known',
    'sender == "a \\" && b"',
  ])('%s is none', text => {
    expect(constants(text)).toEqual([]);
  });

  it('is told by itself where it is only a part', () => {
    expect(constants('known && (theft != "yes" || theft != "no")')).toEqual([
      '(theft != "yes" || theft != "no"): true',
    ]);
  });

  it('is one where something else holds already', () => {
    expect(constants('theft == "yes"', ['theft == "no"'])).toEqual(['theft == "yes": false']);
    expect(constants('theft != "no"', ['theft == "yes"'])).toEqual(['theft != "no": true']);
    expect(constants('way == "mail"', ['theft == "yes"'])).toEqual([]);
  });

  it('is not looked for where that would take long', () => {
    const many = Array.from({ length: 12 }, (_, i) => `count > ${i} && sender == "${i}"`).join(' || ');
    expect(constants(`${many} || theft == "yes" || theft != "yes"`)).toEqual([]);
  });
});
