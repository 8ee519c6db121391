import type { CaseReport } from '../../case-report.ts';
import { tocsinNamespace, uuid5 } from '../uuid5.ts';

export interface StixObject {
  type: string;
  spec_version: '2.1';
  id: string;
  [property: string]: unknown;
}

/** Makes the objects of one case: the same fact gets the same id in every export. */
export class StixMaker {
  readonly report: CaseReport;
  readonly #common: object;

  constructor(report: CaseReport, marking: string | undefined) {
    this.report = report;
    this.#common = {
      ...(report.case.mode === 'drill' ? { labels: ['exercise'] } : {}),
      ...(marking === undefined ? {} : { object_marking_refs: [marking] }),
    };
  }

  /** `key` names it among its type in the case. Times are ISO 8601; one that was changed before it was made counts as made then. */
  domainObject(
    type: string,
    key: string,
    times: { created: string; modified?: string },
    properties: object,
  ): StixObject {
    const created = stixTime(times.created);
    const modified = stixTime(times.modified ?? times.created);
    return {
      type,
      spec_version: '2.1',
      id: this.idOf(type, key),
      created,
      modified: modified < created ? created : modified,
      ...this.#common,
      ...properties,
    };
  }

  idOf(type: string, key: string): string {
    return `${type}--${uuid5(tocsinNamespace, `${this.report.case.id}/${type}/${key}`)}`;
  }
}

/** With milliseconds and `Z`, as STIX wants it. */
function stixTime(at: string): string {
  return new Date(at).toISOString();
}
