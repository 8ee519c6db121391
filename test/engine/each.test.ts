import { describe, expect, it } from 'vitest';
import { measuresOf } from '../../src/engine/measures.ts';
import type { StepEntry } from '../../src/playbook/document.ts';
import { decision, scene, steps, task, tracks } from './scene.ts';

const eachHost = (id: string, more: Partial<StepEntry> = {}): StepEntry =>
  task(id, { title: 'Isolate {{ host_name }}', each: { host_name: 'hosts' }, ...more });

it('opens once for every value, side by side, and goes on when all have ended', async () => {
  const { dana } = await scene([steps('contain', eachHost('isolate'), 'after')]);
  expect(dana.held).toEqual({ isolate: ['hosts'] });
  dana.set('hosts', ['ws-1', 'ws-2', 'ws-1']);
  expect(dana.open).toEqual(['isolate[ws-1]', 'isolate[ws-2]']);
  expect(dana.done('isolate[ws-2]').open).toEqual(['isolate[ws-1]']);
  expect(dana.done('isolate[ws-1]').open).toEqual(['after']);
});

it('goes on at once where the list is empty', async () => {
  const { dana } = await scene([steps('contain', eachHost('isolate'), 'after')]);
  expect(dana.set('hosts', []).open).toEqual(['after']);
});

it('opens one more for a value that is added later, beside what follows, while its container is unfinished', async () => {
  const { dana } = await scene([steps('contain', eachHost('isolate'), 'after'), steps('recover', 'rest')]);
  dana.set('hosts', ['ws-1']).done('isolate[ws-1]');
  expect(dana.set('hosts', ['ws-1', 'ws-2']).open).toEqual(['isolate[ws-2]', 'after']);
  expect(dana.done('after').open).toEqual(['isolate[ws-2]']);
  expect(dana.done('isolate[ws-2]').open).toEqual(['rest']);
  expect(dana.set('hosts', ['ws-1', 'ws-2', 'ws-3']).open).toEqual(['rest']);
});

it('leaves what was opened for a value that is taken out', async () => {
  const { dana } = await scene([steps('contain', eachHost('isolate'), 'after')]);
  dana.set('hosts', ['ws-1', 'ws-2']).set('hosts', ['ws-2']);
  expect(dana.open).toEqual(['isolate[ws-2]', 'isolate[ws-1]']);
  expect(dana.done('isolate[ws-1]', 'isolate[ws-2]').open).toEqual(['after']);
});

it('is not walked past by a step behind it that somebody opened out of turn', async () => {
  const { dana } = await scene([steps('contain', eachHost('isolate'), 'after', 'last')]);
  dana.set('hosts', ['ws-1']).openOutOfTurn('after').done('after');
  expect(dana.open).toEqual(['isolate[ws-1]']);
});

it('weighs its condition for every value', async () => {
  const when = 'host_name != "ws-2"';
  const { dana } = await scene([steps('contain', eachHost('isolate', { when }), 'after')]);
  dana.set('hosts', ['ws-1', 'ws-2']);
  expect(dana.open).toEqual(['isolate[ws-1]']);
});

it('holds a group for every value, with needs of its own inside', async () => {
  const image = task('image', { collect: [{ id: 'memory', what: 'Memory' }] });
  const cut = task('cut', { needs: ['image', 'memory'] });
  const host = { id: 'host-work', title: 'Host', each: { host_name: 'hosts' }, parallel: [image, cut] };
  const { dana } = await scene([steps('contain', host, 'after')]);
  dana.set('hosts', ['ws-1', 'ws-2']);
  expect(dana.open).toEqual(['host-work[ws-1]/image', 'host-work[ws-2]/image']);
  dana.evidence('memory', 'host-work[ws-1]/image').done('host-work[ws-1]/image');
  expect(dana.open).toEqual(['host-work[ws-1]/cut', 'host-work[ws-2]/image']);
});

it('is needed from outside for all its values', async () => {
  const tell = steps('tell', 'staff');
  const { dana } = await scene([tracks('contain', eachHost('isolate'), { ...tell, needs: ['isolate'] })]);
  dana.set('hosts', ['ws-1', 'ws-2']).done('isolate[ws-1]');
  expect(dana.held).toEqual({ tell: ['isolate'] });
  expect(dana.done('isolate[ws-2]').open).toEqual(['staff']);
});

it('keeps what was asked for one value apart from the others', async () => {
  const asks = { port: { ask: 'Which port?' } };
  const cut = task('cut', {
    title: 'Cut {{ port }}',
    measure: { what: '{{ host_name }} off at {{ port }}', undo: 'Up' },
  });
  const host = {
    id: 'host-work',
    title: 'Host',
    each: { host_name: 'hosts' },
    steps: [task('find', { asks }), cut],
  };
  const { dana } = await scene([steps('contain', host)]);
  dana.set('hosts', ['ws-1', 'ws-2']);
  dana.answer('host-work[ws-1]/find', { port: '11' }).answer('host-work[ws-2]/find', { port: '22' });
  dana.done('host-work[ws-2]/cut', 'host-work[ws-1]/cut');
  expect(measuresOf(dana.writer.state).map(({ what }) => what)).toEqual(['ws-2 off at 22', 'ws-1 off at 11']);
  expect(dana.input('port')).toBeUndefined();
});

