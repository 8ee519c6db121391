/** Milestones that every playbook has; its own come on top. */
export const standardMilestones: readonly string[] = [
  'opened',
  'occurred',
  'detected',
  'aware',
  'declared',
  'acknowledged',
  'classified',
  'material',
  'contained',
  'eradicated',
  'recovered',
  'closed',
];
