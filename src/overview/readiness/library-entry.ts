import type { Playbook } from '../../playbook/playbook.ts';

/** A playbook of the library as readiness looks at it. */
export interface LibraryEntry {
  id: string;
  path: string;
  from: 'own' | 'built-in';
  /** Absent where it does not load. */
  playbook: Playbook | undefined;
  /** How many findings lint has, by how grave they are. */
  errors: number;
  warnings: number;
}
