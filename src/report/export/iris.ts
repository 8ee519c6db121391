import { digestName } from '../../expression/values/forms.ts';
import type { CaseReport, ReportedObservable, Told } from '../case-report.ts';
import { csvOf } from './csv.ts';
import { mark, observablesByEntry, toldText } from './told-text.ts';

/** Files in the order in which DFIR-IRIS has to import them: events name assets and indicators that must be there. */
export function irisFiles(report: CaseReport): { name: string; text: string }[] {
  const assets = report.observables.filter(isAsset);
  const indicators = report.observables.filter(observable => !isAsset(observable));
  return [
    {
      name: '1-assets.csv',
      text: csvOf(
        assetColumns,
        assets.map(o => assetRow(o, report)),
      ),
    },
    {
      name: '2-iocs.csv',
      text: csvOf(
        iocColumns,
        indicators.map(o => iocRow(o, report)),
      ),
    },
    { name: '3-timeline.csv', text: csvOf(eventColumns, eventRows(report)) },
  ];
}

const assetColumns = [
  'asset_name',
  'asset_type_name',
  'asset_description',
  'asset_ip',
  'asset_domain',
  'asset_tags',
];
const iocColumns = ['ioc_value', 'ioc_type', 'ioc_description', 'ioc_tags', 'ioc_tlp'];
const eventColumns = [
  'event_date',
  'event_tz',
  'event_title',
  'event_category',
  'event_content',
  'event_raw',
  'event_source',
  'event_assets',
  'event_iocs',
  'event_tags',
];

/** Our own hosts, addresses and accounts; of links, digests and files IRIS keeps none as assets. */
function isAsset({ kind, verdict }: ReportedObservable): boolean {
  return verdict === 'affected' && kind !== 'url' && kind !== 'hash' && kind !== 'file';
}

function assetRow(observable: ReportedObservable, report: CaseReport): string[] {
  const { kind, value } = observable;
  const isAccount = kind === 'account' || kind === 'email';
  return [
    value,
    isAccount ? 'Account' : 'Windows - Computer',
    oneLine(mark(report, described(observable, isAccount ? '' : 'its operating system is not recorded'))),
    kind === 'ip' ? value : '',
    kind === 'domain' ? value : '',
    tags(report),
  ];
}

function iocRow(observable: ReportedObservable, report: CaseReport): string[] {
  const { kind, value, verdict } = observable;
  return [
    value,
    iocType(kind, value),
    oneLine(mark(report, described(observable))),
    tags(report, verdict),
    // The importer takes no indicator without a marking; this one keeps it in the organisation and with its clients.
    report.case.tlp || 'amber',
  ];
}

/** Types as MISP names them, which IRIS knows. */
function iocType(kind: ReportedObservable['kind'], value: string): string {
  switch (kind) {
    case 'hash':
      return (digestName(value) ?? 'other').toLowerCase().replace('-', '');
    case 'ip':
      return 'ip-any';
    case 'host':
      return 'hostname';
    case 'file':
      return 'filename';
    case 'domain':
    case 'url':
    case 'email':
    case 'account':
      return kind;
    default:
      return kind satisfies never;
  }
}

function described({ comment, answers, at, by, ref }: ReportedObservable, more = ''): string {
  const said = [comment, answers && `answer to: ${answers}`, more].filter(text => text !== '');
  return [...said, `${at}, ${by}, ${ref}`].join('; ');
}

function eventRows(report: CaseReport): string[][] {
  const observables = observablesByEntry(report);
  return report.timeline.map(told => {
    const own = observables.get(told.ref) ?? [];
    return [
      new Date(told.at).toISOString().slice(0, -1),
      '+00:00',
      oneLine(mark(report, titleOf(told))),
      'Remediation',
      oneLine(mark(report, `${toldText(told)} (${[told.step, told.by].filter(Boolean).join(', ')})`)),
      oneLine(JSON.stringify(told)),
      `Tocsin, ${told.ref}`,
      joinedNames(own.filter(isAsset), ';'),
      joinedNames(
        own.filter(o => !isAsset(o)),
        '|',
      ),
      tags(report),
    ];
  });
}

function titleOf(told: Told): string {
  const title = oneLine(told.about === '' ? told.word : `${told.about}: ${told.word}`);
  return title.length > 200 ? `${title.slice(0, 199)}…` : title;
}

/** A value that holds the separator cannot be named there: it stands among its kind, unconnected. */
function joinedNames(observables: readonly ReportedObservable[], separator: string): string {
  return observables
    .map(({ value }) => value)
    .filter(value => !value.includes(separator))
    .join(separator);
}

function tags({ case: c }: CaseReport, verdict = ''): string {
  return ['tocsin', c.mode === 'drill' ? 'exercise' : '', verdict].filter(tag => tag !== '').join('|');
}

/** The importer reads line by line: a line break inside a cell would be lost, and the words around it run together. */
function oneLine(text: string): string {
  return text
    .split(/[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .join(' / ');
}
