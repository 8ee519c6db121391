import fc from 'fast-check';

/** Every run of the tests draws the same cases; TOCSIN_SEED draws others, and `random` ever new ones. */
const seed = process.env.TOCSIN_SEED ?? '20261122';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

/** With TOCSIN_MINUTES a property draws no more after so long, whatever its number of runs; what it found until then counts. */
const minutes = process.env.TOCSIN_MINUTES;
if (minutes)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), interruptAfterTimeLimit: Number(minutes) * 60_000 });
