import { judge, observe, type Rating, rate } from '../../drill/controls.ts';
import { expectationsOf } from '../../drill/expectations.ts';
import { expectedWords, ratingWords } from '../../drill/papers/drill-words.ts';
import { Left } from '../asker.ts';
import { entryNamed } from '../entry-named.ts';
import type { ConsoleAct } from './console-act.ts';
import type { ConsoleDesk } from './console-desk.ts';

export const met: ConsoleAct = {
  key: 'm',
  id: 'met',
  label: 'met',
  afterwards: true,
  offered: desk => judgeable(desk).length > 0,
  run: desk => judgeOne(desk, true),
};

export const notMet: ConsoleAct = {
  key: 'x',
  id: 'not-met',
  label: 'not met',
  afterwards: true,
  offered: desk => judgeable(desk).length > 0,
  run: desk => judgeOne(desk, false),
};

export const observeOne: ConsoleAct = {
  key: 'o',
  id: 'observe',
  label: 'observe',
  afterwards: true,
  offered: () => true,
  async run(desk) {
    const ids = desk.scenario.objectives.map(({ id }) => id);
    const typed = await desk.text({
      ask: 'What do you see?',
      help: `One line, which players read when the case is closed. About an objective: ${ids[0]}: then what you see.`,
      field: { name: 'observation' },
      validate: text => (text.trim() ? undefined : 'Nothing was entered: write one line.'),
    });
    const [, about, words] = /^\s*([^\s:]+):\s*(.+)$/.exec(typed) ?? [];
    const known = about !== undefined && ids.includes(about);
    desk.record(controlled => (known ? observe(controlled, words ?? '', about) : observe(controlled, typed)));
  },
};

export const rateOne: ConsoleAct = {
  key: 'r',
  id: 'rate',
  label: 'rate',
  afterwards: true,
  offered: ({ scenario }) => scenario.objectives.length > 0,
  async run(desk) {
    const { scenario, drill } = desk;
    const objective = await desk.choose({
      ask: 'Which objective?',
      field: { name: 'objective' },
      choices: scenario.objectives.map(({ id, text }) => {
        const rated = drill.ratings.get(id);
        return {
          id,
          label: `${id}  ${text}`,
          hint: rated ? `rated ${rated.data.rating} so far` : 'not rated yet',
        };
      }),
    });
    const rating = await desk.choose({
      ask: `How was ${objective} performed?`,
      field: { name: `rating:${objective}` },
      choices: Object.entries(ratingWords).map(([id, words]) => ({ id, label: `${id}  ${words}` })),
    });
    const text = await desk.text({
      ask: 'Why? (Enter for no reason)',
      field: { name: `rating-why:${objective}` },
    });
    const named = await desk.text({
      ask: 'Which entries show it? (Enter for none)',
      help: 'By their numbers, such as #12 #15; dana#5 where several logs have one of that number.',
      field: { name: `rating-entries:${objective}` },
      validate: typed => problemWith(() => entriesIn(typed).map(each => entryNamed(desk.records, each))),
    });
    const refs = entriesIn(named).map(each => entryNamed(desk.records, each));
    desk.record(controlled => rate(controlled, objective, rating as Rating, { text, refs }));
  },
};

export const note: ConsoleAct = {
  key: 'n',
  id: 'note',
  label: 'note to all',
  offered: () => true,
  async run(desk) {
    const text = await desk.compose({ ask: 'Note (players read it at once)', field: { name: 'note' } });
    if (!text.trim()) throw new Left();
    desk.take();
    desk.showSaved(desk.session.record({ kind: 'add-note', text: text.trimEnd() }));
  },
};

/** One that can only be meant is not asked for: of the chosen inject, or of all that came. */
async function judgeOne(desk: ConsoleDesk, isMet: boolean): Promise<void> {
  const [only, ...others] = judgeable(desk);
  if (!only) return;
  const id =
    others.length === 0
      ? only.expectation.id
      : await desk.choose({
          ask: isMet ? 'Which expectation is met?' : 'Which expectation is not met?',
          field: { name: `judged:${isMet}` },
          choices: judgeable(desk).map(({ expectation, state }) => ({
            id: expectation.id,
            label: `${expectation.id}  ${expectedWords(expectation)}`,
            hint: state,
          })),
        });
  desk.record(controlled => judge(controlled, id, isMet));
}

/** Expectations of injects that came: those of the chosen one, where it has any, before all others. */
function judgeable({ scenario, drill, session, chosen }: ConsoleDesk) {
  const came = expectationsOf(scenario, drill, session.state, session.now).filter(
    ({ state }) => state !== 'waiting',
  );
  const own = came.filter(({ inject }) => inject === chosen);
  return own.length > 0 ? own : came;
}

function entriesIn(typed: string): string[] {
  return typed.split(/[\s,]+/).filter(word => word !== '');
}

function problemWith(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
