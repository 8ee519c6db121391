import { describe, expect, test } from 'vitest';
import { load } from './play-file.ts';

/** What a playbook of any type must do, and by which of its steps each one does it. */
const spine = [
  'Declare with a codename, a commander and a severity',
  'Meet on a channel that the attacker does not read',
  'Say when we became aware, or that it is a false alarm',
  'Explain a false alarm',
  'Find the scope',
  'Find the way in',
  'Contain, and look whether it worked',
  'Keep the evidence',
  'Evict only when the scope is complete',
  'Watch after the return',
  'Lift or keep each measure',
  'Brief the executive',
  'Have a line for the public',
  'Decide about notices, with reasons',
  'Hold a review that ends in owned actions',
] as const;

interface Essentials {
  spine: Record<(typeof spine)[number], string>;
  /** Of its type. */
  own: Record<string, string>;
}

const essentials: Record<string, Essentials> = {
  'account-compromise': {
    spine: {
      'Declare with a codename, a commander and a severity': 'start/declare',
      'Meet on a channel that the attacker does not read': 'bridge/call-team',
      'Say when we became aware, or that it is a false alarm': 'verdict',
      'Explain a false alarm': 'explain-false-alarm',
      'Find the scope': 'sweep',
      'Find the way in': 'way-in',
      'Contain, and look whether it worked': 'contained-check',
      'Keep the evidence': 'logs/export-logs',
      'Evict only when the scope is complete': 'scope-check',
      'Watch after the return': 'watch-days',
      'Lift or keep each measure': 'measures/lift-or-keep',
      'Brief the executive': 'brief-executive',
      'Have a line for the public': 'line/give-line',
      'Decide about notices, with reasons': 'data-question',
      'Hold a review that ends in owned actions': 'lessons/hold-review',
    },
    own: {
      'Suspend the account': 'victim/revoke',
      'Revoke sessions and tokens': 'victim/revoke',
      'Reset the password': 'victim/reset',
      'Register the second factor anew': 'victim/reset',
      'Remove inbox and forwarding rules, delegates and grants': 'victim/clean',
      'Look at transport rules and all other mailboxes': 'sweep',
      'Act fast, or watch until all footholds are known': 'posture',
      'Ask whether money moved': 'payment-verdict',
      'Recall at the bank within minutes': 'recall/call-bank',
      'Hold pending payments': 'recall/hold-payments',
      'Verify payment changes out of band': 'recall/verify-changes',
      'Warn the counterparties': 'recall/warn-counterparties',
      'Keep sign-in and audit logs': 'logs/export-logs',
      'Export the rules before they change': 'victim/preserve',
      'Keep the mails': 'reach',
      'Keep the transactions': 'recall/call-bank',
      'Go on to data-breach where personal data is concerned': 'carry-on-data-breach',
    },
  },
  malware: {
    spine: {
      'Declare with a codename, a commander and a severity': 'start/declare',
      'Meet on a channel that the attacker does not read': 'bridge/call-team',
      'Say when we became aware, or that it is a false alarm': 'verdict',
      'Explain a false alarm': 'explain-false-alarm',
      'Find the scope': 'sweep-hosts',
      'Find the way in': 'way-in',
      'Contain, and look whether it worked': 'contained-check',
      'Keep the evidence': 'keep-logs',
      'Evict only when the scope is complete': 'scope-check',
      'Watch after the return': 'watch-return',
      'Lift or keep each measure': 'measures/lift-or-keep',
      'Brief the executive': 'brief-executive',
      'Have a line for the public': 'line/give-line',
      'Decide about notices, with reasons': 'data-question',
      'Hold a review that ends in owned actions': 'lessons/hold-review',
    },
    own: {
      'Leave the memory alone before anything': 'hands-off',
      'Memory first, or isolation under active spread': 'order',
      'Capture the memory': 'keep/capture-memory',
      'Take a triage image': 'keep/triage-image',
      'Sweep for persistence': 'sweep-hosts',
      'Keep the logs': 'keep-logs',
      'Hash the sample and write YARA': 'analyse',
      'Keep the sample in a password-protected archive': 'keep-sample',
      'Ransomware: switch': 'go-to-ransomware',
      'Worm: accelerate': 'cut-spread',
      'Unwanted program or miner: short path': 'short-path',
      'A host that cannot be unplugged: compensate': 'compensate',
      'Remediate when fully scoped': 'scope-check',
      'Prefer a re-image': 'how-to-clean',
    },
  },
};

describe.each(Object.entries(essentials))('%s', (id, { spine: common, own }) => {
  test.each(Object.entries({ ...common, ...own }))('%s: %s', async (_, step) => {
    expect((await load(`${id}.yaml`)).steps).toHaveProperty([step]);
  });
});

test('memory is captured before a host is cut off, or after it where isolation comes first', async () => {
  const { lists, steps } = await load('malware.yaml');
  expect(lists.hosts?.children).toEqual(['keep', 'can-unplug', 'keep-late']);
  expect([steps.keep?.when, steps['keep-late']?.when]).toEqual([
    'outcome("order") != "isolate-first"',
    'outcome("order") == "isolate-first"',
  ]);
});

test('an account is preserved, revoked, reset and cleaned, in that order', async () => {
  const { lists } = await load('account-compromise.yaml');
  expect(lists.victim).toMatchObject({
    container: 'steps',
    children: ['victim/preserve', 'victim/revoke', 'victim/reset', 'victim/clean'],
  });
});
