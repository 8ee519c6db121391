import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build as bundle } from 'esbuild';

/**
 * Compiles the JSON Schemas to `src/generated`: one module per entry of `modules`, with one validator per schema.
 * Compiling them when the program starts would cost more than everything else it does then.
 */
export async function buildValidators() {
  await mkdir(generated, { recursive: true });
  const schemas = await readSchemas();
  await Promise.all(Object.entries(modules).map(([name, module]) => buildModule(name, module, schemas)));
}

const root = `${import.meta.dirname}/..`;
const generated = `${root}/src/generated`;

/** `asText`: the file is YAML and every scalar of it is read as it is written. `refersTo`: schemas whose definitions it uses. */
const modules = {
  library: {
    asText: true,
    exports: { playbook: 'playbook', fragment: 'fragment', regulation: 'regulation' },
  },
  workspace: { asText: true, exports: { workspace: 'workspace' }, refersTo: ['playbook'] },
  walkthrough: { asText: true, exports: { walkthrough: 'walkthrough' } },
  scenario: { asText: true, exports: { scenario: 'scenario' }, refersTo: ['playbook'] },
  'case-event': { asText: false, exports: { caseEvent: 'case-event' } },
};

async function readSchemas() {
  const names = new Set(
    Object.values(modules).flatMap(({ exports, refersTo = [] }) => [...Object.values(exports), ...refersTo]),
  );
  const texts = [...names].map(name => readFile(`${root}/schemas/${name}.schema.json`, 'utf8'));
  const parsed = (await Promise.all(texts)).map(text => withNames(withoutNotes(JSON.parse(text))));
  return Object.fromEntries([...names].map((name, i) => [name, parsed[i]]));
}

async function buildModule(name, { asText, exports, refersTo = [] }, schemas) {
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    verbose: true,
    allErrors: true,
    messages: false,
    inlineRefs: false,
    strictTypes: false,
    strictRequired: false,
  });
  for (const id of [...Object.values(exports), ...refersTo]) {
    const schema = asText ? scalarsAsText(schemas[id]) : schemas[id];
    ajv.addSchema(schema, `${id}.schema.json`);
  }
  const refs = Object.fromEntries(Object.entries(exports).map(([as, id]) => [as, `${id}.schema.json`]));
  await writeFile(`${generated}/${name}.js`, await bundled(standaloneCode(ajv, refs)));
  await writeFile(`${generated}/${name}.d.ts`, declarations(Object.keys(exports)));
}

/** Descriptions and examples are for editors: left out, the code stays small. */
function withoutNotes(schema) {
  return transform(schema, ({ title, description, examples, default: offered, ...rest }) => rest);
}

/** Gives each definition and property its name as `$comment`: an error carries its schema, and so says which one it was. */
function withNames(schema) {
  return transform(schema, (node, name) => (name === undefined ? node : { $comment: name, ...node }));
}

/**
 * The same schema for texts: where it wants true or false or certain numbers, those words are wanted; a type of several scalars is text.
 * So `yes`, `1.10` and `0123` stay what the author wrote wherever a text is wanted.
 */
function scalarsAsText(schema) {
  return transform(schema, node => {
    if (node.type === 'boolean') return { ...node, type: 'string', enum: ['true', 'false'] };
    if (Array.isArray(node.type))
      return { ...node, type: node.type.includes('array') ? ['string', 'array'] : 'string' };
    if (node.type in numbers) {
      const { minimum, maximum, ...rest } = node;
      return { ...rest, type: 'string', pattern: numbers[node.type] };
    }
    if (typeof node.const === 'number') return { ...node, const: String(node.const) };
    if (typeof node.enum?.[0] === 'number') return { ...node, enum: node.enum.map(String) };
    return node;
  });
}

/** How numbers are written; whether one is within its bounds the loader sees. */
const numbers = { integer: '^(?:0|[1-9][0-9]{0,8})$', number: '^[0-9]{1,9}(?:\\.[0-9]{1,9})?$' };

/** Applies `change` to every schema in `node`, with its name where it stands in `properties` or `$defs`. */
function transform(node, change, name) {
  if (Array.isArray(node)) return node.map(entry => transform(entry, change));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(change(node, name)).map(([key, value]) => [
    key,
    key === 'properties' || key === '$defs' ? transformEach(value, change) : transform(value, change),
  ]);
  return Object.fromEntries(entries);
}

function transformEach(schemas, change) {
  const entries = Object.entries(schemas).map(([name, schema]) => [name, transform(schema, change, name)]);
  return Object.fromEntries(entries);
}

/** Standalone code requires parts of Ajv even as a module; bundling takes them in. */
async function bundled(code) {
  const { outputFiles } = await bundle({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    legalComments: 'none',
  });
  return `// Made from schemas/ by build/validators.mjs.\n${outputFiles[0].text}`;
}

function declarations(names) {
  const validators = names.map(name => `export declare const ${name}: Validator;\n`).join('');
  return `import type { Validator } from '../playbook/schema/validator.ts';\n${validators}`;
}

if (process.argv[1] === import.meta.filename) await buildValidators();
