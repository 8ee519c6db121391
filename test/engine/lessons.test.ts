import { describe, expect, it } from 'vitest';
import { actionsOf, isOverdue, openActions } from '../../src/engine/actions.ts';
import { at, type Person, scene, steps, task } from './scene.ts';

const look = task('look-back', { review: ['What let them in?', 'What was slow?'] });
const lock = { what: 'Lock it', owner: 'lee', due: '2026-04-01', kind: 'prevent' as const };

function find(question: string, text = 'a mailbox') {
  return { kind: 'add-finding' as const, at: at('look-back'), text, question };
}

function idOf(person: Person, what = lock.what): string {
  return actionsOf(person.writer.state).find(action => action.what === what)?.id ?? '';
}

describe('a review', () => {
  it('is done when each question has an answer, or with a reason', async () => {
    const { dana } = await scene([steps('learn', look)]);
    dana.act(find('What let them in?'));
    expect(dana.refusal({ kind: 'complete-step', at: at('look-back') })).toBe(
      'Not all of look-back is there: answer to: What was slow?.',
    );
    dana.act(find('What was slow?'));
    dana.act({ kind: 'complete-step', at: at('look-back') });
    expect(dana.standing('look-back')).toBe('done');
  });

  it('takes only its own questions, while it is open', async () => {
    const { dana } = await scene([steps('learn', look, 'last')]);
    expect(dana.refusal(find('What?'))).toBe('look-back does not ask "What?".');
    expect(dana.refusal(find('What was slow?', ' '))).toBe('The finding is empty.');
    dana.act({ kind: 'complete-step', at: at('look-back'), reason: 'no time' });
    expect(dana.refusal(find('What was slow?'))).toContain('has ended already');
  });
});

describe('an action', () => {
  it('has something to do, an owner and a day that there is', async () => {
    const { dana } = await scene([steps('learn', 'one')]);
    const refusal = (more: object) => dana.refusal({ kind: 'add-action', action: { ...lock, ...more } });
    expect(refusal({ what: ' ' })).toBe('The action says nothing.');
    expect(refusal({ owner: '' })).toBe('An action has an owner.');
    expect(refusal({ due: '2026-02-29' })).toBe('"2026-02-29" is no day.');
    expect(refusal({ due: 'soon' })).toBe('"soon" is no day.');
    expect(refusal({})).toBeUndefined();
  });

  it('is open until it is done, or dropped with a reason, and ends once', async () => {
    const { dana } = await scene([steps('learn', 'one')]);
    dana.act({ kind: 'add-action', action: lock }).act({
      kind: 'add-action',
      action: { ...lock, what: 'Sooner', due: '2026-03-02' },
    });
    expect(openActions(dana.writer.state).map(({ what }) => what)).toEqual(['Sooner', 'Lock it']);
    const of = idOf(dana);
    expect(dana.refusal({ kind: 'end-action', of, dropped: true })).toBe('A reason is needed.');
    dana.act({ kind: 'end-action', of, dropped: true, reason: 'bought another' });
    expect(dana.refusal({ kind: 'end-action', of })).toBe('It is dropped already, by dana: Lock it');
    expect(dana.refusal({ kind: 'end-action', of: 'x' })).toBe('"x" is no action of this case.');
    dana.act({ kind: 'end-action', of: idOf(dana, 'Sooner') });
    expect(actionsOf(dana.writer.state).map(({ state }) => state)).toEqual(['dropped', 'done']);
  });

  it('is overdue when its day is over, UTC', async () => {
    const { dana } = await scene([steps('learn', 'one')]);
    dana.act({ kind: 'add-action', action: lock });
    const [action] = actionsOf(dana.writer.state);
    if (!action) throw new Error('there is no action');
    expect(isOverdue(action, Date.parse('2026-04-01T23:59:59Z'))).toBe(false);
    expect(isOverdue(action, Date.parse('2026-04-02T00:00:00Z'))).toBe(true);
  });

  it('that one says is done and another, who did not know, is dropped, is done', async () => {
    const { dana, lee } = await scene([steps('learn', 'one')]);
    dana.act({ kind: 'add-action', action: lock });
    lee.reads(dana).act({ kind: 'end-action', of: idOf(lee), dropped: true, reason: 'too dear' });
    dana.act({ kind: 'end-action', of: idOf(dana) }).reads(lee);
    lee.reads(dana);
    for (const person of [dana, lee])
      expect(actionsOf(person.writer.state).map(({ state }) => state)).toEqual(['done']);
  });
});

it('what is learnt from a closed case, and done about it, leaves it closed', async () => {
  const { dana, lee } = await scene([steps('learn', 'one')]);
  dana.done('one').act({ kind: 'add-action', action: lock }).close();
  lee.reads(dana);
  lee.act({ kind: 'end-action', of: idOf(lee) });
  lee.act({ kind: 'add-finding', text: 'It could have been seen in March.' });
  lee.act({ kind: 'add-action', action: { ...lock, what: 'Alert on it', kind: 'detect' } });
  dana.reads(lee);
  for (const person of [dana, lee]) {
    expect(person.closed).toBe(true);
    expect(openActions(person.writer.state).map(({ what }) => what)).toEqual(['Alert on it']);
  }
  expect(dana.refusal({ kind: 'add-note', text: 'late' })).toBe('The case is closed.');
});
