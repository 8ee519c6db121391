import type { Diagnostic, Range } from '../../playbook/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { rules } from '../rules.ts';
import { fingerprints } from './fingerprints.ts';
import type { Report } from './report.ts';

/** SARIF 2.1.0 (OASIS), with the properties by which code scanning services tell one run's findings from another's. */
export function sarifReport(report: Report): string {
  const found = new Set(report.findings.map(({ rule }) => rule));
  const described = rules.filter(({ id }) => found.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const index = new Map(described.map(({ id }, i) => [id, i]));
  const prints = fingerprints(report);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'tocsin',
            version: report.version,
            semanticVersion: report.version,
            rules: described.map(describe),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding, i) => ({
          ruleId: finding.rule,
          ...(index.has(finding.rule) && { ruleIndex: index.get(finding.rule) }),
          ...result(finding, report.pathOf),
          partialFingerprints: { 'tocsinFinding/v1': prints[i] },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** The address is a name: what it stands for is `tocsin lint --explain`, whose page is given as text too. */
function describe({ id, severity, why, bad, good }: Rule) {
  const text = why.trim();
  return {
    id,
    shortDescription: { text: firstSentence(text) },
    fullDescription: { text },
    help: {
      text: `${text}\n\nIt finds:\n\n${bad}\nand not:\n\n${good}`,
      markdown: `${text}\n\nIt finds:\n\n${fenced(bad)}\n\nand not:\n\n${fenced(good)}\n`,
    },
    helpUri: `urn:tocsin:lint:${id}`,
    defaultConfiguration: { level: levels[severity] },
  };
}

function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/s.exec(text)?.[0].replace(/:$/, '.') ?? text;
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\``;
}

const levels: Record<Diagnostic['severity'], string> = { error: 'error', warning: 'warning', info: 'note' };

function result(
  { severity, message, help, file, range, related, fix }: Diagnostic,
  pathOf: Report['pathOf'],
) {
  const physical = (file: string, range: Range) => ({
    artifactLocation: artifact(pathOf(file)),
    region: region(range),
  });
  return {
    level: levels[severity],
    message: { text: literal(help ? `${message}; ${help}` : message) },
    locations: [{ physicalLocation: physical(file, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: literal(other.message) },
        physicalLocation: physical(other.file, other.range),
      })),
    }),
    ...(fix?.safe && {
      fixes: [
        {
          artifactChanges: [
            {
              artifactLocation: artifact(pathOf(file)),
              replacements: fix.edits.map(({ range, text }) => ({
                deletedRegion: region(range),
                insertedContent: { text },
              })),
            },
          ],
        },
      ],
    }),
  };
}

/** Braces are placeholders in SARIF's messages (3.11.5), and themselves when doubled. */
function literal(text: string): string {
  return text.replace(/[{}]/g, '$&$&');
}

function region({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to where the repository is checked out; a file outside of it by its whole address. */
function artifact(path: string) {
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(path);
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (absolute) return { uri: `file://${path.startsWith('/') ? '' : '/'}${encoded.replace('%3A', ':')}` };
  return { uri: encoded, uriBaseId: '%SRCROOT%' };
}
