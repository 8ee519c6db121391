/** A whole playbook around the steps of one phase, which begin in the first column of `steps`. The steps begin on line 9. */
export function playbookOf(steps: string): string {
  const indented = steps.replace(/^(?=.)/gm, '      ');
  return `tocsin: 1
id: example
title: Example
version: 1.0.0
roles: { commander: { title: Incident commander } }
phases:
  - id: identify
    title: Identify
    steps:
${indented}`;
}
