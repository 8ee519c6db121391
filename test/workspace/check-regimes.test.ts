import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/lint/lint-text.ts';
import { workspaceWith } from './write-workspace.ts';

const regulations: Record<string, string> = {
  'regulations/gdpr.yaml': `tocsin-regulation: 1
id: gdpr
title: GDPR
inputs:
  personal_data: { ask: Is personal data affected?, type: yes-no }
clocks:
  - id: gdpr-33
    title: Notify the authority
    starts: { milestone: aware }
    within: 72h
    source: Art. 33(1)
    reviewed: 2026-11-01
`,
  'regulations/sec-8k.yaml': `tocsin-regulation: 1
id: sec-8k
title: Form 8-K
clocks:
  - id: sec-8k-105
    title: File Form 8-K
    starts: { milestone: material }
    within: 4 business days
    calendar: us-federal
    source: Item 1.05
    reviewed: 2026-11-01
`,
};

const ports = {
  readFragment: (path: string) => regulations[path],
  regulations: () => ['regulations/gdpr', 'regulations/sec-8k'],
};

async function found(lines: string): Promise<string[]> {
  const findings = lintText(workspaceWith(lines), 'tocsin.yaml', ports);
  return findings.map(
    ({ severity, rule, range: { start }, help }) =>
      `${severity} ${rule} ${start.line}:${start.column} ${help}`,
  );
}

describe('what a workspace says of its regimes', () => {
  it('holds where clocks and calendars are there and conditions can be evaluated', async () => {
    expect(
      await found(`regimes: [regulations/gdpr, regulations/sec-8k]
calendars: { us-federal: { zone: America/New_York } }
clocks:
  gdpr-33: { applies_when: personal_data != "no", source: s, reviewed: 2026-11-01 }
`),
    ).toEqual([]);
  });

  it('is wrong of a clock that none of them has', async () => {
    expect(await found('regimes: [regulations/gdpr]\nclocks: { gdpr-34: { role: dpo } }\n')).toEqual([
      'error unknown-clock 4:11 did you mean `gdpr-33`?',
    ]);
    expect(await found('clocks: { gdpr-33: { role: dpo } }\n')).toEqual([
      'error unknown-clock 3:11 name its regime under `regimes` first',
    ]);
  });

  it('is wrong of an anchor that no clock is', async () => {
    expect(
      await found(`regimes: [regulations/gdpr]
clocks:
  gdpr-33: { starts: { clock_met: gdpr-3 }, source: s, reviewed: 2026-11-01 }
`),
    ).toEqual(['error unknown-clock 5:35 did you mean `gdpr-33`?']);
  });

  it('is wrong of a condition about what they do not ask', async () => {
    expect(
      await found(`regimes: [regulations/gdpr]
clocks:
  gdpr-33: { applies_when: personal_date == "yes", source: s, reviewed: 2026-11-01 }
`),
    ).toEqual([expect.stringMatching(/^error unknown-input 5:28 did you mean `personal_data`/)]);
  });

  it('lacks a calendar that one of them counts by: a warning, for days are counted without holidays then', async () => {
    expect(await found('regimes: [regulations/gdpr, regulations/sec-8k]\n')).toEqual([
      expect.stringMatching(/^warning unknown-calendar 3:29 add `us-federal`/),
    ]);
  });

  it('says of a regime that is missing only that', async () => {
    expect(await found('regimes: [regulations/gdpq]\nclocks: { gdpr-33: { role: dpo } }\n')).toEqual([
      'error unknown-regime 3:11 did you mean `regulations/gdpr`?',
    ]);
  });
});

describe('severities of a workspace', () => {
  it('grade what it names, and not what keeps it from being read', async () => {
    expect(await found('regimes: [regulations/gdpq]\nlint: { rules: { unknown-regime: info } }\n')).toEqual([
      'info unknown-regime 3:11 did you mean `regulations/gdpr`?',
    ]);
    expect(await found('regimes: [regulations/gdpq]\nlint: { rules: { unknown-regime: off } }\n')).toEqual(
      [],
    );
    expect(await found('cases: ~\nlint: { rules: { schema: off } }\n')).toEqual([
      expect.stringMatching(/^error schema 3:8/),
    ]);
  });
});
