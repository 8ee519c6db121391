/** A playbook that has what a whole procedure wants, as short as that can be: the good example of rules that look at all of it. */
export const exampleProcedure = `tocsin: 1
id: lost-badge
title: Lost badge
version: 1.0.0
incident_types: [lost-device]
owner: Site security
reviewed: 2026-11-01
phases:
  - id: identify
    stage: detection
    title: Identify
    steps:
      - id: verdict
        title: Is the badge lost?
        options:
          - { id: turned-up, label: It turned up, next: end }
          - { id: lost, label: It is lost }
  - id: contain
    stage: containment
    title: Contain
    steps:
      - id: block-badge
        title: Block the badge
        measure: { what: Badge blocked, undo: Allow it again once its owner has it back }
  - id: inform
    stage: coordination
    title: Inform
    steps:
      - id: tell-guards
        title: Tell the guards
        notify: { to: The guards, message: Please let nobody in with a badge alone. }
  - id: eradicate
    stage: eradication
    title: Eradicate
    steps:
      - { id: change-codes, title: Change the codes of the doors that it opened }
  - id: recover
    stage: recovery
    title: Recover
    steps:
      - { id: lift-blocks, title: Lift or keep each block, lift: all }
  - id: review
    stage: review
    title: Review
    steps:
      - { id: hold-review, title: Hold the review, review: [What let it happen?] }
`;
