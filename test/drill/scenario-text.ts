/** A scenario over the playbook of `drill-playbook.ts`, with these injects in place of its own, and whatever else is said of it. */
export function scenarioText(injects: string, more = ''): string {
  return `tocsin-scenario: 1
id: door-at-night
title: A door at night
version: 1.0.0
playbook: { id: door, version: ">=1 <2" }
duration: 60m
clock: { mode: scaled, scale: 4, story_start: "2026-11-21T02:10:00Z" }
objectives:
  - { id: o1, text: Know who is inside }
injects:
${injects}${more}`;
}

/** The playbook that it is laid over. */
export const doorText = `tocsin: 1
id: door
title: A door stands open
version: 1.2.0
summary: For tests.
roles:
  guard: { title: Guard on duty }
inputs:
  site: { ask: Which site?, type: text }
phases:
  - id: look
    title: Look
    steps:
      - { id: count, title: Count who is inside, role: guard }
      - id: verdict
        title: Was somebody there?
        options:
          - { id: nobody, label: Nobody was }
          - { id: somebody, label: Somebody was, marks: [contained] }
      - { id: lock, title: Lock the door }
`;
