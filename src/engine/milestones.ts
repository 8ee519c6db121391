/** The field's milestones, in the order in which they usually fall. A playbook may mark others of its own. */
export const milestones = [
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
] as const;
