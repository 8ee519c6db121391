import { describe, expect, it } from 'vitest';
import { nextCaseName } from '../../src/workspace/case-name.ts';

const now = Date.UTC(2026, 10, 21);
const live = { mode: 'live', playbook: 'ransomware', now } as const;

describe('the name of a case', () => {
  it.each([
    [undefined, [], 'INC-2026-001-ransomware'],
    [undefined, ['INC-2026-009-phishing', 'INC-2025-040-phishing'], 'INC-2026-010-ransomware'],
    [undefined, ['EXERCISE-2026-009-phishing'], 'INC-2026-001-ransomware'],
    ['SEC-{year}{month}-{number}', ['SEC-202611-007', 'SEC-202610-099'], 'SEC-202611-008'],
    ['{playbook}-{number}', ['phishing-004', 'lost-device-011'], 'ransomware-012'],
    ['{number}', ['999', 'x'], '1000'],
    ['A.{number}', ['AB004'], 'A.001'],
    ['{year}-{number}-{number}', ['2026-002-002'], '2026-003-003'],
  ])('by %s after %j is %s', (pattern, taken, expected) => {
    expect(nextCaseName({ ...live, pattern }, taken)).toBe(expected);
  });

  it.each([
    [undefined, ['INC-2026-009-phishing'], 'EXERCISE-2026-001-ransomware'],
    ['SEC-{number}', ['SEC-004', 'EXERCISE-SEC-002'], 'EXERCISE-SEC-003'],
  ])('of an exercise by %s after %j is %s', (pattern, taken, expected) => {
    expect(nextCaseName({ ...live, mode: 'drill', pattern }, taken)).toBe(expected);
  });
});
