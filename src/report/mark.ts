/** How an entry, or a step, is marked wherever it is shown. */
export type Mark = 'done' | 'skipped' | 'failed' | 'open' | 'warning';
