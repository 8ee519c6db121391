import { describe, expect, it } from 'vitest';
import { chooseMutants } from './choose-mutants.ts';
import { scoreOf } from './judge.ts';
import { kinds } from './kinds.ts';
import { judgeByLint } from './mutants.ts';
import { lintShipped, shippedSheets } from './shipped.ts';

const sheets = shippedSheets();
const chosen = chooseMutants(sheets, Object.keys(kinds).length, 1);

describe('a mistake planted in a shipped file', () => {
  it('is one of at least forty kinds', () => {
    expect(new Set(chosen.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(40);
  });

  it('is the same for the same seed', () => {
    expect(chooseMutants(sheets, 20, 7)).toEqual(chooseMutants(sheets, 20, 7));
    expect(chooseMutants(sheets, 20, 7)).not.toEqual(chooseMutants(sheets, 20, 8));
  });

  it('is found, where it is, and hardly anything besides', () => {
    const score = scoreOf(chosen.map(judgeByLint));
    expect(score.found).toBeGreaterThanOrEqual(0.98);
    expect(score.placed).toBeGreaterThanOrEqual(0.95);
    expect(score.perMistake).toBeLessThanOrEqual(1.2);
  }, 120_000);

  it('is the only reason for a finding', () => {
    expect(sheets.flatMap(({ text, file }) => lintShipped(text, file))).toEqual([]);
  });
});
