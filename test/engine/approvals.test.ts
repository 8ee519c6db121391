import { describe, expect, it } from 'vitest';
import { at, decision, type Person, scene, steps, task, tracks } from './scene.ts';

const approval = task('wipe-approval', { approve: 'commander' });

/** dana has asked; lee and kim have read it. */
async function asked(...after: Parameters<typeof steps>[1][]) {
  const people = await scene([steps('contain', 'plan', approval, ...after)]);
  people.dana.done('plan');
  people.lee.reads(people.dana);
  people.kim.reads(people.dana);
  return people;
}

function approve(name: string, more: { authority?: string } = {}) {
  return { kind: 'give-approval' as const, at: at('wipe-approval'), name, ...more };
}

function deny(name: string, reason = 'the image is not read yet') {
  return { kind: 'deny-approval' as const, at: at('wipe-approval'), name, reason };
}

function assign(person: Person, to: string | null): void {
  person.act({ kind: 'assign-role', role: 'commander', person: to });
}

describe('who can approve', () => {
  it('is whoever has the role, however the name is typed', async () => {
    const { lee } = await asked();
    assign(lee, 'Lee');
    lee.act(approve(' lee '));
    expect(lee.standing('wipe-approval')).toBe('approved');
  });

  it('is nobody else while somebody has the role', async () => {
    const { kim } = await asked();
    assign(kim, 'lee');
    expect(kim.refusal(approve('kim'))).toBe(
      'wipe-approval is for the Commander to approve: that is lee, not kim.',
    );
    expect(kim.refusal(approve('kim', { authority: 'deputy' }))).toContain('not kim');
    expect(kim.refusal(approve(' '))).toContain('has a name');
  });

  it('is anybody with the authority to speak for a role that nobody has', async () => {
    const { kim } = await asked();
    expect(kim.refusal(approve('kim'))).toContain('nobody has that role yet');
    kim.act(approve('kim', { authority: 'deputy on call' }));
    const given = kim.writer.log.find(r => r.type === 'approval.given');
    expect(given).toMatchObject({
      actor: { name: 'kim' },
      data: { name: 'kim', role: 'commander', authority: 'deputy on call' },
    });
  });

  it('is never the one who asked, with or without the role', async () => {
    const { dana } = await asked();
    for (const holder of ['dana', null]) {
      assign(dana, holder);
      for (const command of [approve('Dana', { authority: 'owner' }), deny('dana')])
        expect(dana.refusal(command)).toMatch(/^dana asked for wipe-approval/i);
    }
  });

  it('is on the record with whoever typed it', async () => {
    const { dana } = await asked();
    assign(dana, 'lee');
    dana.act(approve('lee'));
    expect(dana.writer.log.find(r => r.type === 'approval.given')).toMatchObject({
      actor: { name: 'dana' },
      data: { name: 'lee' },
    });
  });

  it('is nobody while two people have the role in dispute', async () => {
    const { dana, lee, kim } = await asked();
    assign(lee, 'lee');
    assign(kim, 'kim');
    dana.reads(lee).reads(kim);
    expect(dana.refusal(approve('lee', { authority: 'x' }))).toBe('Who is Commander is disputed.');
  });
});

describe('who asked', () => {
  it('is whoever acted last before it opened, also where another screen saw it first', async () => {
    const { dana, lee } = await scene([steps('contain', 'plan', approval)]);
    dana.writer.record({ kind: 'complete-step', at: at('plan') });
    lee.reads(dana);
    expect(lee.writer.log.find(r => r.at?.step === 'wipe-approval')).toMatchObject({
      type: 'step.opened',
      actor: { name: 'lee' },
      data: { asker: 'dana' },
    });
    assign(lee, 'lee');
    expect(lee.refusal(approve('lee'))).toBeUndefined();
  });

  it('is whoever opened it by hand', async () => {
    const { dana, lee } = await scene([tracks('contain', 'plan', steps('later', 'wait-here', approval))]);
    lee.reads(dana).openOutOfTurn('wipe-approval');
    dana.reads(lee);
    expect(dana.refusal(approve('lee', { authority: 'x' }))).toContain('lee asked');
    expect(dana.refusal(approve('dana', { authority: 'x' }))).toBeUndefined();
  });
});

describe('what comes of it', () => {
  it('approved meets a need on it', async () => {
    const { dana } = await asked(task('wipe', { needs: ['wipe-approval'] }));
    dana.act(approve('lee', { authority: 'deputy' }));
    expect(dana.open).toEqual(['wipe']);
  });

  it('denied is final, meets no need, and stays on the attention list', async () => {
    const { dana } = await asked(task('wipe', { needs: ['wipe-approval'] }));
    expect(dana.refusal(deny('lee', ' '))).toContain('nobody has that role');
    assign(dana, 'lee');
    expect(dana.refusal(deny('lee', ' '))).toBe('A reason is needed.');
    dana.act(deny('lee'));
    expect(dana.standing('wipe-approval')).toBe('denied');
    expect(dana.held).toEqual({ wipe: ['wipe-approval'] });
    const { attention } = dana.writer.agenda();
    expect(attention.map(({ at, what }) => [at.step, what])).toEqual([['wipe-approval', 'denied']]);
    expect(dana.refusal(approve('lee'))).toContain('has ended already: denied');
  });

  it('denied, asked again and approved meets it, and leaves the list', async () => {
    const { dana } = await asked(task('wipe', { needs: ['wipe-approval'] }));
    assign(dana, 'lee');
    dana.act(deny('lee')).redo('wipe-approval');
    dana.act({ ...approve('lee'), at: at('wipe-approval#1.1') });
    expect(dana.open).toEqual(['wipe']);
    expect(dana.writer.agenda().attention).toEqual([]);
  });

  it('a condition can tell a yes from a no', async () => {
    const { dana } = await asked(
      task('wipe', { when: 'outcome("wipe-approval") == "approved"' }),
      task('explain', { when: 'outcome("wipe-approval") == "denied"' }),
    );
    assign(dana, 'lee');
    dana.act(deny('lee'));
    expect(dana.open).toEqual(['explain']);
  });

  it('not applicable, by authority that stands already, meets a need too', async () => {
    const { dana } = await scene([
      steps(
        'contain',
        decision('how-bad', { bad: {}, worst: {} }),
        { ...approval, when: 'outcome("how-bad") != "worst"' },
        task('wipe', { needs: ['wipe-approval'] }),
      ),
    ]);
    dana.choose('how-bad', 'worst');
    expect(dana.open).toEqual(['wipe']);
  });

  it('is a conflict where two people said yes and no without knowing of each other', async () => {
    const { dana, lee, kim } = await asked('after');
    assign(dana, 'lee');
    lee.reads(dana).act(approve('lee'));
    kim.reads(dana).act(deny('lee'));
    dana.reads(lee).reads(kim);
    expect(dana.conflicts).toEqual(['wipe-approval']);
  });

  it('neither done nor decided nor sent ends it', async () => {
    const { dana, lee } = await asked();
    expect(dana.refusal({ kind: 'complete-step', at: at('wipe-approval') })).toBe(
      'wipe-approval is an approval.',
    );
    expect(lee.refusal({ ...approve('lee'), at: at('plan') })).toContain('has ended already');
  });
});
