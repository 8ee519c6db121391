import { nearest, oneSlip } from '../../nearest.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { type Fault, findingAt, findingOn, replacing } from '../finding.ts';
import type { Path, Source } from '../yaml/source.ts';
import { clip } from '../yaml/yaml-traps.ts';
import { expectation, isIdForm } from './expectations.ts';
import type { SchemaError } from './validator.ts';

/** Findings for what a value is, as against what keys it has. A value gives one, names of keys one each. */
export function explainValue(source: Source, path: Path, errors: readonly SchemaError[]): Diagnostic[] {
  const names = errors.filter(({ keyword }) => keyword === 'propertyNames');
  const [first] = errors
    .filter(({ keyword }) => keyword !== 'propertyNames')
    .sort((a, b) => rank(a) - rank(b));
  return [
    ...names.map(error => keyNameFinding(source, path, error)),
    ...(first ? [valueFinding(source, path, first)] : []),
  ];
}

/** A wrong type says all; what else does not fit follows from it. */
function rank({ keyword }: SchemaError): number {
  return keyword === 'type' ? 0 : 1;
}

function keyNameFinding(source: Source, path: Path, { params, parentSchema }: SchemaError): Diagnostic {
  const key = String(params.propertyName);
  const holdsInputs = ['inputs', 'asks', 'values', 'each', 'outputs', 'answer-map'].includes(
    parentSchema.$comment ?? '',
  );
  const wanted = holdsInputs ? 'name' : parentSchema.$comment === 'answers' ? 'step-id' : 'id';
  return findingOn(source, [...path, key], 'key', formFault(key, wanted));
}

function valueFinding(source: Source, path: Path, error: SchemaError): Diagnostic {
  const { keyword, params, data } = error;
  const said = label(path);
  switch (keyword) {
    case 'type':
      return data === null
        ? emptyFinding(source, path)
        : findingOn(source, path, 'value', typeFault(said, error));
    case 'const':
      return findingOn(source, path, 'value', constFault(path, error));
    case 'enum':
      return findingOn(source, path, 'value', enumFault(source, path, error));
    case 'pattern':
      return data === null
        ? emptyFinding(source, path)
        : findingOn(source, path, 'value', patternFault(path, error));
    case 'maxLength':
      return findingOn(
        source,
        path,
        'value',
        schemaFault(`${said} is longer than ${params.limit} characters`, 'shorten it'),
      );
    case 'minItems':
      return findingOn(
        source,
        path,
        'key',
        schemaFault(
          `${said} has too few entries: at least ${params.limit} wanted`,
          'add what belongs there, or remove the key',
        ),
      );
    case 'maxItems':
      return findingOn(
        source,
        path,
        'key',
        schemaFault(`${said} has more than ${params.limit} entries`, 'shorten the list'),
      );
    case 'minProperties':
      return findingOn(
        source,
        path,
        'key',
        schemaFault(`${said} holds nothing`, 'add what belongs there, or remove the key'),
      );
    case 'maxProperties':
      return findingOn(
        source,
        path,
        'key',
        schemaFault(`${said} holds more than one key, and it means one`, 'keep one of them'),
      );
    case 'uniqueItems':
      return repeatedFinding(source, path, error);
    default:
      return findingOn(source, path, 'value', schemaFault(`${said} is not what belongs there`));
  }
}

function emptyFinding(source: Source, path: Path): Diagnostic {
  const range = source.locate(path, 'key');
  const comment = source.comments.find(
    ({ cuts, offset, source: text }) =>
      cuts === 'value' &&
      /^#[^\s#]/.test(text) &&
      source.range(offset, offset).start.line === range.start.line,
  );
  if (!comment) {
    return findingAt(
      source,
      range,
      schemaFault(`${label(path)} is empty`, 'write what belongs there, or remove it'),
    );
  }
  const end = comment.offset + comment.source.length;
  return findingAt(source, source.range(comment.offset, end), {
    rule: 'cut-text',
    message: `${label(path)} is empty, for a \`#\` after a space begins a comment`,
    help: `quote the text: "${clip(comment.source)}"`,
  });
}

function typeFault(said: string, { params, data }: SchemaError): Fault {
  const wanted = { object: 'keys and values', array: 'a list', string: 'a text', null: 'nothing' }[
    String(params.type)
  ];
  const got = Array.isArray(data)
    ? 'a list'
    : typeof data === 'object'
      ? 'keys and values'
      : `the text ${quote(data)}`;
  const help =
    params.type === 'array'
      ? 'write `[...]`, or one entry to a line, each after `- `'
      : params.type === 'object'
        ? 'write `key: value` lines below it, indented'
        : 'write a text on its line; quote one that begins with `[` or `{`'; // prettier-ignore
  return schemaFault(`${said} wants ${wanted ?? 'something else'}, not ${got}`, help);
}

