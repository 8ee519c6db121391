import { observableKinds } from '../../engine/observable-kinds.ts';
import type { Command } from '../command.ts';
import { act, step, why } from './act.ts';
import { at, reason } from './parameters.ts';

/** What belongs to the case and to no one step: what was seen and found out, values, deadlines, and who has which role. */
export const caseActs: readonly Command[] = [
  act(
    'note',
    'record a note',
    [{ syntax: '[words...]', about: 'the text; without it, what is piped in' }],
    [
      { flags: '--step <step>', about: 'the step that it is about' },
      { flags: '--privileged', about: 'left out of reports unless asked for' },
      at,
    ],
    'tocsin note "Called the bank"',
    () => import('../acts/note.ts'),
  ),
  act(
    'finding',
    'record what was found out, for next time',
    [{ syntax: '<words...>', about: 'the text' }],
    [
      { flags: '--step <step>', about: 'the step that it is about, or the review' },
      { flags: '--question <number>', about: 'which question of the review it answers, from 1' },
      at,
    ],
    'tocsin finding "The alert went to a mailbox that nobody reads"',
    () => import('../acts/finding.ts'),
  ),
  act(
    'action',
    'add, end or list what is to be done when the incident is over',
    [
      {
        syntax: '<act>',
        about: 'add, done, drop or list',
        completes: ['add', 'done', 'drop', 'list'],
      },
      { syntax: '[words...]', about: 'what is to be done; or which action: #41, or words of it' },
    ],
    [
      { flags: '--owner <name>', about: 'who does it' },
      { flags: '--due <day>', about: 'by when: 2026-12-31, or 30d from now' },
      {
        flags: '--kind <kind>',
        about: 'what it is for',
        choices: ['prevent', 'detect', 'respond', 'playbook'],
      },
      { flags: '--step <step>', about: 'the step that it came out of' },
      reason,
    ],
    [
      {
        line: 'tocsin action add "Alert on mass renames" --owner lee --due 30d --kind detect',
        about: 'who does it, by when, and what for',
      },
      { line: 'tocsin action list', about: 'those of the case' },
      { line: 'tocsin action done "mass renames"', about: 'also when the case is closed' },
    ],
    () => import('../acts/action.ts'),
  ),
  act(
    'observable',
    'record, withdraw or list addresses, domains, digests, accounts and the like',
    [
      {
        syntax: '<act>',
        about: 'add, take (what notes hold), withdraw or list',
        completes: ['add', 'take', 'withdraw', 'list'],
      },
      { syntax: '[values...]', about: 'defanged or not: evil[.]example; take without any takes all' },
    ],
    [
      { flags: '--type <type>', about: 'what it is, where that cannot be told', choices: observableKinds },
      { flags: '--malicious', about: 'it is the attacker’s: an indicator' },
      { flags: '--affected', about: 'it is our own, and affected' },
      { flags: '--comment <text>', about: 'what is known of it' },
      { flags: '--step <step>', about: 'the step that it came out of' },
      at,
      reason,
    ],
    [
      {
        line: "tocsin observable add 'evil[.]example' 192.0.2.7 --malicious",
        about: 'as they are exchanged, or as they are',
      },
      { line: 'tocsin observable add FIN-WS-042 --type host', about: 'where it could be several things' },
      { line: 'tocsin observable take', about: 'all that stand in notes' },
      { line: 'tocsin observable list', about: 'those of the case, defanged' },
    ],
    () => import('../acts/observable.ts'),
  ),
  act(
    'answer',
    'answer what the playbook asks, or correct an answer',
    [{ syntax: '<answers...>', about: 'name=value' }],
    [at],
    'tocsin answer personal_data=yes',
    () => import('../acts/answer.ts'),
  ),
  act(
    'severity',
    'set the severity',
    [{ syntax: '<level>', about: 'of the playbook’s scale' }],
    [at, reason],
    'tocsin severity sev1 --reason "Two sites are down"',
    () => import('../acts/severity.ts'),
  ),
  act(
    'milestone',
    'record or correct when a milestone was really reached',
    [{ syntax: '<name>', about: 'detected, contained, recovered ...' }],
    [at, { flags: '--retract', about: 'take it back' }],
    'tocsin milestone detected --at 02:10Z',
    () => import('../acts/milestone.ts'),
  ),
  act(
    'applies',
    'say whether a step or a deadline applies whose condition cannot be told',
    [
      { ...step, about: 'its id, or one instance of it: step#2; or the id of a deadline' },
      { syntax: '<answer>', about: 'yes or no', completes: ['yes', 'no'] },
    ],
    [why],
    'tocsin applies tell-dpo yes --reason "Assume personal data"',
    () => import('../acts/applies.ts'),
  ),
  act(
    'met',
    'record that what a deadline wants was done',
    [{ syntax: '<deadline>', about: 'its id: tocsin clocks lists them' }],
    [
      at,
      { flags: '--receipt <text>', about: 'receipt or reference' },
      { flags: '--again', about: 'a further submission, not a correction of the first' },
      { flags: '--withdraw', about: 'it was not met after all; with a reason' },
      reason,
    ],
    'tocsin met gdpr-33 --at 03:10Z --receipt "Case 2026/4711"',
    () => import('../acts/met.ts'),
  ),
  act(
    'acknowledge',
    'let the case close although a deadline is not met',
    [{ syntax: '<deadline>', about: 'its id: tocsin clocks lists them' }],
    [why],
    'tocsin acknowledge gdpr-33 --reason "The parent company told the authority"',
    () => import('../acts/acknowledge.ts'),
  ),
  act(
    'assign',
    'put a person to a role',
    [
      { syntax: '<role>', about: 'of the playbook' },
      { syntax: '[person]', about: 'who; nobody without it' },
    ],
    [],
    'tocsin assign commander dana',
    () => import('../acts/assign.ts'),
  ),
  act(
    'handover',
    'hand the case over to somebody, with a brief',
    [],
    [
      { flags: '--to <name>', about: 'who takes over' },
      { flags: '--brief <text>', about: 'the brief, if not as drafted' },
      {
        flags: '--brief-file <file>',
        about: 'the same from a file, or - for standard input',
        completes: 'path',
      },
      { flags: '--print', about: 'print the draft of the brief and record nothing' },
    ],
    [
      { line: 'tocsin handover --to lee', about: 'with the brief as drafted, or edited at a terminal' },
      { line: 'tocsin handover --print > brief.txt', about: 'to edit the draft first' },
      { line: 'tocsin handover --to lee --brief-file brief.txt', about: 'with the brief that you wrote' },
    ],
    () => import('../acts/handover.ts'),
  ),
  act(
    'take',
    'take a case over that somebody hands over',
    [],
    [
      { flags: '--deadline <time>', about: 'read back: when the next deadline is, or none' },
      { flags: '--step <step>', about: 'read back: a step that is open, or none' },
    ],
    'tocsin take --as lee --deadline 04:12Z --step isolate-host',
    () => import('../acts/take.ts'),
  ),
];
