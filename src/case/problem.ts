/** Something that keeps a case from being whole. `file` is relative to the case, `line` 1-based, 0 where it is the file as such. */
export interface Problem {
  file: string;
  line: number;
  what: string;
  kind: 'damage' | 'torn-tail' | 'fork' | 'missing' | 'clash' | 'newer' | 'evidence' | 'text' | 'head';
}

/** Something worth saying that takes nothing from the case's soundness. */
export interface Remark {
  file: string;
  line: number;
  what: string;
}
