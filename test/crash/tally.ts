/** What a run of crashes came to. */
export interface Tally {
  kills: number;
  /** Kills before event 0 was on the disk. */
  killsBeforeACase: number;
  /** Entries whose permanent line or `saved #N` was read from the process, each held against the logs. */
  acknowledged: number;
  /** Acknowledged notes whose whole text was held against what stood in the editor. */
  wholeNotes: number;
  lost: string[];
  /** Logs with bytes behind their last newline: as the kill left them, and as a power cut was played. */
  tornByKill: number;
  tornByCut: number;
  cases: number;
  /** Sittings that went on with a case after a kill. */
  resumed: number;
  /** Questions for a step's own words that stood where a resumed sitting came up. */
  questions: number;
  closed: number;
  /** Everything else that did not hold. */
  wrong: string[];
}

export function noTally(): Tally {
  return {
    kills: 0,
    killsBeforeACase: 0,
    acknowledged: 0,
    wholeNotes: 0,
    lost: [],
    tornByKill: 0,
    tornByCut: 0,
    cases: 0,
    resumed: 0,
    questions: 0,
    closed: 0,
    wrong: [],
  };
}

export function added(a: Tally, b: Tally): Tally {
  return {
    kills: a.kills + b.kills,
    killsBeforeACase: a.killsBeforeACase + b.killsBeforeACase,
    acknowledged: a.acknowledged + b.acknowledged,
    wholeNotes: a.wholeNotes + b.wholeNotes,
    lost: [...a.lost, ...b.lost],
    tornByKill: a.tornByKill + b.tornByKill,
    tornByCut: a.tornByCut + b.tornByCut,
    cases: a.cases + b.cases,
    resumed: a.resumed + b.resumed,
    questions: a.questions + b.questions,
    closed: a.closed + b.closed,
    wrong: [...a.wrong, ...b.wrong],
  };
}

/** The counts in words; `lost` and `wrong` are listed by who ran it. */
export function countLines(what: string, tally: Tally): string {
  return [
    `${what}:`,
    `  ${tally.kills} kills (${tally.killsBeforeACase} of them before there was a case), ${tally.cases} cases`,
    `  ${tally.acknowledged} acknowledged entries checked, ${tally.wholeNotes} whole notes, ${tally.lost.length} lost`,
    `  torn tails: ${tally.tornByKill} left by a kill, ${tally.tornByCut} made by cutting as a power failure does`,
    `  resumed ${tally.resumed} times, before ${tally.questions} questions; ${tally.closed} cases closed`,
  ].join('\n');
}
