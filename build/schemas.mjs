import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** Faults of the schemas themselves: one that is no valid JSON Schema, and each of its examples that it would refuse. */
export async function checkSchemas() {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
  addFormats.default(ajv);
  const names = await readdir('schemas');
  const schemas = await Promise.all(
    names.map(async name => JSON.parse(await readFile(`schemas/${name}`, 'utf8'))),
  );
  for (const [index, name] of names.entries()) ajv.addSchema(schemas[index], name);
  return names.flatMap((name, index) => [
    ...invalid(ajv, name),
    ...refusedExamples(ajv, name, schemas[index], ''),
  ]);
}

function invalid(ajv, name) {
  try {
    ajv.getSchema(name);
    return [];
  } catch (error) {
    return [`schemas/${name}: ${error.message}`];
  }
}

function refusedExamples(ajv, name, node, pointer) {
  if (typeof node !== 'object' || node === null) return [];
  const own = Array.isArray(node.examples) && !pointer.endsWith('/properties') ? node.examples : [];
  const refused = own.flatMap(example => {
    const validate = ajv.compile({ $ref: `${name}#${pointer}` });
    if (validate(example)) return [];
    return [
      `schemas/${name}#${pointer}: the example ${JSON.stringify(example)} is refused: ${ajv.errorsText(validate.errors)}`,
    ];
  });
  const below = Object.entries(node).flatMap(([key, child]) =>
    key === 'examples' || key === 'const' || key === 'enum'
      ? []
      : refusedExamples(ajv, name, child, `${pointer}/${escaped(key)}`),
  );
  return [...refused, ...below];
}

function escaped(key) {
  return encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
}
