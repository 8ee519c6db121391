/** What was looked at, and how it stands: `note` gets in nobody's way. */
export interface Check {
  about: 'Node' | 'terminal' | 'cases' | 'clock' | 'workspace' | 'playbooks';
  state: 'good' | 'note' | 'bad';
  what: string;
  /** What to do about it. */
  help?: string;
}
