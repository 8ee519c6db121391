import { expect, it } from 'vitest';
import { at, scene, steps, task } from './scene.ts';

const seal = task('seal', { witness: 'true' });

it('a step that wants a witness takes a second name, never the name of who records it', async () => {
  const { dana } = await scene([steps('contain', seal)]);
  expect(dana.refusal({ kind: 'complete-step', at: at('seal') })).toContain('witness');
  expect(dana.refusal({ kind: 'complete-step', at: at('seal'), witness: ' Dana' })).toBe(
    ' Dana cannot witness what dana records.',
  );
  dana.act({ kind: 'complete-step', at: at('seal'), witness: 'kim ' });
  expect(dana.writer.log.find(r => r.type === 'step.completed')?.data).toEqual({ witness: 'kim' });
});

it('without a witness it takes a reason, as for whatever else is missing', async () => {
  const { dana } = await scene([steps('contain', seal)]);
  dana.act({ kind: 'complete-step', at: at('seal'), reason: 'alone on shift' });
  expect(dana.standing('seal')).toBe('done');
});

it('nobody approves and is the witness of it', async () => {
  const { dana } = await scene([steps('contain', 'plan', { ...seal, approve: 'commander' })]);
  dana.done('plan');
  const approval = { kind: 'give-approval' as const, at: at('seal'), name: 'lee', authority: 'deputy' };
  expect(dana.refusal({ ...approval, witness: 'LEE' })).toBe(
    'LEE cannot approve seal and be the witness of it.',
  );
  dana.act({ ...approval, witness: 'kim' });
});