it('goes on by option for each value, and ends the case from any of them', async () => {
  const found = decision('found', { clean: {}, wiped: { next: 'end' } });
  const { dana } = await scene([steps('contain', { ...found, each: { host_name: 'hosts' } }, 'after')]);
  dana.set('hosts', ['ws-1', 'ws-2']).choose('found[ws-1]', 'clean');
  expect(dana.choose('found[ws-2]', 'wiped').ended).toBe(true);
});

it('is skipped as a whole with what is open inside', async () => {
  const { dana } = await scene([steps('contain', eachHost('isolate'), 'after')]);
  dana.set('hosts', ['ws-1', 'ws-2']).done('isolate[ws-1]');
  expect(dana.skip('isolate').open).toEqual(['after']);
  expect(dana.standing('isolate')).toBe('skipped');
});

it('opens nothing while the list is disputed', async () => {
  const { dana, lee } = await scene([steps('contain', eachHost('isolate'), 'after')]);
  lee.reads(dana);
  dana.writer.act({ kind: 'set-input', name: 'hosts', value: ['ws-1'] });
  lee.writer.record({ kind: 'set-input', name: 'hosts', value: ['ws-2'] });
  lee.reads(dana);
  expect(lee.disputes).toEqual(['hosts']);
  expect(lee.open).toEqual(['isolate[ws-1]']);
  expect(lee.held).toEqual({ isolate: ['hosts'] });
  lee.act({ kind: 'set-input', name: 'hosts', value: ['ws-1', 'ws-2'] });
  expect(lee.open).toEqual(['isolate[ws-1]', 'isolate[ws-2]']);
});

it('begins every value again where a decision jumps back before it', async () => {
  const clean = decision('clean', { no: { next: 'isolate' }, yes: {} });
  const { dana } = await scene([steps('contain', eachHost('isolate'), clean)]);
  dana.set('hosts', ['ws-1']).done('isolate[ws-1]').choose('clean', 'no');
  expect(dana.open).toEqual(['isolate#2[ws-1]']);
});

describe('a value that is added later', () => {
  it('is worked beside a later pass of what follows', async () => {
    const clean = decision('clean', { no: { next: 'after' }, yes: {} });
    const { dana } = await scene([
      steps('contain', eachHost('isolate'), 'after', clean),
      steps('rest', 'end-of-it'),
    ]);
    dana.set('hosts', ['ws-1']).done('isolate[ws-1]', 'after').choose('clean', 'no');
    expect(dana.set('hosts', ['ws-1', 'ws-2']).open).toEqual(['isolate[ws-2]', 'after#2']);
    dana.done('after#2').choose('clean#2', 'yes');
    expect(dana.open).toEqual(['isolate[ws-2]']);
    expect(dana.done('isolate[ws-2]').open).toEqual(['end-of-it']);
  });

  it('opens all that an each inside it has, though what follows has begun', async () => {
    const inner = task('check', { each: { other: 'hosts' } });
    const host = { id: 'host-work', title: 'Host', each: { host_name: 'hosts' }, steps: [inner] };
    const { dana } = await scene([steps('contain', host, 'after')]);
    dana.set('hosts', ['ws-1']).done('host-work[ws-1]/check[ws-1]');
    expect(dana.set('hosts', ['ws-1', 'ws-2']).open).toEqual([
      'host-work[ws-2]/check[ws-1]',
      'host-work[ws-2]/check[ws-2]',
      'after',
    ]);
  });

  it('undoes no jump back that followed when the list was worked off', async () => {
    const sweep = { next: 'contain', steps: [eachHost('isolate')] };
    const { dana } = await scene([steps('contain', 'look', decision('found', { more: sweep, none: {} }))]);
    dana.set('hosts', ['ws-1']).done('look').choose('found', 'more').done('isolate[ws-1]');
    expect(dana.open).toEqual(['contain#2/look']);
    expect(dana.set('hosts', ['ws-1', 'ws-2']).open).toEqual(['contain#2/look']);
  });

  it('waits for what it needs, and what needs it waits with it', async () => {
    const held = steps(
      'host-work',
      eachHost('isolate', { needs: ['declared'] }),
      task('next', { needs: ['isolate'] }),
    );
    const { dana } = await scene([steps('contain', { ...held }, 'after')]);
    dana.set('hosts', []);
    expect(dana.open).toEqual(['next']);
    dana.set('hosts', ['ws-1']);
    expect(dana.held).toEqual({ 'isolate[ws-1]': ['declared'] });
    expect(dana.standing('isolate')).toBe('waiting');
  });
});

describe('a list without any value', () => {
  it('is nothing to wait for, also for a track beside it', async () => {
    const tell = steps('tell', 'staff');
    const { dana } = await scene([tracks('contain', eachHost('isolate'), { ...tell, needs: ['isolate'] })]);
    expect(dana.held).toEqual({ isolate: ['hosts'], tell: ['isolate'] });
    expect(dana.set('hosts', []).open).toEqual(['staff']);
  });

  it('says nothing of steps inside before their turn has come', async () => {
    const host = { id: 'host-work', title: 'Host', each: { host_name: 'hosts' }, steps: [task('image')] };
    const { dana } = await scene([
      tracks('contain', steps('late', 'before', host), task('wipe', { needs: ['image'] })),
    ]);
    expect(dana.set('hosts', []).held).toEqual({ wipe: ['image'] });
    expect(dana.done('before').open).toEqual(['wipe']);
  });
});
