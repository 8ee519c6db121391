import type { Diagnostic } from '../diagnostic.ts';
import type { Path, Source } from '../yaml/source.ts';
import { explainKeys } from './explain-keys.ts';
import { explainValue } from './explain-value.ts';
import type { SchemaError, Validator } from './validator.ts';

/**
 * Holds a source against a schema. One mistake gives one finding, at its key or value: errors that only repeat or follow from
 * another are left out, and an unknown key that stands for a missing one is one finding.
 */
export function validateSource(source: Source, validate: Validator): Diagnostic[] {
  if (validate(source.data)) return [];
  const places = byPath(source.data, validate.errors ?? []);
  return places.flatMap(({ path, data, errors }) => {
    const keys = errors.filter(({ keyword }) => aboutKeys.has(keyword));
    const value = errors.filter(error => !keys.includes(error));
    return [...explainKeys(source, path, data, keys), ...explainValue(source, path, value)];
  });
}

const aboutKeys: ReadonlySet<string> = new Set(['required', 'dependentRequired', 'additionalProperties']);

interface Place {
  path: Path;
  data: unknown;
  errors: SchemaError[];
}

function byPath(root: unknown, errors: readonly SchemaError[]): Place[] {
  const places = new Map<string, Place>();
  for (const error of errors) {
    if (error.keyword === 'if') continue;
    let place = places.get(error.instancePath);
    if (!place) {
      place = { ...resolve(root, error.instancePath), errors: [] };
      places.set(error.instancePath, place);
    }
    if (!isRepeated(place, error)) place.errors.push(error);
  }
  return [...places.values()];
}

/** Follows a JSON pointer; an index of a list becomes a number. */
function resolve(root: unknown, pointer: string): { path: Path; data: unknown } {
  const path: (string | number)[] = [];
  let data = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(data) ? Number(key) : key);
    data = (data as Record<string, unknown>)[key];
  }
  return { path, data };
}

/** Also an error about a key's name, which Ajv reports on the map with the name as its data: `propertyNames` says it. */
function isRepeated(place: Place, error: SchemaError): boolean {
  if (error.data !== place.data && error.keyword !== 'propertyNames') return true;
  const params = JSON.stringify(error.params);
  return place.errors.some(
    ({ keyword, params: known }) => keyword === error.keyword && JSON.stringify(known) === params,
  );
}
