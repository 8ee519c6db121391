/** What walking a playbook by itself has shown. */
export interface Exploration {
  /** Positions that differ in what matters, and ways from one to another. */
  positions: number;
  moves: number;
  /** False where the walk was stopped at its limit: then nothing is proved. */
  complete: boolean;
  faults: ExplorationFault[];
}

export interface ExplorationFault {
  kind: 'dead-end' | 'cannot-close' | 'never-reached' | 'refused' | 'exception';
  /** One sentence. */
  message: string;
  /** The step that it is about. */
  step?: string;
  /** What was chosen on the shortest way there, each with its step. */
  way: string[];
}
