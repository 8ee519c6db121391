import { expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { at, sceneOf } from './scene.ts';

const fragment = `tocsin-fragment: 1
id: revoke
title: Revoke
inputs: { account: { ask: Which account? } }
steps:
  - { id: look, title: "Look at {{ account }}" }
  - { id: block, title: "Block {{ account }}" }
`;

const text = `tocsin: 1
id: caller
title: Caller
version: 1.0.0
inputs: { accounts: { ask: Whose?, many: true } }
phases:
  - id: contain
    title: Contain
    steps:
      - { id: ask, title: Ask, asks: { accounts: } }
      - id: take-back
        title: "Take back {{ account }}"
        each: { account: accounts }
        steps:
          - { include: revoke.yaml, as: victim, with: { account: "{{ account }}" } }
`;

it('gives a step that is opened out of turn what the fragment around it is given', async () => {
  const { playbook, findings } = await loadPlaybook(text, 'caller.yaml', { readFragment: () => fragment });
  expect(findings).toEqual([]);
  if (!playbook) throw new Error('not loaded');
  const { dana } = await sceneOf(playbook);
  dana.set('accounts', ['lee', 'kim']);
  const block = at('take-back[kim]/victim/block', id => id in playbook.steps);
  dana.act({ kind: 'open-step', at: block, reason: 'mail is leaving' });
  expect(dana.writer.log.at(-1)).toMatchObject({
    type: 'step.opened',
    data: { with: { 'victim.account': 'kim' } },
  });
});
