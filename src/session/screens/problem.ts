import type { Line } from '../../terminal/line.ts';
import type { RecordStore } from '../record-store.ts';

type Problem = RecordStore['problems'][number];

export function problemLine({ file, line, what }: Problem): Line {
  return [{ text: `NOT WHOLE  ${file}:${line}: ${what}`, tone: 'bad', hang: true }];
}

/** What has come to be wrong with a case while somebody works on it, each thing once; whoever works goes on. */
export class NewProblems {
  readonly #store: RecordStore;
  readonly #said = new Set<string>();

  /** What is wrong already has been said. */
  constructor(store: RecordStore) {
    this.#store = store;
    this.#unsaid();
  }

  /** Lines for what was not said yet; of very many only the first. */
  lines(): Line[] {
    const unsaid = this.#unsaid();
    if (unsaid.length === 0) return [];
    const more = unsaid.length - most;
    return [
      ...unsaid.slice(0, most).map(problemLine),
      ...(more > 0 ? [[{ text: `           and ${more} more`, tone: 'bad' as const }]] : []),
      [
        {
          text: 'Nothing of it is taken in. Go on: your own record is whole. `tocsin verify` says more.',
          tone: 'dim',
          hang: true,
        },
      ],
    ];
  }

  #unsaid(): Problem[] {
    return this.#store.problems.filter(({ file, line, what }) => {
      const about = `${file}:${line}: ${what}`;
      if (this.#said.has(about)) return false;
      this.#said.add(about);
      return true;
    });
  }
}

/** Problems that are told one by one. */
const most = 5;
