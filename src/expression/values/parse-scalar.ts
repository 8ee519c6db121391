import { nearest } from '../../nearest.ts';
import type { Input, InputType } from '../../playbook/playbook.ts';
import { parseDuration } from './duration.ts';
import { type Fault, fault } from './fault.ts';
import { digests, isEmail, isHostname, isIp, isUrl } from './forms.ts';
import { refang } from './refang.ts';
import { formatTime, parseTime } from './time.ts';

export type Scalar = { value: string | number | boolean } | Fault;

/** Reads one value of an input's type. Space around it does not count. */
export function parseScalar(entered: string, input: Input): Scalar {
  const text = entered.trim();
  return readers[input.type](text, input);
}

/** How an error names what was entered: in quotes and cut where it is long, and not at all where it is sensitive. */
export function subject(text: string, input: Input): string {
  if (input.sensitive) return 'What was entered';
  const trimmed = text.trim();
  return `"${trimmed.length > 60 ? `${trimmed.slice(0, 59)}…` : trimmed}"`;
}

type Reader = (text: string, input: Input) => Scalar;

const asWritten: Reader = text => ({ value: text });

const readers: Record<InputType, Reader> = {
  text: asWritten,
  person: asWritten,
  file: asWritten,
  number: readNumber,
  boolean: (text, input) => readWord(text, input, truths, 'yes or no'),
  'yes-no': (text, input) => readWord(text, input, answers, 'yes, no or unknown'),
  time: readTime,
  duration: (text, input) =>
    parseDuration(text) === undefined
      ? refuse(text, input, 'is not a duration', 'write a number and a unit, such as 90s, 15m, 72h or 30d')
      : { value: text.toLowerCase() },
  ip: observable(isIp, 'is not an IP address', 'write one such as 192.0.2.7 or 2001:db8::7'),
  hostname: observable(
    isHostname,
    'is not a host name',
    'write letters, digits, hyphens and dots, such as mail.example.org',
  ),
  email: observable(isEmail, 'is not an e-mail address', 'write one such as dana@example.org'),
  url: observable(isUrl, 'is not a web address', 'write it in full, such as https://example.org/login'),
  hash: readHash,
  choice: readChoice,
};

function readNumber(text: string, input: Input): Scalar {
  const value = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)
    ? Number(text)
    : Number.NaN;
  if (Number.isFinite(value)) return { value };
  return refuse(text, input, 'is not a number', 'write it with digits and a point, such as 1200 or 0.5');
}

const truths = new Map<string, boolean>([
  ['true', true],
  ['yes', true],
  ['y', true],
  ['false', false],
  ['no', false],
  ['n', false],
]);

const answers = new Map<string, string>([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['no', 'no'],
  ['n', 'no'],
  ['unknown', 'unknown'],
]);

function readWord(text: string, input: Input, words: Map<string, string | boolean>, choice: string): Scalar {
  const value = words.get(text.toLowerCase());
  return value === undefined ? refuse(text, input, 'is none of the answers', `write ${choice}`) : { value };
}

function readTime(text: string, input: Input): Scalar {
  const ms = parseTime(text);
  if (ms !== undefined) return { value: formatTime(ms) };
  if (parseTime(`${text}Z`) !== undefined) {
    return refuse(text, input, 'has no time zone', 'add Z for UTC or an offset such as +02:00');
  }
  return refuse(text, input, 'is not a time', 'write date, time and zone, such as 2026-11-01T03:14Z');
}

function observable(holds: (text: string) => boolean, what: string, instead: string): Reader {
  return (text, input) => {
    const value = refang(text);
    return holds(value) ? { value } : refuse(text, input, what, instead);
  };
}

function readHash(text: string, input: Input): Scalar {
  if (!/^[0-9a-f]*$/i.test(text)) {
    return refuse(text, input, 'is not a hash', 'write only its digits 0 to 9 and a to f');
  }
  if (digests[text.length]) return { value: text.toLowerCase() };
  const lengths = Object.entries(digests).map(([length, name]) => `${length} (${name})`);
  return refuse(
    text,
    input,
    `has ${text.length} digits`,
    `a hash has ${lengths.slice(0, -1).join(', ')} or ${lengths.at(-1)}`,
  );
}

function readChoice(text: string, input: Input): Scalar {
  const exact = input.choices.find(choice => choice === text);
  const value = exact ?? input.choices.find(choice => choice.toLowerCase() === text.toLowerCase());
  if (value !== undefined) return { value };
  const near = input.sensitive ? undefined : nearest(text, input.choices);
  const instead = near ? `did you mean ${near}? The choices are` : 'choose one of';
  return refuse(text, input, 'is none of the choices', `${instead} ${input.choices.join(', ')}`);
}

function refuse(text: string, input: Input, what: string, instead: string): Fault {
  return fault(`${subject(text, input)} ${what}`, instead);
}
