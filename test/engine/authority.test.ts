import { expect, it } from 'vitest';
import { at, scene, steps, task } from './scene.ts';

const seal = task('seal', { authority: 'commander' });

it('a task on somebody’s authority is done on the name that is given, else on that of who has the role', async () => {
  const { dana } = await scene([steps('contain', seal, task('scrub', { authority: 'commander' }))]);
  expect(dana.refusal({ kind: 'complete-step', at: at('seal') })).toMatch(/on the authority of the/);
  expect(dana.refusal({ kind: 'complete-step', at: at('seal'), authority: ' ' })).toMatch(/authority/);
  dana.act({ kind: 'complete-step', at: at('seal'), authority: ' lee ' });
  dana.act({ kind: 'assign-role', role: 'commander', person: 'kim' });
  dana.done('scrub');
  const said = dana.writer.log.flatMap(r => (r.type === 'step.completed' ? [r.data.authority] : []));
  expect(said).toEqual(['lee', 'kim']);
});

it('what is skipped or fails is on nobody’s', async () => {
  const { dana } = await scene([steps('contain', seal, task('scrub', { authority: 'commander' }))]);
  dana.act({ kind: 'skip-step', at: at('seal'), reason: 'no time' });
  dana.act({ kind: 'fail-step', at: at('scrub'), reason: 'no key' });
  expect([dana.standing('seal'), dana.standing('scrub')]).toEqual(['skipped', 'failed']);
});

it('a command asks before it starts, and by hand when it is told; a notice when it is sent', async () => {
  const block = { ...task('block', { authority: 'commander' }), run: ['true'] };
  const tell = { ...task('tell', { authority: 'commander' }), notify: { to: 'all', message: 'm' } };
  const { dana } = await scene([steps('contain', block, tell)]);
  const start = { program: '/bin/true', argv: ['true'], cwd: '/', env: [], timeout: 1, digest: 'd' };
  expect(dana.refusal({ kind: 'start-command', at: at('block'), ...start })).toMatch(/authority/);
  const byHand = {
    kind: 'end-command',
    at: at('block'),
    end: { told: true, result: 'exited', exit: 0 },
  } as const;
  expect(dana.refusal(byHand)).toMatch(/authority/);
  dana.act({ kind: 'start-command', at: at('block'), ...start, authority: 'lee' });
  const started = dana.writer.log.find(r => r.type === 'command.started');
  expect(started?.data).toMatchObject({ authority: 'lee' });
  dana.act({ ...byHand, end: { ...byHand.end, started: started?.id as string } });
  const notice = { kind: 'send-notification', at: at('tell'), to: 'all', text: 'm', digest: 'd' } as const;
  expect(dana.refusal(notice)).toMatch(/authority/);
  dana.act({ ...notice, authority: 'lee' });
  expect(dana.writer.log.at(-1)?.data).toMatchObject({ authority: 'lee' });
});
