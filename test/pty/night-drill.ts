import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const playbook = `tocsin: 1
id: door
title: A door stands open
version: 1.0.0
summary: For exercises at real terminals.
roles:
  guard: { title: Guard on duty }
phases:
  - id: look
    title: Look
    steps:
      - { id: count, title: Count who is inside, role: guard }
      - id: verdict
        title: Was somebody there?
        options:
          - { id: nobody, label: Nobody was there }
          - { id: somebody, label: Somebody was there }
      - { id: lock, title: Lock the door }
`;

/** What stands before and behind the injects. Four seconds of the story in one of the wall. */
const frame = (injects: string): string => `tocsin-scenario: 1
id: night
title: A door at night
version: 1.0.0
playbook: { id: door, version: ">=1 <2" }
duration: 20m
clock: { mode: scaled, scale: 4, story_start: "2026-11-21T02:10:00Z" }
objectives:
  - { id: o1, text: Know who is inside, capability: Situational assessment }
facts:
  - { id: f1, ask: keys of the door, from: Porter, text: "Three keys are out.\\nOne of them is the cleaner's." }
injects:
${injects}`;

/** What only the controller may know says so. */
export const secret = /SECRET/;

/** Arrives by itself, waits for a room that is slow, and follows what was missed. */
export const wholeNight = frame(`  - id: i1
    type: contextual
    when: { at: 40s }
    channel: phone
    from: Porter
    to: [guard]
    text: The back door stands open.
    expect:
      - { id: e1, objective: o1, within: 24s, met_by: { step: count, state: completed }, text: SECRET counts }
    trainer:
      answer: SECRET cleaner
      hints: [Ask who is paid to be inside., SECRET second hint]
      watch_for: [SECRET watched]
  - id: q1
    type: question
    when: { all: [{ at: 50s }, { step: verdict, state: opened }] }
    text: Do you need a second patrol?
    trainer: { answer: SECRET patrol }
  - id: c1
    type: contingency
    when: { expectation: e1, state: missed }
    text: Motion in the server room.
    trainer: { answer: SECRET motion }
`);

/** One every two seconds of the story, from the fortieth on. */
export const manyInjects = frame(
  Array.from(
    { length: 12 },
    (_, i) => `  - { id: n${i}, type: contextual, when: { at: ${40 + 2 * i}s }, text: Number ${i}. }\n`,
  ).join(''),
);

/** Puts the playbook and a scenario into a folder, which is named to `--playbooks`. */
export function drillLibrary(folder: string, scenario: string): string {
  const library = join(folder, 'library');
  mkdirSync(join(library, 'scenarios'), { recursive: true });
  writeFileSync(join(library, 'door.yaml'), playbook);
  writeFileSync(join(library, 'scenarios', 'night.yaml'), scenario);
  return library;
}