function constFault(path: Path, { params, data }: SchemaError): Fault {
  const wanted = String(params.allowedValue);
  if (path.length === 1 && String(path[0]).startsWith('tocsin')) {
    return {
      rule: 'format-version',
      message: `\`${path[0]}\` is ${data === null ? 'empty' : quote(data)}, and this program reads format version ${wanted}`,
      help: `write \`${path[0]}: ${wanted}\`, or use a version of tocsin that reads the file's format`,
    };
  }
  return schemaFault(
    `${label(path)} is ${quote(data)}, and only \`${wanted}\` can stand there`,
    `write \`${wanted}\``,
  );
}

function enumFault(source: Source, path: Path, { params, data }: SchemaError): Fault {
  const allowed = (params.allowedValues as unknown[]).map(String);
  const listed = allowed.map(value => `\`${value}\``).join(', ');
  const meant = instead(path, String(data)) ?? suggestion(String(data), allowed);
  const certain = certainly(path, String(data), allowed);
  return {
    ...schemaFault(`${label(path)} is ${quote(data)}, and can be ${listed}`, meant ?? 'write one of them'),
    ...(certain && { fix: replacing(source.locate(path, 'value'), certain) }),
  };
}

/** What can only have been meant: the same in capitals, a truth value in YAML's other words, or a single slip. */
function certainly(path: Path, value: string, allowed: readonly string[]): string | undefined {
  const meant = [value.toLowerCase(), truthOf(path, value)].find(word => word && allowed.includes(word));
  return meant ?? oneSlip(value, allowed);
}

function truthOf(path: Path, value: string): string | undefined {
  if (path.at(-1) === 'applies') return undefined;
  return { yes: 'true', no: 'false', on: 'true', off: 'false' }[value.toLowerCase()];
}

function instead(path: Path, value: string): string | undefined {
  if (path.at(-1) === 'type' && /^(choice|select|enum)$/i.test(value))
    return 'write `choices: [...]` in place of `type`';
  if (path.at(-1) === 'type' && /^(list|array|many)$/i.test(value))
    return 'write `many: true` beside the type of one entry';
  const truth = truthOf(path, value);
  return truth && `write \`${truth}\``;
}

function patternFault(path: Path, { parentSchema, data }: SchemaError): Fault {
  const name = parentSchema.$comment;
  const value = String(data);
  if (isIdForm(name)) return formFault(value, name ?? 'id');
  if (name === 'time' && lacksZone(value)) {
    return {
      rule: 'time-without-zone',
      message: `${label(path)} is ${quote(data)}: without a zone it could be any of two dozen hours`,
      help: `write the zone: \`${clip(value)}Z\` for UTC, or an offset such as \`+01:00\``,
    };
  }
  if (value.trim() === '')
    return schemaFault(`${label(path)} is empty`, 'write what belongs there, or remove it');
  const key = path.findLast(part => typeof part === 'string') as string | undefined;
  return schemaFault(`${label(path)} is ${quote(data)}, and wants ${expectation(name, key)}`);
}

/** What has the wrong form as an id or a name, and how it could read. */
function formFault(value: string, wanted: string): Fault {
  const joint = wanted === 'name' || wanted === 'input-name' ? '_' : '-';
  const better = value
    .replace(/([a-z0-9])([A-Z])/g, `$1${joint}$2`)
    .toLowerCase()
    .replace(notIn(wanted), joint)
    .replace(/^[^a-z]+|[^a-z0-9]+$/g, '');
  return {
    rule: 'id-form',
    message: `${quote(value)} is not ${expectation(wanted, undefined)}`,
    ...(better && better !== value && { help: `write \`${clip(better)}\`` }),
  };
}

function notIn(wanted: string): RegExp {
  if (wanted === 'input-name') return /[^a-z0-9.]+/g;
  return wanted === 'reference-id' || wanted === 'step-id' ? /[^a-z0-9/]+/g : /[^a-z0-9]+/g;
}

function repeatedFinding(source: Source, path: Path, { params }: SchemaError): Diagnostic {
  const [later, earlier] = [Number(params.i), Number(params.j)].sort((a, b) => b - a) as [number, number];
  return findingOn(source, [...path, later], 'value', {
    ...schemaFault(`${label(path)} holds the same entry twice`, 'remove one of them'),
    related: [
      {
        file: source.file,
        range: source.locate([...path, earlier], 'value'),
        message: 'it stands here first',
      },
    ],
  });
}

function schemaFault(message: string, help?: string): Fault {
  return { rule: 'schema', message, help };
}

/** The end of a path in words: a key, or which entry of which list. */
export function label(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return `\`${clip(last)}\``;
  const list = path.findLast(part => typeof part === 'string');
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of \`${list}\``;
}

/** `did you mean` for the nearest of what could stand there. */
export function suggestion(word: string, known: readonly string[]): string | undefined {
  const meant = nearest(word, known);
  return meant && `did you mean \`${meant}\`?`;
}

function quote(data: unknown): string {
  return typeof data === 'string'
    ? `"${clip(data)}"`
    : Array.isArray(data)
      ? 'a list'
      : data === null
        ? 'empty'
        : 'keys and values';
}

/** Whether it would be a time, had it a zone. */
function lacksZone(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$/.test(text);
}
