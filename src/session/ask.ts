import type { Instance, Occurred } from '../engine/event.ts';
import type { Expressions } from '../engine/expressions.ts';
import { instanceName } from '../engine/instance.ts';
import { readInput } from '../engine/state.ts';
import { RefusedError } from '../errors.ts';
import { formatValue } from '../expression/values/format-value.ts';
import { given } from '../given.ts';
import type { Input, Value } from '../playbook/playbook.ts';
import type { Asker } from './asker.ts';
import type { Desk } from './desk.ts';
import { parseOccurred } from './times.ts';

/** Asks for an input's value, the former one offered; `at` is the turn that asks. */
export function askInput(desk: Desk, input: Input, at?: Instance): Promise<Value> {
  const { state, expressions } = desk.session;
  const former = readInput(state, input.name, at);
  const ask = desk.session.render(input.ask, at);
  return askValue(desk, input, expressions, {
    ask,
    ...given({ step: at && instanceName(at), former: former.kind === 'set' ? former.value : undefined }),
  });
}

/** Asks for a value in the way that its type wants: a choice, several, or typed text that is checked at once. */
export async function askValue(
  asker: Asker,
  input: Input,
  expressions: Expressions,
  { ask, step, former }: { ask: string; step?: string; former?: Value },
): Promise<Value> {
  const form = {
    ask,
    ...given({ help: input.help }),
    field: { name: `input:${input.name}`, ...given({ step }) },
  };
  const choices = choicesOf(input)?.map(id => ({ id, label: id }));
  const initial = former !== undefined && !input.sensitive ? formatValue(former) : input.default;
  const parse = (entered: string | string[]) => expressions.parse(entered, input);
  if (choices && input.many) {
    const picked = Array.isArray(former) ? former.map(String) : [];
    return readValue(parse(await asker.pick({ ...form, choices, picked, required: true })));
  }
  if (choices) return readValue(parse(await asker.choose({ ...form, choices, ...given({ initial }) })));
  const typed = await asker.text({
    ...form,
    ask: input.many ? `${ask} (several: separate them with commas)` : ask,
    ...given({ initial }),
    secret: input.sensitive,
    validate: text => problemOf(parse(text)),
  });
  return readValue(parse(typed));
}

/** Asks when something really happened; `means` says what counts, `said` is what was recorded before. */
export async function askOccurred(
  desk: Desk,
  ask: string,
  field: string,
  { said, means }: { said?: Occurred | undefined; means?: string | undefined } = {},
): Promise<Occurred> {
  const { now } = desk.session;
  const text = await desk.text({
    ask,
    help: [
      ...(means === undefined ? [] : [means]),
      said
        ? 'It was recorded as this before: Enter keeps it.'
        : 'Enter alone: now. Else 03:05Z or 2026-11-21T03:05Z; about 03:05Z, 03Z or 2026-11-21Z where it is not known better.',
    ].join(' '),
    ...given({ initial: said?.at }),
    field: { name: field },
    validate: typed => {
      const occurred = parseOccurred(typed.trim() || 'now', desk.session.now);
      return 'error' in occurred ? occurred.error : undefined;
    },
  });
  const occurred = parseOccurred(text.trim() || 'now', now);
  return 'error' in occurred ? { at: new Date(now).toISOString(), precision: 'second' } : occurred;
}

/** Asks why: typed in words, or by the number of a common reason. */
export async function askReason(desk: Desk, ask: string, common: readonly string[] = []): Promise<string> {
  const typed = await desk.text({
    ask,
    ...given({
      help:
        common.length > 0
          ? `Type why, or a number: ${common.map((text, i) => `${i + 1} ${text}`).join(', ')}`
          : undefined,
    }),
    field: { name: `reason:${ask}` },
    validate: text => (text.trim() ? undefined : 'One sentence is enough; it becomes part of the record.'),
  });
  return common[Number(typed) - 1] ?? typed;
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

type Parsed = { value: Value } | { error: string };

function problemOf(parsed: Parsed): string | undefined {
  return 'error' in parsed ? parsed.error : undefined;
}

/** What a form has let pass has a value. */
function readValue(parsed: Parsed): Value {
  if ('error' in parsed) throw new RefusedError(parsed.error);
  return parsed.value;
}
