/** Why something that was entered cannot be taken: one sentence, and its two halves for those who show them apart. */
export interface Fault {
  error: string;
  what: string;
  instead: string;
}

export function fault(what: string, instead: string): Fault {
  return { error: `${what}; ${instead}`, what, instead };
}
