import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/playbook/diagnostic.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';

const sound = readFileSync('test/fixtures/playbook/whole-language.yaml', 'utf8');

describe('a sound playbook', () => {
  it('has nothing found against it', () => {
    expect(loadPlaybook(sound, 'p.yaml').findings).toEqual([]);
  });
});

/** What is written, what stands there instead, the rule, the text that the finding marks, and a word of what it says. */
const mistakes: [written: string, instead: string, rule: string, marks: string, says: string][] = [
  ['tocsin: 1', 'tocsin: 2', 'format-version', '2', 'version 1'],
  ['title: Every', 'titel: Every', 'schema', 'titel', '`title`'],
  ['version: 1.2.0', 'version: 1.2', 'schema', '1.2', '1.0.0'],
  ['summary:', 'sumary:', 'schema', 'sumary', '`summary`'],
  ['reviewed: 2026-11-01\nreview', 'reviewed: 1.11.2026\nreview', 'schema', '1.11.2026', '2026-11-01'],
  ['review_every: 180d', 'review_every: 6 months', 'schema', '6 months', '15m'],
  ['tlp: amber', 'tlp: ambar', 'schema', 'ambar', '`amber`'],
  ['T1078', 'T178', 'schema', 'T178', 'T1486'],
  ['https://example.com', 'htp://example.com', 'schema', 'htp://example.com/guide', 'https://'],
  ['required: true }', 'required: yes }', 'schema', 'yes', '`true`'],
  ['roles:', 'rols:', 'schema', 'rols', '`roles`'],
  ['type: person', 'type: persn', 'schema', 'persn', '`person`'],
  ['type: yes-no', 'type: choice', 'schema', 'choice', '`choices: [...]`'],
  ['ask: Number', 'aks: Number', 'schema', 'aks', '`ask`'],
  ['case_number:\n    ask', 'caseNumber:\n    ask', 'id-form', 'caseNumber', '`case_number`'],
  ['"INC-[0-9]+"', '"INC-[0-9+"', 'schema', '"INC-[0-9+"', 'pattern'],
  ['milestone: aware', 'milestone: awere', 'unknown-milestone', 'awere', '`aware`'],
  ['step: verdict', 'step: verdikt', 'unknown-step', 'verdikt', '`verdict`'],
  ['clock_met: first-notice', 'clock_met: first-notise', 'unknown-clock', 'first-notise', '`first-notice`'],
  ['within: 72h', 'within: 72 hours', 'schema', '72 hours', '`72h`'],
  ['applies_when: exfiltration', 'applies_when: exfiltraton', 'unknown-input', 'exfiltraton', 'exfiltration'],
  ['until: recovered', 'until: recoverd', 'unknown-milestone', 'recoverd', '`recovered`'],
  ['phases:', 'phase:', 'schema', 'phase', '`phases`'],
  ['stage: detection', 'stage: detecton', 'schema', 'detecton', '`detection`'],
  ['id: keep-original', 'id: Keep original', 'id-form', 'Keep original', '`keep-original`'],
  ['id: tell-reporter', 'id: verdict', 'duplicate-id', 'verdict', 'already'],
  ['id: mail-flow', 'id: contained', 'duplicate-id', 'contained', 'milestone'],
  ['role: mail', 'role: male', 'unknown-role', 'male', '`mail`'],
  ['checklist: [', 'checklst: [', 'schema', 'checklst', '`checklist`'],
  ['due: 15m', 'due: 15 min', 'schema', '15 min', '15m'],
  ['authority: commander', 'authority: comander', 'unknown-role', 'comander', '`commander`'],
  ['critical: true', 'critical: True', 'schema', 'True', '`true`'],
  ['options:', 'option:', 'schema', 'option', '`options`'],
  ['label: Not malicious', 'lable: Not malicious', 'schema', 'lable', '`label`'],
  ['next: end', 'next: ende', 'unknown-step', 'ende', '`end`'],
  ['next: keep-original', 'next: keep-orginal', 'unknown-step', 'keep-orginal', '`keep-original` (line 57)'],
  ['next: keep-original', 'next: block-sender', 'next-leaves-container', 'block-sender', 'group'],
  [
    'sets: { exfiltration: unknown }',
    'sets: { exfiltration: perhaps }',
    'literal-not-a-choice',
    'perhaps',
    'yes, no or unknown',
  ],
  ['sets: { exfiltration', 'sets: { exfil', 'unknown-input', 'exfil', 'not declared'],
  [
    'suggest: exfiltration == "yes"',
    'suggest: exfiltration == yes',
    'bare-word-in-expression',
    'yes',
    '"yes"',
  ],
  ['suggest: exfiltration == "yes"', 'suggest: exfiltration = "yes"', 'expression-syntax', '=', '=='],
  ['Thank {{ reporter }}', 'Thank {{ reportr }}', 'unknown-input', 'reportr', 'reporter'],
  ['on it, {{ reporter }}', 'on it, {{ reportr }}', 'unknown-input', 'reportr', 'reporter'],
  ['to: "{{ reporter }}"', 'to: {{ reporter }}', 'unquoted-template', '{{ reporter }}', 'quotes'],
  ['notify:', 'notfy:', 'schema', 'notfy', '`notify`'],
  ['message: |', 'mesage: |', 'schema', 'mesage', '`message`'],
  ['wait: 2h', 'wait: two hours', 'schema', 'two hours', '15m'],
  ['wait: 2h', 'wait: 2h\n        lift: all', 'two-actions', 'lift', '`wait`'],
  ['needs: [original-eml]', 'needs: [orignal-eml]', 'unknown-need', 'orignal-eml', '`original-eml`'],
  ['needs: [original-eml]', 'needs: original-eml', 'schema', 'original-eml', 'list'],
  ['type: email', 'type: e-mail', 'schema', 'e-mail', '`email`'],
  [
    'case_number:\n            measure',
    'case_numbr:\n            measure',
    'unknown-input',
    'case_numbr',
    '`case_number`',
  ],
  ['undo: Remove the block', 'undone: Remove the block', 'schema', 'undone', '`undo`'],
  ['destroys: [original-eml]', 'destroys: [orig]', 'unknown-evidence', 'orig', 'collects'],
  ['witness: true', 'witness: 1', 'schema', '1', '`true`'],
  ['approve: commander', 'approve: board', 'unknown-role', 'board', 'declared'],
  [
    'each: { account: submitters }',
    'each: { account: reporter }',
    'expression-type',
    'reporter',
    'many: true',
  ],
  ['mode: call', 'mode: swich', 'schema', 'swich', '`switch`'],
  ['mode: call', 'mode: switch', 'switch-inside', 'switch', 'parallel'],
  ['use: account-compromise', 'use: whole-language', 'call-cycle', 'whole-language', 'circle'],
  ['with: { account', 'wiht: { account', 'schema', 'wiht', '`with`'],
  ['timeout: 90s', 'timeout: 90', 'schema', '90', 'duration'],
  ['run: [directory', 'exec: [directory', 'schema', 'exec', '`run`'],
  ['run: [directory', 'run: ["{{ reporter }}"', 'schema', '"{{ reporter }}"', 'choose the program'],
  ['outputs: { state:', 'outputs: { stat:', 'unknown-input', 'stat', '`state`'],
  ['match: "state', 'mach: "state', 'schema', 'mach', '`match`'],
  ['"state: ([a-z]+)"', '"state: (?=[a-z]+)"', 'schema', '"state: (?=[a-z]+)"', 'RE2'],
  [
    'until: reached("contained")',
    'until: reached("containd")',
    'unknown-milestone',
    '"containd"',
    'contained',
  ],
  [
    'outcome("verdict") == "malicious"',
    'outcome("verdict") == "malicous"',
    'literal-not-a-choice',
    '"malicous"',
    'malicious',
  ],
  ['outcome("verdict")', 'outcome("verdic")', 'unknown-step', '"verdic"', 'verdict'],
  ['lift: all', 'lift: every', 'schema', 'every', '`all`'],
  ['meets: [status-update]', 'meets: [status-updat]', 'unknown-clock', 'status-updat', '`status-update`'],
  [
    'review: [What let it in?, What would',
    'review: [What let it in?, What let it in?, What would',
    'schema',
    'What let it in?',
    'twice',
  ],
  ['    title: Recover\n', '', 'schema', 'id', '`title`'],
  ['title: Look back', 'title:', 'schema', 'title', 'empty'],
  ['title: Look back', 'title: #look-back', 'cut-text', '#look-back', 'comment'],
  [
    'title: Look back',
    'title: Look back\n        asks: { now: { ask: Now? } }',
    'id-form',
    'now',
    'expressions',
  ],
  ['goal: We know', 'asks: { a: { ask: b } }\n    goal: We know', 'schema', 'asks', 'phase'],
  ['title: Mail flow', 'title: Mail flow\n        marks: contained', 'schema', 'marks', 'group'],
  [
    'use: account-compromise',
    'use: account-compromise\n            marks: contained',
    'schema',
    'marks',
    'another playbook',
  ],
  ['title: Accounts', 'title: Accounts\n        title: Accounts', 'duplicate-key', 'title', 'twice'],
];

describe('one mistake', () => {
  it.each(mistakes)('%s -> %s: one %s at %s', (written, instead, rule, marks, says) => {
    expect(sound.split(written).length, 'stands in the playbook').toBeGreaterThan(1);
    const text = sound.replace(written, () => instead);
    const { findings, playbook } = loadPlaybook(text, 'p.yaml');
    expect(findings.map(finding => [finding.rule, marked(text, finding)])).toEqual([[rule, marks]]);
    expect(findings.map(({ message, help }) => `${message}; ${help}`)[0]).toContain(says);
    expect(playbook).toBeUndefined();
  });
});

function marked(text: string, { range: { start, end } }: Diagnostic): string | undefined {
  if (start.line !== end.line) return `lines ${start.line} to ${end.line}`;
  return text.split('\n')[start.line - 1]?.slice(start.column - 1, end.column - 1);
}
