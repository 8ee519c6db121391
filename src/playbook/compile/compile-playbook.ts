import type { PlaybookDocument } from '../document.ts';
import { parseDuration } from '../duration.ts';
import { standardMilestones } from '../milestones.ts';
import type { Playbook } from '../playbook.ts';
import type { LibraryPorts } from '../ports.ts';
import type { Source } from '../yaml/source.ts';
import type { Compilation, Unit } from './compilation.ts';
import { compileClocks } from './compile-clocks.ts';
import { declareInputs } from './compile-inputs.ts';
import { compileList } from './compile-list.ts';
import { drawEdges } from './draw-edges.ts';
import { given } from './given.ts';
import { qualifyReferences } from './qualify-references.ts';

/**
 * Turns a playbook's document, whose schema holds, into the tree and the graph that the engine walks. Fragments are read and put
 * in place. What it cannot put together it reports in `findings`; the checks do the rest.
 */
export function compilePlaybook(source: Source, ports: LibraryPorts): Compilation {
  const document = source.data as PlaybookDocument;
  const unit: Unit = { source, prefix: '', chain: [], roles: document.roles ?? {} };
  const compilation: Compilation = {
    playbook: header(document),
    findings: [],
    ports,
    units: [unit],
    ids: new Map(),
    inputs: new Map(),
    askedAgain: [],
    regimesUnread: false,
  };
  declareInputs(compilation, { unit, path: ['inputs'] }, document.inputs ?? {});
  compileList(compilation, document.phases, {
    unit,
    path: ['phases'],
    list: '',
    container: 'steps',
    phases: true,
  });
  compileClocks(compilation, unit, document.clocks ?? []);
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

function allMilestones({ steps }: Playbook): string[] {
  const own = Object.values(steps).flatMap(step => [
    ...step.marks,
    ...(step.kind === 'decision' ? step.options.flatMap(({ marks }) => marks) : []),
  ]);
  return [...new Set([...standardMilestones, ...own])];
}
