import { expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { sceneOf } from './scene.ts';

const account = `tocsin: 1
id: account
title: Account
version: 1.2.0
roles: { identity: { title: Identity team } }
inputs:
  account: { ask: Which account?, required: true }
  live: { ask: Is a session live?, type: yes-no }
clocks:
  - { id: lock, title: Lock it, starts: { step: look }, within: 15m, applies_when: 'live == "yes"' }
phases:
  - id: check
    title: Check
    steps:
      - id: look
        title: Look at {{ account }}
        role: identity
        asks: { live: }
      - id: verdict
        title: Is it taken over?
        options: [{ id: no, label: No, next: end }, { id: yes, label: Yes, marks: contained }]
  - id: act
    title: Act
    steps:
      - id: reset
        title: Reset {{ account }}
        needs: [look, contained]
        when: live != "no"
        measure: { what: "Sessions of {{ account }} ended", undo: Let them sign in }
  - id: tell
    title: Tell
    needs: [reset]
    steps: [{ id: owner, title: Tell the owner }]
`;

async function caller(steps: string) {
  const text = `tocsin: 1
id: caller
title: Caller
version: 1.0.0
inputs: { submitters: { ask: Who?, many: true } }
phases:
  - id: contain
    title: Contain
    steps:
${steps.replace(/^/gm, '      ')}
      - id: after
        title: After
`;
  const { playbook, findings } = await loadPlaybook(text, 'caller.yaml', {
    readPlaybook: id => (id === 'account' ? { text: account, file: 'account.yaml' } : undefined),
  });
  if (!playbook) throw new Error(findings.map(({ message }) => message).join('\n'));
  return sceneOf(playbook);
}

const revoke = '- { id: revoke, title: Revoke, use: account, with: { account: dana } }';

it('opens the phases of the called playbook in its place, says which it was and what it was given', async () => {
  const { dana } = await caller(revoke);
  expect(dana.open).toEqual(['revoke/look']);
  const opened = dana.writer.log.find(r => r.type === 'step.opened' && r.at?.step === 'revoke');
  expect(opened?.data).toMatchObject({
    with: { 'revoke.account': 'dana' },
    calls: { id: 'account', version: '1.2.0', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

it('goes on behind the call when the called playbook is finished, each phase in its turn or as its needs are met', async () => {
  const { dana } = await caller(revoke);
  dana.answer('revoke/look', { 'revoke.live': 'yes' }).choose('revoke/verdict', 'yes');
  expect(dana.open).toEqual(['revoke/reset']);
  expect(dana.done('revoke/reset').open).toEqual(['revoke/owner']);
  expect(dana.done('revoke/owner').open).toEqual(['after']);
  expect(dana.milestone('contained')).toBeDefined();
});

it('comes back to the caller where the called playbook ends early', async () => {
  const { dana } = await caller(revoke);
  dana.done('revoke/look').choose('revoke/verdict', 'no');
  expect([dana.open, dana.ended]).toEqual([['after'], false]);
});

it('calls once for each value, with what each was given and answered', async () => {
  const { dana } = await caller(
    '- { id: revoke, title: Revoke, each: { who: submitters }, use: account, with: { account: "{{ who }}" } }',
  );
  dana.set('submitters', ['dana', 'lee']);
  expect(dana.open).toEqual(['revoke[dana]/look', 'revoke[lee]/look']);
  dana.answer('revoke[dana]/look', { 'revoke.live': 'no' }).choose('revoke[dana]/verdict', 'yes');
  expect(dana.open).toEqual(['revoke[dana]/owner', 'revoke[lee]/look']);
  dana.done('revoke[dana]/owner');
  dana.answer('revoke[lee]/look', { 'revoke.live': 'yes' }).choose('revoke[lee]/verdict', 'yes');
  dana.done('revoke[lee]/reset');
  expect(dana.writer.agenda().measures.map(({ what }) => what)).toEqual(['Sessions of lee ended']);
  expect(dana.done('revoke[lee]/owner').open).toEqual(['after']);
});

it('asks for what the called playbook must have and was not given', async () => {
  const { dana } = await caller('- { id: revoke, title: Revoke, use: account }');
  expect(dana.held).toEqual({ revoke: ['revoke.account'] });
  expect(dana.set('revoke.account', 'kim').open).toEqual(['revoke/look']);
});

it('may be called twice, in two scopes', async () => {
  const { dana } = await caller(`${revoke}\n${revoke.replace('id: revoke', 'id: again')}`);
  dana.done('revoke/look').choose('revoke/verdict', 'no');
  expect(dana.open).toEqual(['again/look']);
});

it('runs a clock of the called playbook from its own steps, and asks its condition of what it was told', async () => {
  const { dana } = await caller(revoke);
  const clock = () => dana.writer.agenda().clocks.map(({ state }) => state);
  expect(clock()).toEqual(['waiting']);
  dana.done('revoke/look');
  expect(clock()).toEqual(['undecided']);
  expect(dana.set('revoke.live', 'yes') && clock()).toEqual(['running']);
  expect(dana.set('revoke.live', 'no') && clock()).toEqual(['not-applicable']);
});
