import { incidentTypes } from './incident-types.ts';

/** What a new playbook begins from. */
export interface PlaybookPlan {
  id: string;
  /** What people call it. */
  title: string;
  owner: string;
  /** `2026-11-22`: the day on which it was written. */
  today: string;
}

/**
 * A playbook with what every incident needs, from the first report to the review, to be made one's own. Nothing that lint knows
 * is wrong with it, and it is laid out as `tocsin fmt` does.
 */
export function composePlaybook({ id, title, owner, today }: PlaybookPlan): string {
  return `# Each step says who, why and how. Write yours in their place, then: tocsin lint, tocsin fmt, tocsin run ${id} --drill
tocsin: 1
id: ${id}
title: ${scalar(title)}
version: 0.1.0
summary: ${scalar(`${title}, from the first report until its cause is gone and we have learned from it.`)}
${incidentTypes.includes(id) ? `incident_types: [${id}]\n` : ''}owner: ${scalar(owner)}
reviewed: ${today}
review_every: 180d
roles:
  commander:
    title: Incident commander
    brief: Decides and delegates.
    required: true
  responder:
    title: Responder
    brief: Does the technical work.
  communications:
    title: Communications
    brief: Says the same to everybody who asks.
inputs:
  what_was_seen:
    ask: What was seen, where and since when?
    required: true
phases:
  - id: identify
    stage: detection
    title: Find out
    goal: It is known whether this is an incident, and how far it reaches.
    steps:
      - id: take-report
        title: Write down who saw what
        role: responder
        why: The first words are the evidence of when we knew.
        guide: "Reported: {{ what_was_seen }}. Ask who else saw it, and what was done since."
        collect:
          - id: report
            what: The report in its own words
            from: Whoever saw it
        marks: detected
      - id: verdict
        title: Is it an incident?
        role: commander
        authority: commander
        options:
          - id: false-alarm
            label: A false alarm
            means: The cause is known and harmless.
            next: end
          - id: incident
            label: An incident
            marks: declared
  - id: contain
    stage: containment
    title: Stop it from spreading
    goal: It gets no worse while we look for the cause.
    steps:
      - id: keep-evidence
        title: Keep logs and memory before anything is changed
        role: responder
        why: Containment destroys traces; what is kept now can be read later.
        collect:
          - id: logs
            what: Logs and images from before containment
      - id: isolate
        title: Cut off what is affected
        role: responder
        needs: [logs]
        marks: contained
        measure:
          what: What is affected is cut off from the rest
          undo: Connect it again, one system at a time, and watch it
  - id: inform
    stage: coordination
    title: Tell those who must know
    goal: Nobody who depends on us hears it from somebody else.
    steps:
      - id: notify-authority
        title: Must an authority or customer be told?
        role: commander
        options:
          - id: notify
            label: Somebody must be told
            steps:
              - id: send-notice
                title: Send the notice
                role: communications
                notify:
                  to: Those who must be told
                  message: "We are dealing with an incident: {{ what_was_seen }}. We write again within a day."
          - id: no-notice
            label: No notice is due
  - id: eradicate
    stage: eradication
    title: Take the cause away
    goal: What let it happen is closed.
    steps:
      - id: remove-cause
        title: Remove what caused it, and look for it elsewhere
        role: responder
        marks: eradicated
  - id: recover
    stage: recovery
    title: Go back to normal
    goal: Work goes on, and what was set up for the incident is undone.
    steps:
      - id: lift-measures
        title: Lift or keep each measure
        role: responder
        lift: all
        marks: recovered
  - id: learn
    stage: review
    title: Learn from it
    goal: The next one is smaller.
    steps:
      - id: hold-review
        title: Hold the review
        role: commander
        review:
          - What let it happen?
          - What would have shown it sooner?
          - What in this playbook was wrong or missing?
`;
}

/** Plain where nothing in it means anything in YAML; else in quotes. */
function scalar(text: string): string {
  return /^[\p{L}][\p{L}\p{N} _.,/()+-]*$/u.test(text) && text === text.trim() ? text : JSON.stringify(text);
}
