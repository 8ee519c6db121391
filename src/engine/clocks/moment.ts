/** When something happened, as it stands; milliseconds since 1970 UTC. */
export interface Moment {
  at: number;
  /** What was recorded before it was corrected. */
  was?: number;
  /** Two people say different times; `at` is the earlier one. */
  disputed?: true;
}
