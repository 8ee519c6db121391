import { expect, it } from 'vitest';
import { askInTurn } from '../../src/session/ask-in-turn.ts';
import { Asker, Left } from '../../src/session/asker.ts';
import type { Prompter, Reply } from '../../src/terminal/prompter.ts';

const back = Symbol('Esc');

/** Replies in this order, and notes what each question offered. */
function deskOf(replies: readonly unknown[]) {
  const offered: [string, unknown][] = [];
  const left = [...replies];
  const reply = (form: { field: { name: string }; initial?: unknown; picked?: unknown }): Promise<never> => {
    offered.push([form.field.name, form.initial ?? form.picked]);
    const value = left.shift();
    const answer: Reply<unknown> = value === back ? { kind: 'left' } : { kind: 'answer', value };
    return Promise.resolve(answer as never);
  };
  const prompter = { text: reply, choose: reply, pick: reply, confirm: reply, compose: reply };
  return { asker: new Asker(prompter as unknown as Prompter, 'live'), offered };
}

async function questions(asker: Asker) {
  const field = (name: string) => ({ ask: name, field: { name } });
  const name = await asker.text({ ...field('name'), initial: 'cases' });
  const roles = await asker.pick({ ...field('roles'), choices: [] });
  return { name, roles, sure: await asker.confirm(field('sure')) };
}

it('going back asks the question before again, with what was answered there, and then goes on', async () => {
  const { asker, offered } = deskOf(['dana', ['dpo'], back, back, 'lee', ['mail'], true]);
  expect(await askInTurn(asker, questions)).toEqual({ name: 'lee', roles: ['mail'], sure: true });
  expect(offered).toEqual([
    ['name', 'cases'],
    ['roles', undefined],
    ['sure', undefined],
    ['roles', ['dpo']],
    ['name', 'dana'],
    ['roles', ['dpo']],
    ['sure', undefined],
  ]);
});

it('a no is offered again as a no', async () => {
  const { asker, offered } = deskOf([false, back, false, 'x']);
  await askInTurn(asker, async all => {
    await all.confirm({ ask: 'one', field: { name: 'one' } });
    await all.text({ ask: 'two', field: { name: 'two' } });
  });
  expect(offered).toContainEqual(['one', false]);
});

it('going back from the first question leaves them all', async () => {
  const { asker } = deskOf(['dana', back, back]);
  await expect(askInTurn(asker, questions)).rejects.toThrow(Left);
});

it('an exercise says so at each question', async () => {
  const asked: string[] = [];
  const text = async ({ ask }: { ask: string }) => {
    asked.push(ask);
    return { kind: 'answer', value: 'x' };
  };
  const asker = new Asker({ text } as unknown as Prompter, 'drill');
  await askInTurn(asker, all => all.text({ ask: 'Who?', field: { name: 'who' } }));
  expect(asked).toEqual(['EXERCISE  Who?']);
});

it('what is not echoed is not offered again', async () => {
  const { asker, offered } = deskOf(['hidden', back, 'other', 'x']);
  await askInTurn(asker, async all => {
    await all.text({ ask: 'one', field: { name: 'one' }, secret: true });
    await all.text({ ask: 'two', field: { name: 'two' } });
  });
  expect(offered.filter(([name]) => name === 'one')).toEqual([
    ['one', undefined],
    ['one', undefined],
  ]);
});
