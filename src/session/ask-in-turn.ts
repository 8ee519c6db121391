import { given } from '../given.ts';
import type { ChoiceForm, ComposeForm, Form, PickForm, TextForm } from '../terminal/prompter.ts';
import { Asker, Left } from './asker.ts';

/**
 * Asks one question after another. Going back from one asks the one before again, with what was answered there; going
 * back from the first throws Left. `questions` is called anew for that, so it changes nothing before it returns.
 */
export async function askInTurn<T>(asker: Asker, questions: (asker: Asker) => Promise<T>): Promise<T> {
  const former = new Map<string, unknown>();
  const answers: unknown[] = [];
  for (;;) {
    try {
      return await questions(new RetracingAsker(asker, answers, former));
    } catch (error) {
      if (!(error instanceof Left) || answers.length === 0) throw error;
      answers.pop();
    }
  }
}

/** Gives the answers that there are, then asks. */
class RetracingAsker extends Asker {
  readonly #answers: unknown[];
  readonly #former: Map<string, unknown>;
  #asked = 0;

  constructor({ prompter, mode }: Asker, answers: unknown[], former: Map<string, unknown>) {
    super(prompter, mode);
    this.#answers = answers;
    this.#former = former;
  }

  override text(form: TextForm): Promise<string> {
    return this.#next(form, (initial = form.initial) =>
      super.text(form.secret ? form : { ...form, ...given({ initial }) }),
    );
  }

  override compose(form: ComposeForm): Promise<string> {
    return this.#next(form, (initial = form.initial) => super.compose({ ...form, ...given({ initial }) }));
  }

  override choose(form: ChoiceForm): Promise<string> {
    return this.#next(form, (initial = form.initial) => super.choose({ ...form, ...given({ initial }) }));
  }

  override pick(form: PickForm): Promise<string[]> {
    return this.#next(form, (picked = form.picked) => super.pick({ ...form, ...given({ picked }) }));
  }

  override confirm(form: Form & { initial?: boolean }): Promise<boolean> {
    return this.#next(form, (initial = form.initial) => super.confirm({ ...form, ...given({ initial }) }));
  }

  async #next<T>({ field }: Form, ask: (former: T | undefined) => Promise<T>): Promise<T> {
    const at = this.#asked++;
    if (at < this.#answers.length) return this.#answers[at] as T;
    const answer = await ask(this.#former.get(field.name) as T | undefined);
    this.#answers.push(answer);
    this.#former.set(field.name, answer);
    return answer;
  }
}
