import type { Shelves } from '../../src/library/list-playbooks.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { exploreWorld } from '../../src/session/explore-world.ts';
import type { Exploration } from '../../src/walkthrough/explore/exploration.ts';
import { explore } from '../../src/walkthrough/explore/explore.ts';

const shelves: Shelves = { cwd: import.meta.dirname, playbooks: [] };

/** What walking a playbook by itself shows. */
export function explored(
  playbook: Playbook,
  { limit = 5000, everyOrder = false } = {},
): Promise<Exploration> {
  const expressions = bindExpressions(playbook);
  const start = Date.parse('2026-01-05T08:00:00Z');
  const world = exploreWorld(playbook, expressions, { start, calendars: {}, shelves });
  return explore({ playbook, expressions, world, limit, everyOrder });
}

/** A playbook of these phases, as they stand under `phases:`, and those that it calls, by id. */
export function playbookWith(phases: string, called: Record<string, string> = {}): Playbook {
  const { playbook, findings } = loadPlaybook(textOf('example', phases), 'example.yaml', {
    readPlaybook: id => (called[id] === undefined ? undefined : { text: textOf(id, called[id]), file: id }),
  });
  if (!playbook) throw new Error(JSON.stringify(findings));
  return playbook;
}

function textOf(id: string, phases: string): string {
  return `tocsin: 1
id: ${id}
title: Example
version: 1.0.0
roles: { commander: { title: Incident commander } }
phases:
${phases.replace(/^(?=.)/gm, '  ')}`;
}
