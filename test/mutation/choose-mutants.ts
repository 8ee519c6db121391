import { kinds } from './kinds.ts';
import { type Mutant, plant } from './mutant.ts';
import type { Sheet } from './sheet.ts';

/** So many mutants, as evenly of all kinds as the files have places, always the same for a seed. No two are the same. */
export function chooseMutants(sheets: readonly Sheet[], count: number, seed: number): Mutant[] {
  const random = randomFrom(seed);
  const waiting = Object.entries(kinds)
    .map(([kind, placesOf]) => ({ kind, places: shuffled(placesIn(sheets, placesOf), random) }))
    .filter(({ places }) => places.length > 0);
  const chosen: Mutant[] = [];
  while (chosen.length < count && waiting.some(({ places }) => places.length > 0)) {
    for (const { kind, places } of waiting) {
      const place = places.pop();
      if (place && chosen.length < count) chosen.push(plant(place.sheet, kind, place.planted));
    }
  }
  return chosen;
}

function placesIn(sheets: readonly Sheet[], placesOf: (typeof kinds)[string]) {
  return sheets.flatMap(sheet =>
    placesOf(sheet)
      .filter(({ edits }) => edits.length > 0)
      .map(planted => ({ sheet, planted })),
  );
}

function shuffled<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j] as T, items[i] as T];
  }
  return items;
}

/** Numbers from 0 to 1 that look random: mulberry32, by Tommy Ettinger. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
