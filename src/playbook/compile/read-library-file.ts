import { fragment, regulation } from '../../generated/library.js';
import type { Diagnostic } from '../diagnostic.ts';
import { byPlace } from '../finding.ts';
import { validateSource } from '../schema/validate-source.ts';
import { parseSource } from '../yaml/parse-source.ts';
import type { Source } from '../yaml/source.ts';
import type { Compilation } from './compilation.ts';

const validators = { fragment, regulation };

interface Read {
  /** Absent where the file is not what it should be: `findings` say why. */
  source?: Source;
  findings: Diagnostic[];
}

/** Reads and checks the form of a file that a playbook takes in, once for each loading; undefined where there is none. */
export function readLibraryFile(
  { ports }: Pick<Compilation, 'ports'>,
  path: string,
  kind: 'fragment' | 'regulation',
): Read | undefined {
  const known = files.get(ports) ?? new Map<string, Read>();
  files.set(ports, known);
  const found =
    known.get(path) ??
    read(ports.readFragment?.(path), ports.folder ? `${ports.folder}/${path}` : path, kind);
  if (found) known.set(path, found);
  return found;
}

/** By the ports of one loading: an editor that lints again gives new ones. */
const files = new WeakMap<object, Map<string, Read>>();

function read(text: string | undefined, file: string, kind: 'fragment' | 'regulation'): Read | undefined {
  if (text === undefined) return undefined;
  const { source, findings } = parseSource(text, file);
  if (!source || findings.length > 0) return { findings };
  const faults = validateSource(source, validators[kind]);
  return faults.length > 0 ? { findings: faults.sort(byPlace) } : { source, findings: [] };
}
