import fc from 'fast-check';

/** Every run of the tests draws the same cases; TOCSIN_SEED draws others, and `random` ever new ones. */
const seed = process.env.TOCSIN_SEED ?? '20261122';
if (seed !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });
