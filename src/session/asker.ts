import type { ChoiceForm, ComposeForm, Form, Prompter, Reply, TextForm } from '../terminal/prompter.ts';

/** The person went back from a form. What was typed waits there. */
export class Left extends Error {}

/** Asks through the prompter; throws Left where the person goes back, so that an act reads straight on. */
export class Asker {
  readonly prompter: Prompter;

  constructor(prompter: Prompter) {
    this.prompter = prompter;
  }

  async text(form: TextForm): Promise<string> {
    return answer(await this.prompter.text(form));
  }

  async compose(form: ComposeForm): Promise<string> {
    return answer(await this.prompter.compose(form));
  }

  async choose(form: ChoiceForm): Promise<string> {
    return answer(await this.prompter.choose(form));
  }

  async pick(form: ChoiceForm & { picked?: string[] }): Promise<string[]> {
    return answer(await this.prompter.pick(form));
  }

  async confirm(form: Form & { initial?: boolean }): Promise<boolean> {
    return answer(await this.prompter.confirm(form));
  }
}

function answer<T>(reply: Reply<T>): T {
  if (reply.kind === 'left') throw new Left();
  return reply.value;
}
