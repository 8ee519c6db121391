import { rmSync, utimesSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCase } from '../../src/case/find-case.ts';
import { casesFolder, listCases } from '../../src/case/list-cases.ts';
import { newCase, steadyIo } from './sample-case.ts';
import { scratch } from './scratch.ts';

function threeCases() {
  const cases = scratch();
  const stores = ['INC-2026-014-email', 'INC-2026-015-ransomware', 'INC-2026-016-ransomware'].map((name, i) =>
    newCase(cases, { name, io: steadyIo('soc-7', i + 1) }),
  );
  for (const [i, store] of stores.entries())
    utimesSync(join(store.dir, 'log', `${store.w}.jsonl`), 1000 + i, 1000 + i);
  return { cases, stores };
}

describe('the cases in a folder', () => {
  it('are listed with what they are, the last touched first', () => {
    const { cases, stores } = threeCases();
    expect(listCases(cases).map(listed => listed.name)).toEqual([
      'INC-2026-016-ransomware',
      'INC-2026-015-ransomware',
      'INC-2026-014-email',
    ]);
    expect(listCases(cases)[2]).toMatchObject({
      case: stores[0]?.id,
      mode: 'live',
      dir: stores[0]?.dir,
      playbook: { id: 'malicious-email' },
    });
  });

  it('are listed from the record where case.json is gone', () => {
    const { cases } = threeCases();
    const before = listCases(cases);
    for (const { dir } of before) rmSync(join(dir, 'case.json'));
    expect(listCases(cases)).toEqual(before);
  });

  it('are none where the folder is not there', () => {
    expect(listCases(join(scratch(), 'none'))).toEqual([]);
  });
});

describe('a case', () => {
  it('is found by its folder, its id, its name, or a part that only it has', () => {
    const { cases, stores } = threeCases();
    const [first] = stores;
    for (const wanted of [
      first?.dir,
      first?.id,
      first?.id.toLowerCase(),
      'INC-2026-014-email',
      '014',
      'EMAIL',
    ]) {
      expect(findCase(wanted as string, cases, cases)).toBe(first?.dir);
    }
    expect(findCase(basename(first?.dir as string), '/nowhere', cases)).toBe(first?.dir);
  });

  it.each([
    ['its whole name', 'INC-001', ['INC-001', 'EXERCISE-INC-001', 'INC-001-again']],
    ['its number', 'inc-001', ['INC-001-ransomware', 'EXERCISE-INC-001-ransomware', 'INC-0012-email']],
  ])('is found by %s before others that have it in theirs', (_, wanted, names) => {
    const cases = scratch();
    const [first] = names.map((name, i) => newCase(cases, { name, io: steadyIo('soc-7', i + 1) }));
    expect(findCase(wanted, cases, cases)).toBe(first?.dir);
    expect(() => findCase('001', cases, cases)).toThrow('"001" names 3 cases');
  });

  it('that is not told apart is asked for, with the choices', () => {
    const { cases } = threeCases();
    expect(() => findCase('ransomware', cases, cases)).toThrow(
      '"ransomware" names 2 cases: INC-2026-016-ransomware (',
    );
    expect(() => findCase('phishing', cases, cases)).toThrow('no case is called "phishing"');
  });
});

describe('where cases live', () => {
  it('is --cases, else TOCSIN_CASES, else ./cases', () => {
    expect(casesFolder('mine', { TOCSIN_CASES: '/env' }, '/here')).toBe('/here/mine');
    expect(casesFolder(undefined, { TOCSIN_CASES: '/env' }, '/here')).toBe('/env');
    expect(casesFolder(undefined, { TOCSIN_CASES: '' }, '/here')).toBe('/here/cases');
  });
});
