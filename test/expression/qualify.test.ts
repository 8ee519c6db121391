import { describe, expect, test } from 'vitest';
import { qualifyExpression, qualifyTemplate } from '../../src/expression/qualify.ts';

const names = {
  input: (name: string) => (name === 'account' || name === 'size' ? `victim.${name}` : name),
  id: (id: string) => (id === 'contained' ? id : `victim/${id}`),
};

describe('a fragment’s expression gets full names', () => {
  test.each([
    ['account == "account"', 'victim.account == "account"'],
    ['account.size() > size(account)', 'victim.account.size() > size(victim.account)'],
    ['other.account == severity', 'other.account == severity'],
    ['outcome("reset") == "reset"', 'outcome("victim/reset") == "reset"'],
    ["passes('reset') > 1", 'passes("victim/reset") > 1'],
    ['time_of( "contained" ) < now', 'time_of( "contained" ) < now'],
    ['has_evidence("mailbox") // account', 'has_evidence("victim/mailbox") // account'],
    ['accounts.exists(each, each == account)', 'accounts.exists(each, each == victim.account)'],
    ['not an expression "', 'not an expression "'],
  ])('%s', (text, full) => expect(qualifyExpression(text, names)).toBe(full));
});

test('and so does every template of a text, but not the text', () => {
  expect(qualifyTemplate('Reset account {{ account }}: {{ outcome("reset") }} {{ account', names)).toBe(
    'Reset account {{ victim.account }}: {{ outcome("victim/reset") }} {{ account',
  );
});
