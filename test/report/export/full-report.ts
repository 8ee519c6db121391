import type { CaseReport } from '../../../src/report/case-report.ts';
import { playedReport } from '../played-report.ts';

/** A case with everything that exports tell of: notes, findings, observables of every kind, answers; closed. */
export async function fullReport(
  options: { privileged?: boolean; redact?: boolean; drill?: boolean } = {},
): Promise<CaseReport> {
  const { drill = false, ...rest } = options;
  const key = JSON.stringify(rest);
  const report = made.get(key) ?? (await makeReport(rest));
  made.set(key, report);
  return drill ? { ...report, case: { ...report.case, mode: 'drill' } } : report;
}

const made = new Map<string, CaseReport>();

async function makeReport(rest: { privileged?: boolean; redact?: boolean }): Promise<CaseReport> {
  const observable = (kind: string, value: string, more = {}) =>
    ({ kind: 'add-observable', observable: { kind, value, ...more } }) as never;
  return playedReport('phishing-common.yaml', {
    ...rest,
    more: () => [
      observable('domain', 'evil.example', { verdict: 'malicious', comment: "the lure's page" }),
      observable('ip', '192.0.2.7', { verdict: 'malicious' }),
      observable('ip', '2001:db8::7', { verdict: 'affected' }),
      observable('url', "https://evil.example/a|b?c='d", { verdict: 'malicious' }),
      observable('email', 'billing@evil.example'),
      observable('hash', 'a'.repeat(64)),
      observable('hash', 'b'.repeat(32), { verdict: 'affected' }),
      observable('file', 'C:\\temp\\in;voice.exe', { verdict: 'malicious' }),
      observable('account', "CORP\\o'neil"),
      observable('host', 'FIN-WS-042'),
      { kind: 'reopen-case', reason: 'A later word' },
      { kind: 'add-note', text: 'A note that is seen' },
      { kind: 'add-note', text: 'Counsel says wait', privileged: true },
    ],
  });
}
