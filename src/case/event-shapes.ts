import type { Draft, EventType } from '../engine/event.ts';

/**
 * Why an event is none that can be taken in: its data has not what every event of its type has. Nothing where it has. A sound chain does
 * not say that: whoever can write into the folder can chain whatever they like.
 */
export function lackOf({ type, data }: Draft): string | undefined {
  const lacking = Object.entries(eventShapes[type]).find(
    ([key, shape]) => !has[shape]((data as Record<string, unknown> | null)?.[key]),
  );
  return lacking && `${type} without its ${lacking[0]}`;
}

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(eventShapes, type);
}

type Shape = 'text' | 'time' | 'number' | 'boolean' | 'object' | 'list';

const has: Record<Shape, (value: unknown) => boolean> = {
  text: value => typeof value === 'string',
  time: value => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  number: value => typeof value === 'number',
  boolean: value => typeof value === 'boolean',
  object: value => typeof value === 'object' && value !== null && !Array.isArray(value),
  list: value => Array.isArray(value),
};

/** By type, what its data always has; `case-event.schema.json` says all that it may have. */
export const eventShapes: Record<EventType, Record<string, Shape>> = {
  'case.opened': {
    name: 'text',
    playbook: 'object',
    mode: 'text',
    scripted: 'boolean',
    nonce: 'text',
    inputs: 'object',
    tool: 'text',
    format: 'number',
  },
  'case.joined': { opened: 'object' },
  'step.opened': {},
  'step.not-applicable': {},
  'step.completed': {},
  'step.failed': { reason: 'text' },
  'step.skipped': { reason: 'text' },
  'step.dropped': { reason: 'text' },
  'decision.made': { option: 'text' },
  'notification.sent': { to: 'text', text: 'text', digest: 'text' },
  'notification.not-sent': { reason: 'text' },
  'approval.given': { name: 'text', role: 'text' },
  'approval.denied': { name: 'text', role: 'text', reason: 'text' },
  'command.started': {
    program: 'text',
    argv: 'list',
    cwd: 'text',
    env: 'list',
    timeout: 'number',
    digest: 'text',
  },
  'command.ended': { result: 'text' },
  'command.declined': { reason: 'text' },
  'checklist.ticked': { entry: 'text', state: 'text' },
  'evidence.added': { what: 'text' },
  'finding.added': { text: 'text' },
  'action.added': { what: 'text', owner: 'text', due: 'text', kind: 'text' },
  'action.done': { of: 'text', what: 'text' },
  'observable.added': { kind: 'text', value: 'text' },
  'observable.withdrawn': { kind: 'text', value: 'text', reason: 'text' },
  'note.added': { text: 'text' },
  'input.set': { name: 'text' },
  'severity.set': { value: 'text' },
  'milestone.set': { name: 'text' },
  'role.assigned': { role: 'text' },
  'measure.lifted': {},
  'measure.kept': { reason: 'text' },
  'clock.met': { clock: 'text' },
  'clock.decided': { clock: 'text', applies: 'boolean', reason: 'text' },
  'clock.acknowledged': { clock: 'text', reason: 'text' },
  'needs.overridden': { missing: 'list', reason: 'text' },
  'conflict.resolved': { keep: 'text', reason: 'text' },
  'correction.made': { of: 'text', field: 'text', value: 'text', reason: 'text' },
  'handover.offered': { to: 'text', brief: 'text', roles: 'list', heads: 'object' },
  'handover.taken': { offer: 'text', heads: 'object' },
  'playbook.attached': { name: 'text', playbook: 'object' },
  'playbook.switched': { name: 'text', playbook: 'object' },
  'session.started': { tool: 'text', dir: 'text', inode: 'number' },
  'session.ended': { why: 'text' },
  'case.closed': { heads: 'object' },
  'case.reopened': { reason: 'text' },
  'log.closed': { log: 'text', lines: 'number', hash: 'text', why: 'text' },
  'damage.found': { file: 'text', line: 'number', what: 'text' },
  'drill.started': {
    scenario: 'object',
    seed: 'text',
    clock: 'text',
    scale: 'number',
    story: 'time',
    solo: 'boolean',
  },
  'drill.clock': { running: 'boolean', story: 'time', why: 'text' },
  'inject.delivered': { inject: 'text', type: 'text', text: 'text', cause: 'text' },
  'inject.acknowledged': { inject: 'text' },
  'inject.answered': { inject: 'text', text: 'text' },
  'inject.held': { inject: 'text', held: 'boolean' },
  'inject.dropped': { inject: 'text', cause: 'text' },
  'fact.asked': { asked: 'text' },
  'hint.given': { text: 'text' },
  'expectation.judged': { expectation: 'text', met: 'boolean' },
  'observation.added': { text: 'text' },
  'objective.rated': { objective: 'text', rating: 'text' },
};
