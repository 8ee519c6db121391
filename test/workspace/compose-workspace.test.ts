import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/lint/lint-text.ts';
import { composeWorkspace } from '../../src/workspace/compose-workspace.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import type { Plan } from '../../src/workspace/plan.ts';

const bare: Plan = {
  organisation: 'Example Ltd',
  cases: 'cases',
  people: [],
  onCall: [],
  regimes: [],
  calendars: {},
};

const seen = fc
  .string({ unit: fc.constantFrom(...'abcZ09 äß漢#:,[]{}"\'\\|>-@&*!%?~'), minLength: 1, maxLength: 12 })
  .map(text => text.trim())
  .filter(text => text !== '');

const plans: fc.Arbitrary<Plan> = fc
  .record({
    organisation: seen,
    people: fc.uniqueArray(
      fc.record({
        name: seen,
        roles: fc.uniqueArray(fc.constantFrom('commander', 'dpo', 'it-operations')),
        contacts: fc.record(
          {
            phone: fc.constantFrom('+353 1 555 0100', '(01) 555-0100', '4711'),
            mail: fc.constant('dana@example.org'),
            chat: seen,
          },
          { requiredKeys: [] },
        ),
      }),
      { selector: ({ name }) => name.toLowerCase(), maxLength: 4 },
    ),
    regimes: fc.subarray([
      { path: 'regulations/gdpr', title: 'GDPR # and more' },
      { path: 'regulations/nis2', title: 'NIS2' },
    ]),
    calendars: fc.constantFrom({}, { default: 'Europe/Dublin', 'us-federal': 'America/New_York' }),
  })
  .chain(plan =>
    fc.subarray(plan.people.map(({ name }) => name)).map(onCall => ({ ...plan, cases: 'cases', onCall })),
  );

describe('a workspace that tocsin writes', () => {
  it('says what it was told, whatever that is, and lint finds nothing in it', () => {
    fc.assert(
      fc.property(plans, plan => {
        const text = composeWorkspace(plan);
        expect(lintText(text, 'tocsin.yaml'), text).toEqual([]);
        const { workspace } = loadWorkspace(text, 'tocsin.yaml');
        expect(workspace?.organisation).toBe(plan.organisation);
        expect(workspace?.regimes).toEqual(plan.regimes.map(({ path }) => path));
        expect(workspace?.people.filter(({ onCall }) => onCall).map(({ name }) => name)).toEqual(plan.onCall);
        expect(workspace?.people.map(({ name, roles, contacts }) => ({ name, roles, contacts }))).toEqual(
          expect.arrayContaining(plan.people),
        );
      }),
    );
  });

  it('teaches with examples that lint has nothing against either', () => {
    const text = composeWorkspace(bare).replace(/^# ?(?=( {2}| {4}|- )|[a-z_]+:( |$))/gm, '');
    expect(loadWorkspace(text, 'tocsin.yaml').findings, text).toEqual([]);
    const { workspace } = loadWorkspace(text, 'tocsin.yaml');
    expect(workspace?.people.map(({ name }) => name)).toEqual(['lee', 'dana']);
    expect(Object.keys(workspace?.calendars ?? {})).toEqual(['default']);
    expect(workspace?.resources).toHaveLength(1);
    expect(workspace?.variants).toHaveProperty('nis2-early-warning');
  });

  it('is the same for the same answers', async () => {
    await expect(composeWorkspace(bare)).toMatchFileSnapshot('../fixtures/workspace/bare.yaml');
    const whole: Plan = {
      ...bare,
      people: [
        {
          name: 'dana',
          roles: ['commander', 'dpo'],
          contacts: { phone: '+353 1 555 0100', chat: '@dana on Signal' },
        },
        { name: 'lee', roles: [], contacts: {} },
      ],
      onCall: ['lee'],
      regimes: [{ path: 'regulations/gdpr', title: 'General Data Protection Regulation (EU)' }],
      calendars: { default: 'Europe/Dublin' },
    };
    await expect(composeWorkspace(whole)).toMatchFileSnapshot('../fixtures/workspace/whole.yaml');
  });
});
