import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { parseSource } from '../../src/playbook/yaml/parse-source.ts';

/** Small hostile texts are golden files under test/fixtures/lint; these are too big to keep. */
describe('a hostile file', () => {
  const attacks: [name: string, text: string, rule: string][] = [
    ['a file of more than 1 MiB', `a: ${'é'.repeat(524_300)}`, 'too-large'],
    ['a megabyte of opening brackets', '['.repeat(1_000_000), 'too-deep'],
    ['a megabyte of dashes', '- '.repeat(500_000), 'too-deep'],
    ['a megabyte of explicit keys', '? '.repeat(500_000), 'too-deep'],
    ['a megabyte of empty lists', `[${'[],'.repeat(330_000)}]`, 'too-large'],
    ['50,000 keys', Array.from({ length: 50_000 }, (_, i) => `k${i}: v`).join('\n'), 'too-large'],
    ['a list of 20,001 entries', `a:\n${'- b\n'.repeat(20_001)}`, 'too-large'],
    ['a text of more than 64 KiB', `a: "${'x'.repeat(65_536)}"`, 'too-large'],
    ['a block text of more than 64 KiB in UTF-8', `a: |\n  ${'通'.repeat(21_846)}`, 'too-large'],
    ['5,000 aliases of one anchor', `a: &a b\nc: [${'*a,'.repeat(5_000)}]`, 'anchors-and-aliases'],
    ['5,000 aliases of nothing', `c: [${'*a,'.repeat(5_000)}]`, 'anchors-and-aliases'],
    ['a bomb of anchors', 'a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]', 'anchors-and-aliases'],
  ];

  for (const [name, text, rule] of attacks) {
    it(`is refused where it is ${name}`, () => {
      const { source, findings } = parseSource(text, 'p.yaml');
      expect(source).toBeUndefined();
      expect(new Set(findings.map(finding => finding.rule))).toEqual(new Set([rule]));
      expect(findings[0]?.range.start.line).toBeGreaterThan(0);
    });
  }

  it('twice in one process is refused twice', () => {
    const deep = '['.repeat(900);
    expect(parseSource(deep, 'p.yaml').findings).toEqual(parseSource(deep, 'p.yaml').findings);
  });

  it('names the limit that it passes', () => {
    expect(parseSource('['.repeat(65), 'p.yaml').findings[0]?.message).toContain('64 levels');
    expect(parseSource(`a:\n${'- b\n'.repeat(20_001)}`, 'p.yaml').findings[0]?.message).toContain('20000');
  });

  it('reports at most twenty lines of invisible characters, and how many more there are', () => {
    const { findings } = parseSource('a: \u200b\n'.repeat(100), 'p.yaml');
    expect(findings).toHaveLength(20);
    expect(findings.at(-1)?.help).toContain('80 more');
  });

  it('has its patterns run in linear time', () => {
    const text = (pattern: string, offered: string) => `tocsin: 1
id: example
title: Example
version: 1.0.0
inputs:
  ticket: { ask: Ticket?, pattern: "${pattern}", default: ${offered} }
phases:
  - { id: a, title: A, steps: [{ id: b, title: B }] }
`;
    const { findings } = loadPlaybook(text('^(a+)+$', `${'a'.repeat(60)}b`), 'p.yaml');
    expect(findings.map(({ rule }) => rule)).toEqual(['schema']);
    expect(loadPlaybook(text('^(a+)+$', 'a'.repeat(60)), 'p.yaml').findings).toEqual([]);
  });
});

describe('within the limits', () => {
  it('64 levels and 19,000 entries are read', () => {
    expect(parseSource(`${'['.repeat(64)}${']'.repeat(64)}`, 'p.yaml').findings).toEqual([]);
    expect(parseSource(`a:\n${'- b\n'.repeat(19_000)}`, 'p.yaml').findings).toEqual([]);
  });
});

describe('a text', () => {
  it('is kept as it is written', () => {
    const written = [
      '1.10',
      '0123',
      '12e45678',
      'yes',
      'null',
      '~',
      'true',
      '0x1F',
      '2026-11-01',
      '1e999',
      '=',
      '-',
    ];
    const text = written.map((value, i) => `k${i}: ${value === '-' ? '"-"' : value}`).join('\n');
    expect(Object.values(parseSource(text, 'p.yaml').source?.data as object)).toEqual(written);
  });

  it('is null only where nothing is written', () => {
    expect(parseSource('a:\nb: ""\nc: []\nd: {}', 'p.yaml').source?.data).toEqual({
      a: null,
      b: '',
      c: [],
      d: {},
    });
  });

  it('may begin with a byte order mark and hold emoji and right-to-left letters', () => {
    expect(parseSource('\uFEFFa: "⚠️ שלום"', 'p.yaml').source?.data).toEqual({ a: '⚠️ שלום' });
  });
});
