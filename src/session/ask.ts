import type { Instance, Occurred } from '../engine/event.ts';
import { instanceName } from '../engine/instance.ts';
import { readInput } from '../engine/state.ts';
import { formatValue } from '../expression/values/format-value.ts';
import type { Input, Value } from '../playbook/playbook.ts';
import type { Desk } from './desk.ts';
import { parseOccurred } from './times.ts';

/** Asks for an input's value, the former one offered. */
export async function askInput(desk: Desk, input: Input, at?: Instance): Promise<Value> {
  const field = { ...(at ? { step: instanceName(at) } : {}), name: `input:${input.name}` };
  const former = readInput(desk.session.state, input.name);
  const initial =
    former.kind === 'set' && !input.sensitive ? formatValue(former.value) : (input.default ?? '');
  const form = { ask: desk.session.render(input.ask), ...(input.help ? { help: input.help } : {}), field };
  const choices = choicesOf(input);
  if (choices && input.many) {
    const picked = former.kind === 'set' && Array.isArray(former.value) ? former.value.map(String) : [];
    const chosen = await desk.pick({ ...form, choices: choices.map(id => ({ id, label: id })), picked });
    return parsed(desk, input, chosen.join(', '));
  }
  if (choices) {
    const chosen = await desk.choose({
      ...form,
      choices: choices.map(id => ({ id, label: id })),
      ...(initial ? { initial } : {}),
    });
    return parsed(desk, input, chosen);
  }
  const text = await desk.text({
    ...form,
    ask: input.many ? `${form.ask} (several: separate them with commas)` : form.ask,
    ...(initial ? { initial } : {}),
    secret: input.sensitive,
    validate: typed => problemOf(desk, input, typed),
  });
  return parsed(desk, input, text);
}

/** Asks when something really happened. */
export async function askOccurred(desk: Desk, what: string, field: string): Promise<Occurred> {
  const { now } = desk.session;
  const text = await desk.text({
    ask: `When ${what}?`,
    help: 'now, 03:05Z, or 2026-11-21T03:05Z',
    initial: 'now',
    field: { name: field },
    validate: typed => {
      const occurred = parseOccurred(typed, desk.session.now);
      return 'error' in occurred ? occurred.error : undefined;
    },
  });
  const occurred = parseOccurred(text, now);
  return 'error' in occurred ? { at: new Date(now).toISOString(), precision: 'second' } : occurred;
}

/** Asks why, with the common reasons to choose from. */
export async function askReason(desk: Desk, ask: string, common: readonly string[] = []): Promise<string> {
  const other = 'other';
  const field = { name: `reason:${ask}` };
  if (common.length > 0) {
    const choices = [
      ...common.map(id => ({ id, label: id })),
      { id: other, label: 'Another reason (type it)' },
    ];
    const chosen = await desk.choose({ ask, choices, field });
    if (chosen !== other) return chosen;
  }
  return desk.text({
    ask,
    field: { name: `${field.name}:text` },
    validate: typed => (typed.trim() ? undefined : 'One sentence is enough; it becomes part of the record.'),
  });
}

function choicesOf(input: Input): readonly string[] | undefined {
  switch (input.type) {
    case 'yes-no':
      return ['yes', 'no', 'unknown'];
    case 'boolean':
      return ['true', 'false'];
    case 'choice':
      return input.choices;
    default:
      return undefined;
  }
}

function problemOf(desk: Desk, input: Input, typed: string): string | undefined {
  const result = desk.session.expressions.parse(typed, input);
  return 'error' in result ? result.error : undefined;
}

function parsed(desk: Desk, input: Input, text: string): Value {
  const result = desk.session.expressions.parse(text, input);
  return 'error' in result ? text : result.value;
}
