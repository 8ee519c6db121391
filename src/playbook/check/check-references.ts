import { oneSlip } from '../../nearest.ts';
import { type Compilation, fullName, type Unit, unitOf } from '../compile/compilation.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { findingOn, replacing } from '../finding.ts';
import type { Step } from '../playbook.ts';
import type { Path } from '../yaml/source.ts';
import { meantId, shortId, shortName } from './meant.ts';

/** Every id and name that a step refers to must exist. Clocks and expressions have checks of their own. */
export function checkReferences(compilation: Compilation): Diagnostic[] {
  const known = knownIds(compilation);
  return Object.values(compilation.playbook.steps)
    .flatMap(step => stepReferences(compilation, step, known))
    .concat(askedAgain(compilation, known))
    .filter(({ id, among }) => !among.has(id))
    .map(reference => unknownFinding(compilation, reference));
}

interface Reference {
  unit: Unit;
  path: Path;
  part?: 'key';
  id: string;
  rule: string;
  /** What stands there, as a sentence goes on: `needs` names. */
  says: string;
  among: ReadonlySet<string>;
}

interface Known {
  steps: Set<string>;
  needs: Set<string>;
  evidence: Set<string>;
  clocks: Set<string>;
  inputs: Set<string>;
}

function knownIds({ ids, playbook }: Compilation): Known {
  const of = (...kinds: string[]) => [...ids].flatMap(([id, { what }]) => (kinds.includes(what) ? [id] : []));
  return {
    steps: new Set(['end', ...of('step', 'phase')]),
    needs: new Set([...of('step', 'phase', 'evidence'), ...playbook.milestones]),
    evidence: new Set(of('evidence')),
    clocks: new Set(of('clock')),
    inputs: new Set(Object.keys(playbook.inputs)),
  };
}

function stepReferences(compilation: Compilation, step: Step, known: Known): Reference[] {
  const unit = unitOf(compilation, step);
  const at = (...path: (string | number)[]) => ({ unit, path: [...step.path, ...path] });
  const list = (key: string, ids: readonly string[], rest: Pick<Reference, 'rule' | 'says' | 'among'>) =>
    ids.map((id, i): Reference => ({ ...at(key, i), id, ...rest }));
  const references = [
    ...(compilation.partial ? [] : roleReferences(step, unit)),
    ...list('needs', step.needs ?? [], {
      rule: 'unknown-need',
      says: '`needs` names what no step, evidence or milestone is called',
      among: known.needs,
    }),
    ...list('destroys', step.destroys, {
      rule: 'unknown-evidence',
      says: '`destroys` names evidence that no step collects',
      among: known.evidence,
    }),
    ...(compilation.regimesUnread || compilation.partial ? [] : list('meets', step.meets, meets(known))),
  ];
  if (step.each) {
    references.push({
      ...at('each', step.each.name),
      id: step.each.of,
      rule: 'unknown-input',
      says: '`each` names an input that is not declared',
      among: known.inputs,
    });
  }
  if (step.kind === 'run') references.push(...outputReferences(step, unit, known));
  if (step.kind === 'decision') references.push(...optionReferences(compilation, step, known));
  return references;
}

function roleReferences(step: Step, unit: Unit): Reference[] {
  const named = {
    role: step.role,
    authority: step.authority,
    approve: step.kind === 'approve' ? step.approver : undefined,
  };
  const among = new Set(Object.keys(unit.roles));
  return Object.entries(named).flatMap(([key, id]) =>
    id === undefined
      ? []
      : [
          {
            unit,
            path: [...step.path, key],
            id,
            rule: 'unknown-role',
            says: `\`${key}\` names a role that is not declared`,
            among,
          },
        ],
  );
}

function meets({ clocks }: Known) {
  return { rule: 'unknown-clock', says: '`meets` names a clock that does not exist', among: clocks };
}

function outputReferences(step: Extract<Step, { kind: 'run' }>, unit: Unit, { inputs }: Known): Reference[] {
  return Object.keys(step.outputs).map(id => ({
    unit,
    path: [...step.path, 'outputs', shortName(id)],
    part: 'key',
    id,
    rule: 'unknown-input',
    says: '`outputs` names an input that is not declared',
    among: inputs,
  }));
}

function optionReferences(
  compilation: Compilation,
  step: Extract<Step, { kind: 'decision' }>,
  known: Known,
): Reference[] {
  const unit = unitOf(compilation, step);
  return step.options.flatMap((option, i) => {
    const path = [...step.path, 'options', i];
    const { id: _, next } = option;
    const clocks = compilation.regimesUnread || compilation.partial ? [] : option.meets;
    return [
      ...clocks.map((id, j): Reference => ({ unit, path: [...path, 'meets', j], id, ...meets(known) })),
      ...Object.keys(option.sets).map((id): Reference => {
        const name = shortName(id);
        return {
          unit,
          path: [...path, 'sets', name],
          part: 'key',
          id,
          rule: 'unknown-input',
          says: '`sets` names an input that is not declared',
          among: known.inputs,
        };
      }),
      ...(next === undefined
        ? []
        : [
            {
              unit,
              path: [...path, 'next'],
              id: next,
              rule: 'unknown-step',
              says: '`next` names a step that does not exist',
              among: known.steps,
            },
          ]),
    ];
  });
}

function askedAgain({ askedAgain }: Compilation, { inputs }: Known): Reference[] {
  return askedAgain.map(({ unit, path, name }) => ({
    unit,
    path,
    part: 'key',
    id: name,
    rule: 'unknown-input',
    says: '`asks` asks again what is declared nowhere',
    among: inputs,
  }));
}

function unknownFinding(
  compilation: Compilation,
  { unit, path, part = undefined, id, rule, says, among }: Reference,
): Diagnostic {
  const prefix = rule === 'unknown-input' ? fullName(unit, '') : unit.prefix;
  const inside = [...among].filter(other => prefix === '' || other.startsWith(prefix));
  const meant = id.startsWith(prefix)
    ? oneSlip(
        id.slice(prefix.length),
        inside.map(other => other.slice(prefix.length)),
      )
    : undefined;
  return findingOn(unit.source, path, part ?? 'value', {
    rule,
    message: `${says}: "${id.startsWith(prefix) ? id.slice(prefix.length) : shortId(id, unit)}"`,
    ...meantId(id, inside, compilation, unit),
    ...(meant !== undefined && {
      fix: replacing(unit.source.locate(path, part ?? 'value'), meant),
    }),
  });
}
