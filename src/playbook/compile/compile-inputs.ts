import { given } from '../../given.ts';
import type { InputEntry } from '../document.ts';
import { findingOn } from '../finding.ts';
import type { Input } from '../playbook.ts';
import { type Compilation, fullName, type Site } from './compilation.ts';

/**
 * Declares the inputs of a map of them, at the top or in a step's `asks`, and gives their full names. A name with nothing after it
 * asks an input again that is declared elsewhere. Declaring one twice is an error: which of the two would hold? `within` is the nearest
 * step with `each` around the map.
 */
export function declareInputs(
  compilation: Compilation,
  { unit, path }: Site,
  entries: Record<string, InputEntry | null>,
  within?: string,
): string[] {
  return Object.entries(entries).map(([name, entry]) => {
    const full = fullName(unit, name);
    const site = { unit, path: [...path, name] };
    if (entry === null) compilation.askedAgain.push({ ...site, name: full });
    else declareInput(compilation, inputOf(unit, full, entry, within), site);
    return full;
  });
}

/** What a fragment or a called playbook requires is wanted when it opens, not when the case does. */
function inputOf(
  { prefix }: Site['unit'],
  name: string,
  entry: InputEntry,
  within: string | undefined,
): Input {
  const input = { ...compileInput(name, entry), ...given({ within }) };
  return prefix === '' ? input : { ...input, required: false };
}

function declareInput(compilation: Compilation, input: Input, site: Site): void {
  const { name } = input;
  const first = compilation.inputs.get(name);
  if (!first) {
    compilation.inputs.set(name, site);
    compilation.playbook.inputs[name] = input;
    return;
  }
  const { source } = site.unit;
  compilation.findings.push(
    findingOn(source, site.path, 'key', {
      rule: 'duplicate-id',
      message: `the input \`${name}\` is declared twice, and an input is declared once`,
      help: `leave nothing after \`${site.path.at(-1)}:\` to ask it again, or choose another name`,
      related: [
        {
          file: first.unit.source.file,
          range: first.unit.source.locate(first.path, 'key'),
          message: 'it is declared here first',
        },
      ],
    }),
  );
}

/** Inputs that what is put in place must have when it opens. */
export function requiredOf(entries: Record<string, InputEntry>): string[] {
  return Object.entries(entries).flatMap(([name, { required }]) => (required === 'true' ? [name] : []));
}

/** An input of a document as the engine knows it. */
export function compileInput(name: string, entry: InputEntry): Input {
  const { ask, type, choices, many, required, sensitive, pattern, help } = entry;
  return given({
    name,
    ask,
    type: choices ? ('choice' as const) : (type ?? 'text'),
    choices: choices ?? [],
    many: many === 'true',
    required: required === 'true',
    sensitive: sensitive === 'true',
    pattern,
    help,
    default: entry.default,
  });
}
