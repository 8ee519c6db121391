import { nearest, oneSlip } from '../../nearest.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingOn, replacing } from '../finding.ts';
import type { Path, Source } from '../yaml/source.ts';
import { clip } from '../yaml/yaml-traps.ts';
import { label } from './explain-value.ts';
import { actionKeys, isStepSchema, otherWords, ownerOf, stepKeys, whyMisplaced } from './step-keys.ts';
import type { SchemaError } from './validator.ts';

/** Findings for the keys that a map has and should not have, or should have and has not. */
export function explainKeys(
  source: Source,
  path: Path,
  data: unknown,
  errors: readonly SchemaError[],
): Diagnostic[] {
  if (errors.length === 0) return [];
  const keys = describeKeys(data, errors);
  const twice = twoActions(source, path, keys);
  const strange = keys.strange.map(key => strangeFinding(source, path, key, keys));
  const misplaced = twice ? [] : keys.misplaced.map(key => misplacedFinding(source, path, key, keys));
  return [...(twice ? [twice] : []), ...strange, ...misplaced, ...missingFinding(source, path, keys)];
}

interface Keys {
  /** Name of the schema that closes the map. */
  schema: string;
  present: string[];
  /** What the map could hold. */
  known: string[];
  /** Keys that nothing like this map could hold. */
  strange: string[];
  /** Keys that a step of another kind, or a step as against a phase, could hold. */
  misplaced: string[];
  missing: Set<string>;
  /** What a strange key most likely stands for. */
  meant: Map<string, string>;
}

function describeKeys(data: unknown, errors: readonly SchemaError[]): Keys {
  const closing = errors.find(({ keyword }) => keyword === 'additionalProperties');
  const schema = closing?.parentSchema.$comment ?? '';
  const known = Object.keys(closing?.parentSchema.properties ?? {});
  const unknown = errors.flatMap(({ params }) =>
    params.additionalProperty === undefined ? [] : [String(params.additionalProperty)],
  );
  const keys: Keys = {
    schema,
    present: Object.keys(data as object),
    known: isStepSchema(schema) ? [...stepKeys] : known,
    strange: unknown.filter(key => whyMisplaced(key, schema) === undefined),
    misplaced: unknown.filter(key => whyMisplaced(key, schema) !== undefined),
    missing: new Set(
      errors.flatMap(({ params }) =>
        params.missingProperty === undefined ? [] : [String(params.missingProperty)],
      ),
    ),
    meant: new Map(),
  };
  settle(keys);
  return keys;
}

/** A misspelt key that would make the map something else takes with it what then follows. */
function settle(keys: Keys): void {
  for (const key of keys.strange) {
    const meant = meantKey(key, keys);
    if (!meant) continue;
    keys.meant.set(key, meant);
    keys.missing.delete(meant);
    const action = meant === 'parallel' ? 'steps' : meant;
    keys.misplaced = keys.misplaced.filter(other => ownerOf(other) !== action);
    if (meant !== 'include' && !(meant === 'use' && keys.schema === 'clock')) continue;
    keys.missing.clear();
    keys.strange = keys.strange.filter(other => other === key || (other !== 'as' && other !== 'with'));
    keys.misplaced = [];
  }
}

function meantKey(key: string, { known, missing, misplaced, present, schema }: Keys): string | undefined {
  const open = absent({ known, missing, present, schema });
  const synonym = otherWords[key.toLowerCase()]?.find(word => open.includes(word));
  const mixedUp = open.find(other => lettersOf(other) === lettersOf(key));
  return synonym ?? mixedUp ?? nearest(key, open) ?? onlyOwner(misplaced);
}

function absent({ known, missing, present, schema }: Pick<Keys, 'known' | 'missing' | 'present' | 'schema'>) {
  const all = [...missing, ...known, ...(schema === 'clock' ? ['use'] : [])];
  return [...new Set(all)].filter(other => !present.includes(other));
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}

/** The action that every misplaced key goes with: the unknown key most likely stands for it. */
function onlyOwner(misplaced: readonly string[]): string | undefined {
  const [owner, ...others] = new Set(misplaced.map(ownerOf));
  return others.length === 0 ? owner : undefined;
}

function strangeFinding(source: Source, path: Path, key: string, keys: Keys): Diagnostic {
  const meant = keys.meant.get(key);
  const listed =
    keys.known.length <= 14
      ? `what can stand here: ${keys.known.map(known => `\`${known}\``).join(', ')}`
      : undefined;
  return findingOn(source, [...path, key], 'key', {
    rule: 'schema',
    message: `\`${clip(key)}\` is no key of ${placeName(path, keys.schema)}`,
    help: meant
      ? `did you mean \`${meant}\`?`
      : (listed ?? 'remove it, or look for the key that is meant in the format'),
    ...(meant &&
      meant === oneSlip(key, absent(keys)) && {
        fix: replacing(source.locate([...path, key], 'key'), meant),
      }),
  });
}

function placeName(path: Path, schema: string): string {
  if (path.length === 0) return 'the file';
  if (isStepSchema(schema)) return 'a step';
  if (schema.startsWith('phase')) return 'a phase';
  if (schema.startsWith('option')) return 'an option';
  return typeof path.at(-1) === 'string'
    ? label(path)
    : `an entry of \`${path.findLast(part => typeof part === 'string')}\``;
}

function misplacedFinding(source: Source, path: Path, key: string, { schema }: Keys): Diagnostic {
  const [message, help] = whyMisplaced(key, schema) ?? ['', ''];
  return findingOn(source, [...path, key], 'key', { rule: 'schema', message, help });
}

/** The later one is pointed at, for the earlier one made the step what it is. */
function twoActions(
  source: Source,
  path: Path,
  { present, schema, misplaced }: Keys,
): Diagnostic | undefined {
  const actions = present.filter(key => actionKeys.has(key));
  const [first, second] = actions;
  if (!first || !second || !misplaced.some(key => actionKeys.has(key))) return undefined;
  return findingOn(source, [...path, second], 'key', {
    rule: 'two-actions',
    message: `\`${first}\` and \`${second}\` stand together, and ${isStepSchema(schema) ? 'a step does one thing' : 'only one of them can hold the steps'}`,
    help: isStepSchema(schema)
      ? `make \`${second}\` a step of its own`
      : 'keep one; put the other into a group step inside it',
    related: [
      {
        file: source.file,
        range: source.locate([...path, first], 'key'),
        message: `\`${first}\` stands here`,
      },
    ],
  });
}

function missingFinding(source: Source, path: Path, { missing, present }: Keys): Diagnostic[] {
  if (missing.size === 0) return [];
  const names = [...missing].map(name => `\`${name}\``).join(' and ');
  const verb = missing.size === 1 ? 'is' : 'are';
  const where = path.length === 0 ? 'the file' : label(path);
  const range = source.locate(path, 'key');
  return [
    findingOn(source, path, 'key', {
      rule: missingRule(path, missing),
      message: `${names} ${verb} missing from ${where}`,
      help:
        present.length === 0 || range.start.line === 1
          ? `add ${names}`
          : `add ${names} beside \`${present[0]}\``,
    }),
  ];
}

/** Keys whose absence is a fault of its own. */
function missingRule(path: Path, missing: ReadonlySet<string>): string {
  if (path.length === 0 && [...missing].some(name => name.startsWith('tocsin'))) return 'format-version';
  if (path.at(-1) === 'measure' && missing.has('undo')) return 'measure-without-undo';
  if (path[0] === 'clocks' && path.length === 2 && missing.has('source')) return 'clock-without-source';
  return 'schema';
}
