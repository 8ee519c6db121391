/** Keys that make a step something else than a task, and phases and options groups. A step has at most one. */
export const actionKeys: ReadonlySet<string> = new Set([
  'options',
  'approve',
  'run',
  'notify',
  'wait',
  'use',
  'lift',
  'review',
  'steps',
  'parallel',
]); // prettier-ignore

/** Keys of the steps that a person works on, and that a group or a `use`, which nobody works on, cannot have. */
const workKeys: ReadonlySet<string> = new Set([
  'asks',
  'checklist',
  'collect',
  'critical',
  'witness',
  'destroys',
  'marks',
  'meets',
  'measure',
]); // prettier-ignore

const sharedKeys = [
  'id',
  'title',
  'role',
  'why',
  'guide',
  'when',
  'needs',
  'each',
  'due',
  'attack',
  'references',
  'authority',
];

/** Keys that go with one action: its companions. */
const companions: Readonly<Record<string, string>> = {
  timeout: 'run',
  outputs: 'run',
  env: 'run',
  sensitive: 'run',
  with: 'use',
  mode: 'use',
  stage: 'steps',
  goal: 'steps',
};

/** Every key that a step of some kind can have. */
export const stepKeys: readonly string[] = [
  ...sharedKeys,
  ...workKeys,
  ...actionKeys,
  ...Object.keys(companions),
  'include',
];

/** The action that a key goes with. */
export function ownerOf(key: string): string | undefined {
  return companions[key];
}

/** Whether a schema's name is that of one of the kinds of step. */
export function isStepSchema(schema: string): boolean {
  return stepSchemas.has(schema);
}

const stepSchemas: ReadonlySet<string> = new Set([
  'decision',
  'approval',
  'command',
  'notification',
  'pause',
  'playbook-use',
  'lifting',
  'review-step',
  'group-in-parallel',
  'group-in-steps',
  'task',
]); // prettier-ignore

/** Why a key that other steps have cannot stand in a map of this schema, and where it could; nothing for a key that no step has. */
export function whyMisplaced(key: string, schema: string): [message: string, help: string] | undefined {
  if (!stepKeys.includes(key)) return undefined;
  const holder = holderName(schema);
  if (!holder) return undefined;
  if (actionKeys.has(key)) return [`${holder} cannot hold \`${key}\``, 'put it on a step inside'];
  if (workKeys.has(key) && schema === 'playbook-use')
    return [
      `\`${key}\` says what a person does or records, and a step with \`use\` only leads to another playbook`,
      'put it on a step of its own before this one, or in that playbook',
    ];
  if (workKeys.has(key))
    return [
      `\`${key}\` says what a person does or records, and ${holder} is finished when what it holds is`,
      'put it on a step inside',
    ];
  if (key === 'authority' && schema === 'approval')
    return ['`approve` says whose yes it takes, and needs no `authority` beside it', 'remove `authority`'];
  if (key === 'authority')
    return [
      `\`authority\` belongs to what a person does or decides, and ${holder} is no task, decision, command or notification`,
      'remove it, or put it on such a step',
    ];
  const owner = companions[key];
  if (owner === 'steps')
    return [`\`${key}\` belongs to a phase or a group`, 'remove it, or put it on the group around this step'];
  if (owner)
    return [
      `\`${key}\` belongs to a step with \`${owner}\`, and ${holder} has none`,
      `add \`${owner}\`, or remove \`${key}\``,
    ];
  return [`${holder} cannot have \`${key}\``, 'put it on a step inside'];
}

function holderName(schema: string): string | undefined {
  if (schema.startsWith('group')) return 'a group';
  if (schema.startsWith('phase')) return 'a phase';
  if (schema.startsWith('option-in')) return 'an option';
  return stepSchemas.has(schema) ? 'this step' : undefined;
}

/** Words that people use for keys of ours, and that no spelling distance would find. */
export const otherWords: Readonly<Record<string, readonly string[]>> = {
  name: ['title', 'label', 'id'],
  label: ['title'],
  title: ['label'],
  description: ['guide', 'summary', 'means'],
  instructions: ['guide'],
  details: ['guide'],
  reason: ['why'],
  if: ['when'],
  condition: ['when'],
  depends_on: ['needs'],
  requires: ['needs'],
  tasks: ['steps'],
  actions: ['steps'],
  goto: ['next'],
  foreach: ['each'],
  for_each: ['each'],
  choices: ['options'],
  question: ['ask'],
  prompt: ['ask'],
  evidence: ['collect'],
  tlp_marking: ['tlp'],
  email: ['mail'],
  tel: ['phone'],
  telephone: ['phone'],
  url: ['web'],
  timezone: ['zone'],
};
