import { readObservable } from '../../../engine/read-observable.ts';
import type { CaseReport, ReportedObservable, StepSpan, Told } from '../../case-report.ts';
import { mark } from '../told-text.ts';
import { tocsinNamespace, uuid5 } from '../uuid5.ts';
import { cyberObservable } from './cyber-observable.ts';
import { observablePattern } from './observable-pattern.ts';
import { StixMaker, type StixObject } from './stix-object.ts';
import { tlpMarking } from './tlp-marking.ts';

/**
 * The case as a STIX 2.1 bundle: the incident, who recorded, its notes, what was done, indicators, and what was affected. Ids follow from
 * what the record holds, so that the same record gives the same bundle, and a later export is a newer version of its objects.
 */
export function stixBundle(report: CaseReport): { type: 'bundle'; id: string; objects: StixObject[] } {
  const marking = tlpMarking(report.case.tlp);
  const make = new StixMaker(report, marking?.id);
  const objects = new Map<string, StixObject>();
  const add = (...more: (StixObject | undefined)[]) => {
    for (const object of more) if (object && !objects.has(object.id)) objects.set(object.id, object);
  };
  const incident = incidentOf(make);
  add(marking, ...peopleIn(make), incident);
  for (const told of report.timeline) if (isNote(told)) add(noteOf(told, make, incident));
  for (const step of report.steps.filter(isDone)) add(...related(courseOfAction(step, make), make, incident));
  // What was withheld from a redacted report is no longer what it was.
  for (const observable of report.observables.filter(isWhole))
    add(...related(observableObject(observable, make), make, incident));
  const all = [...objects.values()];
  return { type: 'bundle', id: `bundle--${uuid5(tocsinNamespace, JSON.stringify(all))}`, objects: all };
}

function incidentOf(make: StixMaker): StixObject {
  const { report } = make;
  const { case: c } = report;
  const changes = [c.opened, ...report.timeline.map(({ recorded }) => recorded)].sort();
  return make.domainObject(
    'incident',
    c.id,
    { created: c.opened, modified: changes.at(-1) as string },
    {
      ...madeBy(make, report.recorders[0]?.person),
      name: mark(report, c.name),
      description: mark(report, `${c.playbook.title}. Severity: ${c.severity}. The case is ${c.state}.`),
      extensions: {
        'extension-definition--ef765651-680c-498d-9894-99799f2fa126': {
          extension_type: 'property-extension',
          determination: 'suspected',
          investigation_status: c.state,
        },
      },
    },
  );
}

/** All who recorded, and the roles that the case has put them to. */
function peopleIn(make: StixMaker): StixObject[] {
  const { recorders, people, case: c } = make.report;
  return recorders.map(({ person: name }) => {
    const roles = people.filter(({ person }) => person === name).map(({ role }) => role);
    const more = roles.length > 0 ? { roles } : {};
    const properties = { name, identity_class: 'individual', ...more };
    return make.domainObject('identity', `person/${name}`, { created: c.opened }, properties);
  });
}

function madeBy(make: StixMaker, name: string | undefined): { created_by_ref?: string } {
  const isHere = make.report.recorders.some(({ person }) => person === name);
  return isHere ? { created_by_ref: make.idOf('identity', `person/${name}`) } : {};
}

function isNote({ type }: Told): boolean {
  return type === 'note.added' || type === 'finding.added';
}

function noteOf(told: Told, make: StixMaker, incident: StixObject): StixObject {
  const { report } = make;
  const changed = report.corrections.filter(({ of }) => of === told.id).map(({ at }) => at);
  return make.domainObject(
    'note',
    told.id,
    { created: told.recorded, modified: [told.recorded, ...changed].sort().at(-1) as string },
    {
      ...madeBy(make, told.by),
      abstract: mark(report, told.step === '' ? told.word : `${told.word}: ${told.step}`),
      content: mark(report, told.about),
      authors: [told.by],
      object_refs: [incident.id],
    },
  );
}

const done: ReadonlySet<string> = new Set(['done', 'chosen', 'sent', 'ran', 'approved']);

function isDone({ outcome }: StepSpan): boolean {
  return done.has(outcome);
}

function courseOfAction(step: StepSpan, make: StixMaker): StixObject {
  const { report } = make;
  const at = step.ended ?? step.opened ?? report.case.opened;
  return make.domainObject(
    'course-of-action',
    step.name,
    { created: at },
    {
      ...madeBy(make, step.by),
      name: mark(report, step.title),
      description: mark(report, `Step ${step.name}: ${step.outcome}, ${at}, by ${step.by}.`),
    },
  );
}

function isWhole({ kind, value }: ReportedObservable): boolean {
  const read = readObservable(value, kind);
  return !('error' in read) && read.value === value;
}

/** Our own things are no indicators: whoever imports those blocks them. */
function observableObject(observable: ReportedObservable, make: StixMaker): StixObject {
  const { kind, value, verdict, comment, at, by } = observable;
  const { report } = make;
  const created = report.case.opened;
  if (verdict === 'affected') {
    const name = mark(report, value);
    return (
      cyberObservable(observable) ??
      make.domainObject('identity', `system/${value}`, { created }, { name, identity_class: 'system' })
    );
  }
  return make.domainObject(
    'indicator',
    `${kind}/${value}`,
    { created, modified: at },
    {
      ...madeBy(make, by),
      name: mark(report, `${kind}: ${value}`),
      ...(comment === '' ? {} : { description: mark(report, comment) }),
      indicator_types: [verdict === 'malicious' ? 'malicious-activity' : 'unknown'],
      pattern: observablePattern(observable),
      pattern_type: 'stix',
      pattern_version: '2.1',
      valid_from: new Date(at).toISOString(),
    },
  );
}

/** An object, and what ties it to the incident. */
function related(object: StixObject, make: StixMaker, incident: StixObject): StixObject[] {
  const created = (object.created as string | undefined) ?? make.report.case.opened;
  const tie = make.domainObject(
    'relationship',
    object.id,
    { created },
    { relationship_type: 'related-to', source_ref: object.id, target_ref: incident.id },
  );
  return [object, tie];
}
