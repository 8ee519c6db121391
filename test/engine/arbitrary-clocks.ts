import fc from 'fast-check';
import type { AnchorEntry, ClockBody } from '../../src/playbook/document.ts';
import { type DraftCondition, draftCondition } from './condition.ts';

/** A clock as it is generated: the steps and clocks that it runs from are numbers, drawn later from what there is. */
export interface ClockSketch {
  starts: AnchorSketch;
  within: string | undefined;
  cap: AnchorSketch | undefined;
  every: boolean;
  until: string | undefined;
  applies: DraftCondition | undefined;
  status: 'in-force' | 'pending';
}

interface AnchorSketch {
  kind: 'milestone' | 'step' | 'met' | 'last-met' | 'earliest';
  milestone: string;
  of: number;
}

const milestone = fc.constantFrom('contained', 'declared', 'aware');

const anchor: fc.Arbitrary<AnchorSketch> = fc.record({
  kind: fc.constantFrom('milestone', 'milestone', 'milestone', 'step', 'met', 'last-met', 'earliest'),
  milestone,
  of: fc.nat(),
});

const clock: fc.Arbitrary<ClockSketch> = fc.record({
  starts: anchor,
  within: fc.constantFrom('2m', '2m', '15m', '72h', '3 days', '2 business days', '1 month', undefined),
  cap: fc.option(anchor, { nil: undefined, freq: 1 }),
  every: fc.boolean(),
  until: fc.option(milestone, { nil: undefined }),
  applies: fc.option(draftCondition, { nil: undefined, freq: 3 }),
  status: fc.constantFrom('in-force', 'in-force', 'in-force', 'in-force', 'in-force', 'pending'),
});

/** Mostly none or one. */
export const clockSketches = fc.array(clock, { maxLength: 3 });

export function clockId(mark: string, index: number): string {
  return `${mark}clock${index + 1}`;
}

/** Writes the clocks of a file; `steps` are the ids of its steps, `when` writes a condition. A clock names only those above it. */
export function writeClocks(
  sketches: readonly ClockSketch[],
  ids: readonly string[],
  steps: readonly string[],
  when: (draft: DraftCondition) => string,
): ClockBody[] {
  return sketches.map(({ starts, within, cap, every, until, applies, status }, i) => {
    const above = ids.slice(0, i);
    return {
      id: ids[i] as string,
      title: `Clock ${i + 1}`,
      starts: written(starts, steps, above),
      ...(within !== undefined && { within }),
      ...(cap && { at_most: { within: '24h', of: written(cap, steps, above) } }),
      ...(every && { every: '30m' }),
      ...(until !== undefined && { until }),
      ...(applies && { applies_when: when(applies) }),
      ...(status !== 'in-force' && { status }),
    };
  });
}

function written({ kind, milestone, of }: AnchorSketch, steps: readonly string[], clocks: readonly string[]) {
  const [step, clock] = [steps[of % steps.length], clocks[of % clocks.length]];
  const byStep: AnchorEntry = step === undefined ? { milestone } : { step };
  const byKind: Record<typeof kind, AnchorEntry> = {
    milestone: { milestone },
    step: byStep,
    met: clock === undefined ? { milestone } : { clock_met: clock },
    'last-met': clock === undefined ? { milestone } : { clock_last_met: clock },
    earliest: { earliest_of: [{ milestone }, byStep] },
  };
  return byKind[kind];
}
