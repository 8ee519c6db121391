/**
 * The days of an authority or an organisation, as a workspace gives them and a case keeps them.
 */
export interface Calendar {
  /** IANA name of the time zone whose days it counts: `Europe/Dublin`. */
  zone: string;
  /** Days that are no working days, as YYYY-MM-DD. */
  holidays: string[];
  /** Days of the week that are no working days, 1 for Monday to 7 for Sunday; absent: Saturday and Sunday. */
  weekend?: number[];
  /** When a working day ends, as HH:MM; absent: at midnight. */
  dayEnds?: string;
  /** What becomes of a period that ends on a day which is no working day; absent: nothing. */
  roll?: Roll;
}

/**
 * What becomes of an end that is no working day. `next-working-day`: a period in days or months ends with the next working day
 * (Regulation (EEC, Euratom) 1182/71 Art. 3(4)); hours run through. `noon-of-next-working-day`: any period ends at noon of the next
 * working day (Delegated Regulation (EU) 2025/301 Art. 5(4)).
 */
export type Roll = 'none' | 'next-working-day' | 'noon-of-next-working-day';
