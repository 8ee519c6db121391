import { describe, expect, it } from 'vitest';
import { at, decision, type Person, scene, steps, task, tracks } from './scene.ts';

const image = task('image', { collect: [{ id: 'disk-image', what: 'The disk' }] });
const wipe = task('wipe', { destroys: ['disk-image'] });

function collect(person: Person): void {
  person.act({ kind: 'add-evidence', evidence: { id: 'disk-image', what: 'The disk', held: 'safe' } });
}

function destroy(person: Person, name = 'wipe', more: { confirm?: string; reason?: string } = {}): void {
  person.act({ kind: 'complete-step', at: at(name), confirm: 'wipe', ...more });
}

const late = (person: Person) =>
  person.writer
    .agenda()
    .attention.filter(({ what }) => what === 'evidence-late')
    .map(({ at, about }) => [at.step, about]);

describe('a step that destroys evidence', () => {
  it('waits until that evidence is in, then wants its id typed', async () => {
    const { dana } = await scene([tracks('contain', image, wipe)]);
    expect(dana.held).toEqual({ wipe: ['disk-image'] });
    collect(dana);
    expect(dana.open).toEqual(['image', 'wipe']);
    expect(dana.refusal({ kind: 'complete-step', at: at('wipe'), reason: 'now' })).toBe(
      'wipe destroys disk-image.',
    );
    destroy(dana);
    expect(dana.standing('wipe')).toBe('done');
    expect(late(dana)).toEqual([]);
  });

  it('can be opened without it, with a reason, and is on the attention list when the evidence comes', async () => {
    const { dana } = await scene([tracks('contain', image, wipe)]);
    dana.act({ kind: 'override-needs', at: at('wipe'), reason: 'it spreads' });
    destroy(dana);
    expect(late(dana)).toEqual([]);
    collect(dana);
    expect(late(dana)).toEqual([['wipe', 'disk-image']]);
  });

  it('opened out of turn, before the step that collects: the same', async () => {
    const { dana } = await scene([steps('contain', image, wipe)]);
    dana.openOutOfTurn('wipe');
    destroy(dana);
    dana.done('image');
    collect(dana);
    expect(late(dana)).toEqual([['wipe', 'disk-image']]);
  });

  it('wants the evidence of this pass, also where it stayed open from the last', async () => {
    const { dana } = await scene([tracks('contain', image, wipe)]);
    collect(dana);
    dana.done('image').again('image');
    expect(dana.refusal({ kind: 'complete-step', at: at('wipe'), confirm: 'wipe' })).toContain(
      'evidence, which it destroys: disk-image',
    );
    destroy(dana, 'wipe', { reason: 'the first image will do' });
  });

  it('is not blamed for the evidence of a later round', async () => {
    const again = decision('enough', { no: { next: 'image' }, yes: {} });
    const { dana } = await scene([steps('contain', image, wipe, again)]);
    collect(dana);
    dana.done('image');
    destroy(dana);
    dana.choose('enough', 'no');
    collect(dana);
    expect(dana.held).toEqual({});
    expect(late(dana)).toEqual([]);
    dana.done('image#2');
    destroy(dana, 'wipe#2');
    expect(late(dana)).toEqual([]);
  });

  it('is not blamed while it failed or was skipped', async () => {
    const { dana } = await scene([tracks('contain', image, wipe)]);
    dana.act({ kind: 'override-needs', at: at('wipe'), reason: 'it spreads' }).fail('wipe');
    collect(dana);
    expect(late(dana)).toEqual([]);
  });
});
