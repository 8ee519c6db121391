import type {
  ChoiceForm,
  ComposeForm,
  Form,
  PickForm,
  Prompter,
  Reply,
  TextForm,
} from '../terminal/prompter.ts';
import { RealWorld, saysRealWorld } from './real-world.ts';

/** The person went back from a form. What was typed waits there. */
export class Left extends Error {}

/**
 * Asks through the prompter; throws Left where the person goes back, so that an act reads straight on. A form takes the
 * step screen's place, so in an exercise each says by itself that it is one.
 */
export class Asker {
  readonly prompter: Prompter;
  readonly mode: 'live' | 'drill';

  constructor(prompter: Prompter, mode: 'live' | 'drill') {
    this.prompter = prompter;
    this.mode = mode;
  }

  async text(form: TextForm): Promise<string> {
    return answer(await this.prompter.text(this.#marked(form)));
  }

  async compose(form: ComposeForm): Promise<string> {
    return answer(await this.prompter.compose(this.#marked(form)));
  }

  async choose(form: ChoiceForm): Promise<string> {
    return answer(await this.prompter.choose(this.#marked(form)));
  }

  async pick(form: PickForm): Promise<string[]> {
    return answer(await this.prompter.pick(this.#marked(form)));
  }

  async confirm(form: Form & { initial?: boolean }): Promise<boolean> {
    return answer(await this.prompter.confirm(this.#marked(form)));
  }

  /** In an exercise two words stop it from anywhere. */
  #marked<T extends Form>(form: T): T {
    if (this.mode === 'live') return form;
    return { ...form, ask: `EXERCISE  ${form.ask}`, stopsAt: saysRealWorld };
  }
}

function answer<T>(reply: Reply<T>): T {
  switch (reply.kind) {
    case 'answer':
      return reply.value;
    case 'left':
      throw new Left();
    case 'stopped':
      throw new RealWorld();
    default:
      return reply satisfies never;
  }
}
