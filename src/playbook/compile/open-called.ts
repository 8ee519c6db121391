import { hash } from 'node:crypto';
import { playbook as validatePlaybook } from '../../generated/library.js';
import type { PlaybookDocument, StepEntry } from '../document.ts';
import { findingOn } from '../finding.ts';
import type { Step } from '../playbook.ts';
import { suggestion } from '../schema/explain-value.ts';
import { validateSource } from '../schema/validate-source.ts';
import { parseSource } from '../yaml/parse-source.ts';
import type { Source } from '../yaml/source.ts';
import { addRoles } from './add-roles.ts';
import { type Compilation, fullName, type Site, type Unit, withFullNames } from './compilation.ts';
import { compileClocks } from './compile-clocks.ts';
import { declareInputs, requiredOf } from './compile-inputs.ts';

export type Call = Extract<Step, { kind: 'use' }>;

interface Opened {
  call: Call;
  unit: Unit;
  phases: StepEntry[];
}

/**
 * Reads the playbook that a step calls, where the library gives its text, for its phases to be put in the step's place: the step's id stands
 * before its ids and inputs, and what belongs to the case (roles, milestones, clocks) joins the case's. Undefined without a text, or in a
 * circle of calls: the checks say why.
 */
export function openCalled(
  compilation: Compilation,
  step: Call,
  site: Site,
  within?: string,
): Opened | undefined {
  const read = compilation.ports.readPlaybook?.(step.playbook);
  const link = `use ${step.playbook}`;
  const source = read && !site.unit.chain.includes(link) ? sourceOf(compilation, read) : undefined;
  if (!read || !source) return undefined;
  const { inputs = {}, clocks = [], phases, roles, version } = source.data as PlaybookDocument;
  const unit: Unit = {
    source,
    prefix: `${step.id}/`,
    chain: [...site.unit.chain, link],
    roles: { ...site.unit.roles, ...roles },
    call: step.id,
  };
  compilation.units.push(unit);
  addRoles(compilation.playbook, unit, roles);
  declareInputs(compilation, { unit, path: ['inputs'] }, inputs, within);
  checkWith(compilation, step, site, Object.keys(inputs));
  compileClocks(
    compilation,
    unit,
    clocks.filter(clock => !isThere(compilation, clock)),
  );
  const call = {
    ...step,
    with: withFullNames(unit, step.with),
    required: requiredOf(inputs).map(name => fullName(unit, name)),
    body: step.id,
    version,
    digest: hash('sha256', read.text, 'hex'),
  };
  return { call, unit, phases };
}

function sourceOf(
  { findings }: Compilation,
  { text, file }: { text: string; file: string },
): Source | undefined {
  const parsed = parseSource(text, file);
  const faults = parsed.source
    ? [...parsed.findings, ...validateSource(parsed.source, validatePlaybook)]
    : parsed.findings;
  findings.push(...faults);
  return faults.length > 0 ? undefined : parsed.source;
}

/** Clocks belong to the case: two playbooks that bring the same one bring it once. */
function isThere(
  { ids, units }: Compilation,
  clock: NonNullable<PlaybookDocument['clocks']>[number],
): boolean {
  if (!('use' in clock)) return ids.has(clock.id);
  return units.some(({ source }) => source.file.endsWith(`${clock.use}.yaml`));
}

function checkWith(compilation: Compilation, step: Call, { unit, path }: Site, inputs: string[]): void {
  for (const name of Object.keys(step.with)) {
    if (inputs.includes(name)) continue;
    compilation.findings.push(
      findingOn(unit.source, [...path, 'with', name], 'key', {
        rule: 'unknown-input',
        message: `the playbook \`${step.playbook}\` has no input \`${name}\``,
        help:
          suggestion(name, inputs) ??
          (inputs.length > 0 ? `it has ${inputs.map(input => `\`${input}\``).join(', ')}` : 'it has none'),
      }),
    );
  }
}
