import type { FileKind } from '../kind-of-file.ts';

/** The order of a map's keys, and what its values are made of. */
export interface Shape {
  keys: readonly string[];
  inside?: Readonly<Record<string, Inside>>;
}

/** A map, each entry of a list or of a map whose names are the author's: those keep their order, for it says what is asked first. */
type Inside = { map: Shape } | { each: () => Shape };

const reference: Shape = { keys: ['title', 'url'] };
const role: Shape = { keys: ['title', 'brief', 'required'] };
const input: Shape = {
  keys: ['ask', 'type', 'choices', 'many', 'help', 'required', 'sensitive', 'pattern', 'default'],
};

const clock: Shape = {
  keys: [
    'id',
    'use',
    'title',
    'starts',
    'within',
    'at_most',
    'every',
    'until',
    'calendar',
    'roll',
    'applies_when',
    'role',
    'content',
    'source',
    'reviewed',
    'status',
  ],
  inside: { at_most: { map: { keys: ['within', 'of'] } } },
};

const option: Shape = {
  keys: ['id', 'label', 'means', 'suggest', 'sets', 'marks', 'meets', 'next', 'steps', 'parallel'],
  inside: { steps: { each: () => step }, parallel: { each: () => step } },
};

/** A step of any kind, a phase, and an include: what it is first, then whose and when, then why and how, what it does, and what follows last. */
const step: Shape = {
  keys: [
    'include',
    'as',
    'id',
    'stage',
    'title',
    'goal',
    'role',
    'authority',
    'when',
    'needs',
    'each',
    'due',
    'critical',
    'witness',
    'destroys',
    'why',
    'guide',
    'asks',
    'checklist',
    'collect',
    'run',
    'timeout',
    'outputs',
    'env',
    'sensitive',
    'notify',
    'wait',
    'approve',
    'use',
    'mode',
    'with',
    'lift',
    'review',
    'marks',
    'meets',
    'measure',
    'attack',
    'references',
    'options',
    'steps',
    'parallel',
  ],
  inside: {
    asks: { each: () => input },
    collect: { each: () => ({ keys: ['id', 'what', 'from', 'to'] }) },
    notify: { map: { keys: ['to', 'by', 'message'] } },
    measure: { map: { keys: ['what', 'undo'] } },
    references: { each: () => reference },
    options: { each: () => option },
    steps: { each: () => step },
    parallel: { each: () => step },
  },
};

const trigger: Shape = {
  keys: [
    'at',
    'after',
    'wait',
    'step',
    'decision',
    'option',
    'milestone',
    'expectation',
    'state',
    'flag',
    'idle',
    'all',
    'any',
    'not',
  ],
  inside: { all: { each: () => trigger }, any: { each: () => trigger } },
};

/** What it is and when it comes, then what the players see, then what is expected of them, and what the controller alone knows last. */
const inject: Shape = {
  keys: [
    'id',
    'type',
    'when',
    'late',
    'channel',
    'from',
    'to',
    'text',
    'raises',
    'expect',
    'questions',
    'trainer',
  ],
  inside: {
    when: { map: trigger },
    expect: { each: () => ({ keys: ['id', 'objective', 'within', 'critical', 'met_by', 'text'] }) },
    trainer: { map: { keys: ['answer', 'hints', 'watch_for'] } },
  },
};

const person: Shape = { keys: ['name', 'roles', 'contacts', 'note'] };

/** What each kind of file is made of. Keys that are not here come last, as they were. */
export const fileShapes: Readonly<Record<FileKind, Shape>> = {
  playbook: {
    keys: [
      'tocsin',
      'id',
      'title',
      'version',
      'summary',
      'incident_types',
      'owner',
      'reviewed',
      'review_every',
      'tlp',
      'attack',
      'references',
      'severity',
      'roles',
      'inputs',
      'clocks',
      'phases',
    ],
    inside: {
      references: { each: () => reference },
      roles: { each: () => role },
      inputs: { each: () => input },
      clocks: { each: () => clock },
      phases: { each: () => step },
    },
  },
  fragment: {
    keys: ['tocsin-fragment', 'id', 'title', 'summary', 'roles', 'inputs', 'steps'],
    inside: {
      roles: { each: () => role },
      inputs: { each: () => input },
      steps: { each: () => step },
    },
  },
  regulation: {
    keys: ['tocsin-regulation', 'id', 'title', 'summary', 'inputs', 'clocks'],
    inside: { inputs: { each: () => input }, clocks: { each: () => clock } },
  },
  walkthrough: {
    keys: [
      'tocsin-walkthrough',
      'playbook',
      'name',
      'start',
      'mode',
      'role',
      'inputs',
      'severity',
      'roles',
      'answers',
      'injects',
      'close',
      'expect',
    ],
  },
  scenario: {
    keys: [
      'tocsin-scenario',
      'id',
      'title',
      'version',
      'summary',
      'playbook',
      'duration',
      'clock',
      'seed',
      'overview',
      'objectives',
      'roles',
      'inputs',
      'facts',
      'injects',
      'pools',
      'hot_wash',
    ],
    inside: {
      playbook: { map: { keys: ['id', 'version'] } },
      clock: { map: { keys: ['mode', 'scale', 'story_start'] } },
      overview: { map: { keys: ['scope', 'threat', 'sponsor', 'contact'] } },
      objectives: { each: () => ({ keys: ['id', 'text', 'capability', 'target'] }) },
      roles: { each: () => ({ keys: ['id', 'brief', 'required'] }) },
      facts: { each: () => ({ keys: ['id', 'ask', 'from', 'text', 'after'] }) },
      injects: { each: () => inject },
      pools: { each: () => ({ keys: ['id', 'draw', 'between', 'injects'] }) },
    },
  },
  workspace: {
    keys: [
      'tocsin-workspace',
      'organisation',
      'cases',
      'case_id',
      'playbooks',
      'roster',
      'resources',
      'regimes',
      'clocks',
      'calendars',
      'risks',
      'lint',
    ],
    inside: {
      roster: {
        map: { keys: ['people', 'on_call'], inside: { people: { each: () => person } } },
      },
      resources: { each: () => ({ keys: ['name', 'kind', 'contacts', 'regimes', 'note'] }) },
      clocks: { each: () => clock },
      calendars: { each: () => ({ keys: ['zone', 'weekend', 'holidays', 'day_ends', 'roll'] }) },
      risks: {
        each: () => ({
          keys: [
            'id',
            'title',
            'likelihood',
            'impact',
            'treatment',
            'owner',
            'reviewed',
            'playbooks',
            'controls',
            'reviews',
          ],
          inside: {
            reviews: { each: () => ({ keys: ['day', 'by', 'likelihood', 'impact', 'treatment', 'why'] }) },
          },
        }),
      },
    },
  },
};
