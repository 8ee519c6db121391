import { given } from '../../given.ts';
import type { FragmentDocument, PlaybookDocument, RegulationDocument, StepEntry } from '../document.ts';
import { parseDuration } from '../duration.ts';
import { joinedList } from '../join-playbook.ts';
import { standardMilestones } from '../milestones.ts';
import type { Playbook } from '../playbook.ts';
import type { LibraryPorts, Obligations } from '../ports.ts';
import type { Source } from '../yaml/source.ts';
import type { Compilation, Unit } from './compilation.ts';
import { compileClocks, joinRegimes } from './compile-clocks.ts';
import { declareInputs } from './compile-inputs.ts';
import { compileList } from './compile-list.ts';
import { drawEdges } from './draw-edges.ts';
import { qualifyReferences } from './qualify-references.ts';

/**
 * Turns a playbook's document, whose schema holds, into the tree and the graph that the engine walks. Fragments are read and put
 * in place. What it cannot put together it reports in `findings`; the checks do the rest.
 */
export function compilePlaybook(source: Source, ports: LibraryPorts): Compilation {
  const document = source.data as PlaybookDocument;
  const compilation = begin(source, ports, header(document), document.roles);
  const unit = compilation.units[0] as Unit;
  declareInputs(compilation, { unit, path: ['inputs'] }, document.inputs ?? {});
  compileList(compilation, document.phases, {
    unit,
    path: ['phases'],
    list: '',
    container: 'phases',
  });
  compileClocks(compilation, unit, document.clocks ?? []);
  if (ports.obligations) joinRegimes(compilation, ports.obligations);
  return finish(compilation);
}

/** Compiles a playbook that joins a case which is open: one step that calls it, to stand beside the case's phases. `source` holds that step alone. */
export function compileJoining(source: Source, ports: LibraryPorts): Compilation {
  const { joining } = source.data as { joining: StepEntry[] };
  const nothing = header({ tocsin: '1', id: 'joining', title: 'Joining', version: '0.0.0', phases: [] });
  const compilation = begin(source, ports, nothing);
  const unit = compilation.units[0] as Unit;
  compileList(compilation, joining, { unit, path: ['joining'], list: joinedList, container: 'parallel' });
  return finish(compilation);
}

/** Compiles regimes without a playbook, as a workspace names them. */
export function compileRegimes(obligations: Obligations, ports: LibraryPorts): Compilation {
  const nothing = header({ tocsin: '1', id: 'workspace', title: 'Workspace', version: '0.0.0', phases: [] });
  const whole = { ...ports, obligations };
  const compilation = { ...begin(obligations.source, whole, nothing), partial: true };
  joinRegimes(compilation, obligations);
  return finish(compilation);
}

/** Compiles a fragment or a regulation by itself, as far as that goes, so that it can be checked where it is written. */
export function compilePart(source: Source, ports: LibraryPorts): Compilation {
  const document = source.data as Partial<FragmentDocument & RegulationDocument> & {
    id: string;
    title: string;
  };
  const playbook = header({
    tocsin: '1',
    id: document.id,
    title: document.title,
    version: '0.0.0',
    phases: [],
    ...given({ roles: document.roles }),
  });
  const compilation = { ...begin(source, ports, playbook, document.roles), partial: true };
  const unit = compilation.units[0] as Unit;
  declareInputs(compilation, { unit, path: ['inputs'] }, document.inputs ?? {});
  compileList(compilation, document.steps ?? [], { unit, path: ['steps'], list: '', container: 'steps' });
  compileClocks(compilation, unit, document.clocks ?? []);
  return finish(compilation);
}

function begin(
  source: Source,
  ports: LibraryPorts,
  playbook: Playbook,
  roles: PlaybookDocument['roles'] = {},
): Compilation {
  return {
    playbook,
    findings: [],
    ports,
    units: [{ source, prefix: '', chain: [], roles }],
    ids: new Map(),
    inputs: new Map(),
    askedAgain: [],
    regimesUnread: false,
    partial: false,
  };
}

function finish(compilation: Compilation): Compilation {
  compilation.playbook.milestones = allMilestones(compilation.playbook);
  qualifyReferences(compilation);
  compilation.playbook.edges = drawEdges(compilation.playbook);
  return compilation;
}

function header(document: PlaybookDocument): Playbook {
  const { id, title, version, summary, owner, reviewed, tlp } = document;
  return given({
    format: 1 as const,
    id,
    title,
    version,
    summary,
    incidentTypes: document.incident_types ?? [],
    owner,
    reviewed,
    reviewEvery: document.review_every === undefined ? undefined : parseDuration(document.review_every),
    tlp,
    attack: document.attack ?? [],
    references: document.references ?? [],
    severity: Object.entries(document.severity ?? defaultSeverity).map(([id, means]) => ({ id, means })),
    roles: Object.entries(document.roles ?? {}).map(([id, { title, brief, required }]) =>
      given({ id, title, brief, required: required === 'true' }),
    ),
    inputs: {},
    clocks: [],
    milestones: [],
    lists: {},
    steps: {},
    edges: [],
  });
}

const defaultSeverity = {
  sev1: 'The organisation cannot do its work, or harm is spreading',
  sev2: 'An important service or sensitive data is affected',
  sev3: 'Limited harm, and it is contained',
  sev4: 'No harm yet',
};

function allMilestones({ steps, milestones }: Playbook): string[] {
  const own = Object.values(steps).flatMap(step => [
    ...step.marks,
    ...(step.kind === 'decision' ? step.options.flatMap(({ marks }) => marks) : []),
  ]);
  return [...new Set([...standardMilestones, ...own, ...milestones])];
}
