import type { Playbook, Step } from '../../src/playbook/playbook.ts';

const common = {
  index: 0,
  path: [],
  asks: [],
  checklist: [],
  collect: [],
  critical: false,
  witness: false,
  destroys: [],
  marks: [],
  meets: [],
  attack: [],
  references: [],
};

function step(
  fields: Partial<Step> & Pick<Step, 'id' | 'title' | 'list' | 'phase' | 'kind'>,
): [string, Step] {
  return [fields.id, { ...common, ...fields } as Step];
}

/** Two phases, a decision with a step of its own, a way back and a need: one of each thing that a drawing shows. */
export const smallPlaybook: Playbook = {
  format: 1,
  id: 'malicious-email',
  title: 'Malicious email',
  version: '1.0.0',
  summary: 'A person reports an email.',
  incidentTypes: ['phishing'],
  attack: [],
  references: [],
  severity: [],
  roles: [{ id: 'commander', title: 'Incident commander', required: true }],
  inputs: {},
  clocks: [
    {
      id: 'update',
      title: 'Status update',
      starts: { milestone: 'declared' },
      every: { text: '30m', ms: 1_800_000 },
      content: [],
      status: 'in-force',
    },
  ],
  unreadRegimes: ['regulations/gdpr'],
  milestones: ['contained'],
  lists: {
    '': { id: '', container: 'steps', children: ['triage', 'contain'] },
    triage: { id: 'triage', container: 'steps', owner: 'triage', children: ['verdict'] },
    'verdict:malicious': {
      id: 'verdict:malicious',
      container: 'steps',
      owner: 'verdict',
      option: 'malicious',
      children: ['keep-original'],
    },
    contain: { id: 'contain', container: 'parallel', owner: 'contain', children: ['block-sender', 'purge'] },
  },
  steps: Object.fromEntries([
    step({
      id: 'triage',
      title: 'Triage',
      list: '',
      phase: 'triage',
      kind: 'phase',
      body: 'triage',
      goal: 'Know what it is.',
    }),
    step({
      id: 'verdict',
      title: 'Is it "malicious"?',
      list: 'triage',
      phase: 'triage',
      kind: 'decision',
      authority: 'commander',
      options: [
        {
          id: 'malicious',
          label: 'Yes',
          sets: {},
          marks: ['contained'],
          meets: [],
          body: 'verdict:malicious',
        },
        { id: 'benign', label: 'No', sets: {}, marks: [], meets: [], next: 'end' },
      ],
    }),
    step({
      id: 'keep-original',
      title: 'Keep the original',
      list: 'verdict:malicious',
      phase: 'triage',
      kind: 'task',
    }),
    step({ id: 'contain', title: 'Contain', list: '', phase: 'contain', kind: 'phase', body: 'contain' }),
    step({
      id: 'block-sender',
      title: 'Block the sender',
      list: 'contain',
      phase: 'contain',
      kind: 'task',
      critical: true,
    }),
    step({
      id: 'purge',
      title: 'Purge mailboxes',
      list: 'contain',
      phase: 'contain',
      kind: 'run',
      argv: ['purge'],
      outputs: {},
      env: [],
      sensitive: false,
      needs: ['keep-original'],
    }),
  ]),
  edges: [
    { from: 'triage', to: 'verdict', why: 'start' },
    { from: 'verdict', to: 'keep-original', why: 'option', option: 'malicious' },
    { from: 'verdict', to: 'end', why: 'next', option: 'benign' },
    { from: 'keep-original', to: 'contain', why: 'after' },
    { from: 'contain', to: 'block-sender', why: 'start' },
    { from: 'contain', to: 'purge', why: 'start' },
    { from: 'keep-original', to: 'purge', why: 'needs' },
    { from: 'block-sender', to: 'end', why: 'after' },
    { from: 'purge', to: 'end', why: 'after' },
  ],
};
