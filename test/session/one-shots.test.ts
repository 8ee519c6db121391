import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { createWorld, type Ran, type World } from './desk-world.ts';

const playbook = resolve('test/fixtures/session/every-act.yaml');
const opening = resolve('test/fixtures/session/every-act-opening.yaml');

let world: World;
beforeEach(async () => {
  world = createWorld();
  writeFileSync(join(world.folder, 'original.eml'), 'Subject: Your mailbox is full\n');
  const { code, stdout } = await world.run(['run', playbook, '--answers', opening, '--json']);
  expect([code, JSON.parse(stdout).state]).toEqual([4, 'open']);
});

/** A command line as it would be typed, double quotes included. */
function typed(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '');
}

/** What is done in turn, and what is said of it: on stdout where it is done, else the refusal and its exit code. */
type Told = [line: string, says: string] | [line: string, code: number, says: string];

async function tell(story: Told[]): Promise<void> {
  for (const [line, ...outcome] of story) {
    const [code, says] = outcome.length === 2 ? outcome : [0, outcome[0]];
    const entries = await countEntries();
    const ran = await world.run(typed(line));
    expect(ran, line).toMatchObject({ code });
    expect((code === 0 ? ran.stdout : ran.stderr).replaceAll('\n', ' '), line).toContain(says);
    expect(code === 0 ? ran.stderr : ran.stdout, line).toBe('');
    // What is refused leaves no trace.
    if (code !== 0) expect(await countEntries(), line).toBe(entries);
  }
}

async function records() {
  const { stdout } = await world.run(['log', world.caseDir(), '--json']);
  return stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
}

async function countEntries(): Promise<number> {
  return (await records()).length;
}

async function idOf(type: string, of: (data: Record<string, unknown>) => boolean = () => true) {
  return (await records()).findLast(record => record.type === type && of(record.data)).id;
}

const told = new Set<string>();
const story = (...lines: Told[]): Told[] => {
  for (const [line] of lines) told.add(typed(line)[0] ?? '');
  return lines;
};

/** What takes a second person, in a case of its own. */
const secondPerson = story(
  ['approve plan --as lee', 1, 'plan is not an approval. tocsin done plan'],
  ['done plan', 'open now: wipe-approval'],
  ['done wipe-approval', 1, 'wipe-approval is an approval. tocsin approve wipe-approval, or tocsin deny'],
  ['approve wipe-approval', 1, 'dana asked for wipe-approval: somebody else says yes or no to it.'],
  [
    'approve wipe-approval --by lee',
    1,
    'for the Incident commander to approve, and nobody has that role yet.',
  ],
  ['deny wipe-approval --by lee --authority Deputy', 2, "required option '--reason <text>' not specified"],
  ['deny wipe-approval --by lee --authority Deputy --reason "Not yet"', 'DENIED: by lee, Incident commander'],
  ['redo wipe-approval --reason "Ask again"', 'OPENED AGAIN: Ask again'],
  ['assign commander lee', 'commander  ROLE: lee'],
  ['approve wipe-approval --as kim', 1, 'to approve: that is lee, not kim.'],
  ['approve wipe-approval --as lee --reason "The image is read"', 'APPROVED: by lee, Incident commander;'],
  ['done image --reason "No image is possible"', 'nothing is open; tocsin status says what waits'],
  ['override wipe --reason "It spreads"', 'OVERRIDDEN: without: disk-image'],
  ['done wipe', 1, 'Not all of wipe is there: witness.'],
  ['done wipe --witness kim', 1, 'wipe destroys disk-image. Type its id to confirm: --confirm wipe'],
  ['done wipe --witness dana --confirm wipe', 1, 'dana cannot witness what dana records.'],
  ['done wipe --witness kim --confirm wipe', 'witnessed by kim'],
  ['done look-back', 1, 'answer to: What let them in?; answer to: What was slow?.'],
  ['finding "A mailbox" --question 1', 2, '--question is for a review. Name its step: --step STEP'],
  [
    'finding "A mailbox" --step look-back --question 3',
    2,
    'Its questions: 1 What let them in?; 2 What was slow?',
  ],
  ['finding "A mailbox" --step look-back --question 1', 'A mailbox  FINDING: What let them in?'],
  ['finding Seen late', 'Seen late  FINDING'],
  [
    'action add Lock it',
    2,
    'an action has an owner, a day and a purpose. tocsin action add "..." --owner NAME',
  ],
  [
    'action add Lock --owner lee --due soon --kind prevent',
    2,
    '--due: "soon" is no day: write 2026-12-31, or 30d',
  ],
  ['action add Lock --owner lee --due 30d --kind prevent', 'Lock  ACTION: lee, by 2026-12-21, to prevent it'],
  ['action lst', 2, '"lst" is nothing to do with an action. It is add, done, drop or list.'],
  ['action list', 'Lock  prevent  lee, by 2026-12-21'],
  ['action add "Lock the other" --owner lee --due 2027-01-31 --kind detect', 'ACTION: lee, by 2027-01-31'],
  ['action done #1', 2, 'there is no action "#1". `tocsin action list` shows them.'],
  ['action done lock', 2, '"lock" is 2 actions. Write dana@soc-7~'],
  ['action drop other', 1, 'A reason is needed.'],
  ['action drop other --reason "It is gone"', 'ACTION DROPPED: It is gone'],
  ['action drop other --reason Again', 1, 'It is dropped already, by dana: Lock the other'],
  ['done look-back --reason "No time for the second"', 'the playbook is at its end: tocsin close'],
  ['close', 'CLOSED'],
  ['action done Lock --case four-eyes', 2, '"Lock" is 2 actions.'],
  ['finding Too late --case four-eyes', 'Too late  FINDING'],
  ['note Too late --case four-eyes', 1, 'The case is closed.'],
);

it('a case that takes a second person, by commands alone', { timeout: 60_000 }, async () => {
  world = createWorld();
  const run = ['run', resolve('test/fixtures/session/four-eyes.yaml'), '--plain'];
  expect((await world.run(run, { stdin: 'q\n' })).code).toBe(10);
  await tell(secondPerson);
});

/** What is done about deadlines, in a case of its own. */
const aboutDeadlines = story(
  ['met authority --at 02:00Z', 'DEADLINE MET (happened 02:00Z)'],
  ['met authority --withdraw', 1, 'A reason is needed.'],
  ['met authority --withdraw --reason "The portal refused it"', 'NOT MET AFTER ALL: The portal refused it'],
  ['met authority --withdraw --reason x', 1, 'authority has not been met.'],
  ['met authority --withdraw --receipt x', 2, '--withdraw takes a --reason and nothing else of these.'],
  ['met autority', 1, 'There is no deadline "autority". Did you mean "authority"?'],
  ['acknowledge authority --reason x', 1, 'authority does not press: it is waiting.'],
  ['milestone aware --at 01:00Z', 'does it apply? then due 2026-11-24 01:00Z'],
  ['milestone aware --at 01:30Z', 'then due 2026-11-24 01:30Z, in 2d 22h (was due 2026-11-24 01:00Z)'],
  ['applies authority yes --reason "Assume so"', 'DEADLINE APPLIES: Assume so'],
  ['done gather --set personal_data=no', 'open now: call'],
  ['status', 'dana decided that it applies: Assume so (its condition says otherwise)'],
  ['done call --at 02:20Z', 'DEADLINE customer  Tell the customer: met 02:20Z'],
  [
    'met authority --at 02:10Z --receipt 4711',
    'DEADLINE follow-up  Send the follow-up: due 2026-11-26 23:59Z',
  ],
  ['clocks', 'the calendar nowhere is not known: weekends only, no holidays, in UTC'],
  ['milestone declared --at 03:00Z', 'DEADLINE update  Status update: due 03:30Z'],
  ['met update --at 03:05Z', 'due 03:35Z'],
  ['met update --at 03:06Z', 'due 03:36Z'],
  ['met update --withdraw --reason "Nobody was there"', 'due 03:35Z'],
  ['close', 1, 'deadline update: running; deadline follow-up: running. Meet or acknowledge each deadline.'],
  ['milestone recovered --at 03:08Z', 'DEADLINE update  Status update: met 03:05Z, 25m left'],
  ['acknowledge follow-up --reason "Nothing is new"', 'DEADLINE ACKNOWLEDGED: Nothing is new'],
  ['close', 'CLOSED'],
);

it('deadlines, by commands alone', { timeout: 60_000 }, async () => {
  world = createWorld();
  const run = ['run', resolve('test/fixtures/session/deadlines.yaml'), '--plain'];
  expect((await world.run(run, { stdin: 'q\n' })).code).toBe(10);
  await tell(aboutDeadlines);
  const report = await world.run(['report', 'deadlines']);
  expect(report.stdout).toContain('| Notify the authority | met |');
});

const anotherPlaybook = story(
  ['attach data-breech --reason x', 2, 'Did you mean `data-breach`?'],
  ['attach data-breach --reason "Mail was read"', 'JOINED: Mail was read'],
  ['attach data-breach --reason x', 1, 'has joined this case already, as data-breach-'],
  ['switch ransomware', 1, 'A reason is needed.'],
  ['switch ransomware --step verdict', 2, 'verdict does not switch to another playbook.'],
  ['switch ransomware --from isolat --reason x', 2, 'the playbook has no step "isolat".'],
  ['switch ransomware --reason "Files are being encrypted"', 'SWITCHED TO: Files are being encrypted'],
  ['status', 'LEFT BEHIND'],
);

it('another playbook, by commands alone', { timeout: 60_000 }, async () => {
  world = createWorld();
  const run = ['run', resolve('test/fixtures/session/deadlines.yaml'), '--plain'];
  expect((await world.run(run, { stdin: 'q\n' })).code).toBe(10);
  await tell(anotherPlaybook);
});

describe('a case from opening to close by commands alone', () => {
  const matters = story(
    ['assign commander dana', 'commander  ROLE: dana'],
    ['assign comander dana', 1, 'no role "comander". Roles: commander, mail.'],
    ['severity minor --reason "So far"', 'minor  SEVERITY: So far'],
    ['severity huge', 1, 'It has, worst first: major, minor.'],
    ['milestone occurred --at 02:00Z', 'occurred  MILESTONE: at 2026-11-21T02:00Z'],
    ['milestone occured', 1, 'There is no milestone "occured". Milestones: opened, occurred'],
    ['milestone declared --retract', 1, 'declared has not been reached.'],
    ['answer "reporter=lee of finance"', 'reporter  ANSWER'],
    ['answer exfiltraton=no', 2, 'Did you mean "exfiltration"?'],
    ['answer exfiltration', 2, 'Write name=value.'],
    ['answer sender=nobody', 2, 'sender: "nobody" is not an e-mail address'],
    ['note Called the bank', 'Called the bank  NOTE'],
    ['observable take', 1, 'no note holds an observable that is not recorded yet.'],
    ['observable add', 2, 'there is no observable. tocsin observable add VALUE'],
    ['observable add evil', 2, '"evil" could be several things; say which: ip, domain'],
    ['observable add a[.]example --malicious --affected', 2, 'it is either --malicious or --affected.'],
    ['observable add evil[.]example --malicious', 'evil[.]example  OBSERVABLE: domain; malicious'],
    ['observable add Evil[.]example', 1, 'It is recorded already, by dana'],
    ['observable withdraw a.example --reason No', 2, 'there is no observable "a.example".'],
    ['observable gone', 2, '"gone" is nothing to do with an observable. It is add, take, withdraw or list.'],
    ['note', 1, 'The note is empty.'],
    ['note Call --step gathr', 2, 'Did you mean "gather"?'],
    ['handover --to Dana', 1, 'that is the same person'],
    ['handover --to lee --brief " "', 1, 'The brief is empty.'],
    ['handover --to lee --brief "Ask the proxy team"', 'to lee  HAND-OVER OFFERED: Ask the proxy team'],
    ['take --deadline none', 2, 'by reading back both'],
    ['take --deadline none --step gather', 1, 'There is no hand-over to take.'],
  );
  const steps = story(
    ['tick gather 1', 'TICKED: Headers kept'],
    ['tick gather 1 --undo', 'UNTICKED: Headers kept'],
    ['tick gather "Headers kept" --na', 'TICKED AS NOT APPLICABLE: Headers kept'],
    ['tick gather "Headers kep"', 2, 'Did you mean "Headers kept"?'],
    ['tick gather 3', 2, 'Its entries: 1 Headers kept; 2 Reporter thanked.'],
    ['tick gather', 2, 'or say --all.'],
    ['tick verdict 1', 2, 'verdict has no checklist.'],
    ['evidence original.eml --id original', 'The message as a file  EVIDENCE: original.eml; SHA-256 '],
    ['evidence original.eml --id orignal', 2, 'Did you mean "original"?'],
    ['evidence', 2, 'tocsin evidence FILE, or --held'],
    ['evidence gone.eml', 3, 'gone.eml: it does not exist'],
    ['evidence --held "In the safe" --what "The disk"', 'The disk  EVIDENCE: held: In the safe'],
    [
      'done gather',
      1,
      'Not all of gather is there: checklist: Reporter thanked; answer: sender. Give what is missing',
    ],
    ['done gathr', 2, 'the playbook has no step "gathr". Did you mean "gather"?'],
    ['done gather --resaon x', 2, '(Did you mean --reason?)'],
    ['done gather --reason Late --at 03:00', 2, '"03:00" has no zone: write 03:00Z for UTC.'],
    [
      'done gather --set sender=mallory@example.com --reason Late --at 03:00Z --note "Went home"',
      'open now: verdict',
    ],
    ['done gather', 1, 'gather has ended already: done, by dana'],
    ['done verdict', 1, 'verdict'],
    ['decide verdict malicous', 1, 'verdict has no option "malicous". It has: benign, malicious.'],
    [
      'decide verdict malicious --authority dana --reason "A copy of our page"',
      'DECIDED: Malicious; on the authority of dana',
    ],
    ['redo verdict --reason " "', 1, 'A reason is needed.'],
    ['redo verdict --reason "More is known"', 'verdict#1.1  Is it malicious?  OPENED AGAIN'],
    ['redo tell-staff --reason Early', 1, 'tell-staff has not ended.'],
    ['decide verdict benign --authority dana --reason "It was a test"', 'open now: thank, tell-reporter'],
    ['drop tell-reporter --reason "It was a test"', 'DROPPED: It was a test'],
    ['drop gather --reason "Not needed"', 1, 'gather has ended already'],
    ['done thank', 'Thank lee'],
    [
      'sent tell-staff --to "All staff" --by mail --receipt "On the board"',
      'SENT: to All staff; by mail; On the board',
    ],
    ['sent thank', 2, 'thank is not a notification.'],
    ['not-sent tell-press', 2, "required option '--reason <text>' not specified"],
    ['not-sent tell-press --reason "Legal holds it back"', 'NOT SENT: Legal holds it back'],
  );
  const containment = story(
    ['done block', 'measure in force: Gateway block of mallory@example.com'],
    ['done isolate', 1, 'isolate is critical. Type its id to confirm: --confirm isolate'],
    ['done isolate --confirm isolate', 'measure in force: Isolation of the host'],
    ['fail image --reason "No agent"', 'FAILED: No agent'],
    ['fail image --reason "No agent"', 1, 'image has ended already: failed'],
    ['skip clean --reason "Somebody else does it"', 'SKIPPED: Somebody else does it'],
    ['skip clean --reason Again', 1, 'clean has ended already'],
  );
  const duties = story(
    ['applies assess maybe --reason x', 2, '"maybe" is neither yes nor no.'],
    ['applies assess yes --reason "Assume so"', 'APPLIES: Assume so'],
    ['applies assess no --reason "Or not"', 1, 'assess was opened or ended already.'],
    ['done assess', 'Assess the loss'],
    ['done quiet', 1, 'quiet'],
    ['done quiet --early --reason "It is quiet"', 'It is quiet'],
    ['done wipe', 1, 'wipe is not open yet'],
    ['override assess --reason x', 1, 'assess does not wait for anything.'],
    ['override wipe --reason "An image is impossible"', 'OVERRIDDEN: without: image'],
    ['done wipe', 'Wipe the host'],
    ['done lift-blocks', 1, 'Lift or keep each one: tocsin lift block, or tocsin keep block --reason "..."'],
    ['lift block --reason "All clear"', 'MEASURE LIFTED: All clear'],
    ['lift block', 1, 'It was lifted already'],
    ['keep isolate --reason "Until the review"', 'MEASURE KEPT: Until the review'],
    ['keep image --reason x', 1, 'image'],
    ['open look-back --reason "He is here"', 'OPENED OUT OF TURN: He is here'],
    ['open look-back --reason x', 1, 'look-back is open already.'],
    ['done look-back', 'Look back'],
    ['done lift-blocks', 'the playbook is at its end: tocsin close'],
    ['again look-back --reason "Once more"', 'look-back#2  Look back  NEW PASS: Once more'],
    ['again look-bak --reason x', 2, 'Did you mean "look-back"?'],
    ['close', 1, 'The case cannot close yet: open: look-back#2. Finish, skip or drop what is open'],
    ['done look-back', 'look-back#2'],
    ['close', 'CLOSED'],
  );

  it('says what it recorded, and refuses the rest with a word on what to do', {
    timeout: 120_000,
  }, async () => {
    await tell([...matters, ...steps, ...containment]);
    await takeInAConflict('hunt');
    await tell(
      story(
        ['status', 'TO SETTLE   hunt  Hunt for more: FAILED No agent (lee'],
        ['resolve hunt 00000 --reason x', 2, 'there is no entry "00000". `tocsin log` shows the number'],
        ['resolve hunt #1 --reason x', 2, '"#1" is in 2 logs. Write dana@soc-7~'],
        [`resolve hunt ${await idOf('step.completed')} --reason "dana saw the disk"`, 'CONFLICT RESOLVED'],
        [`resolve hunt ${await idOf('step.completed')} --reason x`, 1, 'hunt has no conflict.'],
      ),
    );
    const note = await idOf('note.added', data => data.text === 'Called the bank');
    await tell(
      story(
        [`correct ${note} text "Called the bank at 03:12Z" --reason "The time was missing"`, 'CORRECTED'],
        [`correct ${note} occurred "03:12" --reason x`, 2, '"03:12" has no zone'],
        [`correct ${note} receipt x --reason x`, 1, 'has no "receipt" to correct. It has: text, occurred.'],
        ['correct 00000 text x --reason x', 2, '`tocsin log` shows the number of each'],
        ['execute gather', 2, 'gather is not a command.'],
        ['decline gather --reason x', 1, 'gather'],
        ['ran gather --exit 0', 1, 'gather'],
        ['ran gather', 2, 'Say one of --exit CODE, --unknown and --not-run.'],
      ),
    );
    await tell(duties);
    await tell(
      story(
        ['reopen --case every-act --reason "The sender is back"', 'REOPENED: The sender is back'],
        ['reopen --case every-act --reason Again', 1, 'The case is open.'],
        ['close --reason "Not the same sender"', 'CLOSED: Not the same sender'],
      ),
    );
    const acts = commands.filter(({ group }) => group === 'Acts on a case');
    expect([...acts.map(({ name }) => name), 'close', 'reopen'].filter(name => !told.has(name))).toEqual([]);

    const report = await world.run(['report', 'every-act']);
    expect(report.stdout).toContain('Called the bank at 03:12Z');
    const [head] = (await world.run(['head', 'every-act'])).stdout.split(' ');
    expect((await world.run(['verify', 'every-act', '--head', head as string])).code).toBe(0);
  });

  it('says what evidence a step wanted, its templates filled in', async () => {
    await world.run(typed('evidence original.eml --id original'));
    expect((await records()).find(r => r.type === 'evidence.added')).toMatchObject({
      step: 'gather',
      data: { id: 'original', from: 'Mailbox of lee', name: 'original.eml' },
    });
  });

  it('copies no file for evidence that is refused', async () => {
    await tell([
      ['evidence original.eml --id orignal', 2, 'Did you mean "original"?'],
      ['evidence original.eml --step gathr', 2, 'Did you mean "gather"?'],
      ['evidence original.eml --at 03:00', 2, 'no zone'],
    ]);
    expect(readdirSync(join(world.caseDir(), 'evidence'))).toEqual([]);
  });

  it('drops nothing for a closing that is refused for something else', async () => {
    await tell([
      ['open block --reason Now', 'OPENED OUT OF TURN'],
      ['done block --set sender=mallory@example.com', 'measure in force'],
      ['close --drop "A false alarm"', 1, 'measure in force: Gateway block'],
      ['close --drop "A false alarm" --keep-all "Harmless"', 'CLOSED: A false alarm'],
    ]);
  });

  it('takes a note that is piped in, whole but for the last line’s end', async () => {
    const text = 'first\nsecond\n\n- third\n';
    expect((await world.run(['note'], { stdin: text })).code).toBe(0);
    expect((await records()).find(r => r.type === 'note.added').data.text).toBe(text.trimEnd());
  });
});

/** dana and lee end one step in two ways, on two machines that meet later. */
async function takeInAConflict(step: string): Promise<void> {
  const away = join(world.folder, 'away');
  cpSync(world.caseDir(), away, { recursive: true });
  const lee = await world.run(['fail', step, '--case', away, '--as', 'lee', '--reason', 'No agent']);
  expect(lee).toMatchObject({ code: 0 });
  expect(await world.run(['done', step])).toMatchObject({ code: 0 });
  const brought = readdirSync(join(away, 'log')).filter(name => name.startsWith('lee'));
  for (const name of brought) cpSync(join(away, 'log', name), join(world.caseDir(), 'log', name));
}

describe('what another program reads', () => {
  const envelope = ['version', 'case', 'name', 'dir', 'mode', 'state'];
  const jsonOf = ({ stdout }: Ran) => JSON.parse(stdout);
  const keysOf = (value: object) => Object.keys(value);

  it('run and resume: how the case stands', async () => {
    const fresh = createWorld();
    const run = jsonOf(await fresh.run(['run', playbook, '--answers', opening, '--json']));
    const keys = [...envelope, 'events', 'head'];
    expect(keysOf(run)).toEqual(expect.arrayContaining(keys));
    expect(run).toMatchObject({
      version: 1,
      name: 'INC-2026-001-every-act',
      dir: fresh.caseDir(),
      mode: 'live',
      state: 'open',
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const resumed = jsonOf(await fresh.run(['resume', '--answers', opening, '--json']));
    expect(keysOf(resumed)).toEqual(expect.arrayContaining(keys));
    expect(resumed).toMatchObject({ version: 1, case: run.case, state: 'open' });
  });

  it('status: every part of where it stands', async () => {
    await world.run(typed('severity minor'));
    await world.run(typed('assign commander dana'));
    await world.run(typed('answer sender=mallory@example.com'));
    await world.run(typed('open block --reason Now'));
    await world.run(typed('done block --set sender=mallory@example.com'));
    const status = jsonOf(await world.run(['status', '--json']));
    expect(keysOf(status)).toEqual(
      expect.arrayContaining([
        ...envelope,
        'playbook',
        'severity',
        'milestones',
        'open',
        'clocks',
        'measures',
        'people',
        'heads',
      ]),
    );
    expect(status).toMatchObject({
      version: 1,
      mode: 'live',
      state: 'open',
      playbook: { id: 'every-act', version: '1.0.0', digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      severity: 'minor',
      milestones: { opened: '2026-11-21T02:10:00.000Z' },
      clocks: [],
      people: [{ name: 'dana', roles: ['commander'], atWork: false }],
      measures: [
        {
          step: 'block',
          what: expect.stringContaining('Gateway block of'),
          state: 'in-force',
          since: expect.any(String),
        },
      ],
    });
    expect(status.open[0]).toEqual({
      step: 'gather',
      pass: 1,
      item: null,
      scope: expect.anything(),
      state: 'open',
      phase: 'look',
      title: 'Gather what there is',
      role: 'mail',
      since: '2026-11-21T02:10:00.000Z',
      due: '2026-11-21T02:25:00.000Z',
    });
    const [[writer, head]] = Object.entries(status.heads) as [[string, object]];
    expect(writer).toMatch(/^dana@soc-7~/);
    expect(head).toEqual({ seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it('cases: one row for each', async () => {
    const { version, cases } = jsonOf(await world.run(['cases', '--json']));
    expect(version).toBe(1);
    expect(cases).toEqual([
      {
        case: expect.stringMatching(/^[0-9A-Z]{26}$/),
        name: 'INC-2026-001-every-act',
        dir: world.caseDir(),
        mode: 'live',
        state: 'open',
        playbook: expect.objectContaining({ id: 'every-act', version: '1.0.0' }),
        held: null,
        opened: '2026-11-21T02:10:00.000Z',
        nextDeadline: null,
      },
    ]);
  });

  it('log: the lines as they lie', async () => {
    const { stdout } = await world.run(['log', '--json']);
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) {
      expect(JSON.stringify(JSON.parse(line))).toBe(line);
      expect(keysOf(JSON.parse(line)).slice(0, 6)).toEqual(['v', 'case', 'w', 'seq', 'id', 'ts']);
      expect(keysOf(JSON.parse(line)).slice(-2)).toEqual(['prev', 'hash']);
    }
  });

  it('verify: the verdict, each log, each problem', async () => {
    const verified = jsonOf(await world.run(['verify', '--json']));
    expect(verified).toMatchObject({ version: 1, intact: true, anchored: false, problems: [] });
    for (const log of verified.logs)
      expect(keysOf(log)).toEqual(
        expect.arrayContaining(['writer', 'file', 'lines', 'head', 'first', 'last']),
      );
  });

  it('head, list, show: versioned', async () => {
    expect(keysOf(jsonOf(await world.run(['head', '--json'])))).toEqual(['version', 'case', 'mode', 'heads']);
    const list = jsonOf(await world.run(['list', '--json']));
    expect(list.version).toBe(1);
    expect(list.playbooks.map((p: { id: string }) => p.id)).toContain('phishing');
    const show = jsonOf(await world.run(['show', playbook, '--json']));
    expect(show).toMatchObject({
      version: 1,
      playbook: { id: 'every-act', steps: {}, lists: {}, edges: expect.anything() },
    });
  });

  it('every act: what it recorded and what is open now', async () => {
    const note = jsonOf(await world.run(['note', 'x', '--json']));
    expect(keysOf(note)).toEqual(['version', 'case', 'mode', 'recorded', 'open']);
    expect(note).toMatchObject({ version: 1, open: ['gather'] });
    expect(keysOf(note.recorded.at(-1))).toEqual(['w', 'seq', 'id', 'type']);
  });
});

describe('a case is named', () => {
  it.each([
    ['by its name', () => 'INC-2026-001-every-act'],
    ['by a part of it', () => '001'],
    ['by its folder', () => join('cases', 'INC-2026-001-every-act')],
  ])('%s', async (_how, name) => {
    expect((await world.run(['status', name()])).code).toBe(0);
  });

  it('not by what fits none or several, and not left out where several are open', async () => {
    await world.run(['run', playbook, '--answers', opening]);
    for (const argv of [['status', 'none'], ['status', 'every'], ['status'], ['note', 'x']]) {
      const { code, stderr } = await world.run(argv);
      expect([code, stderr.split('\n').length], argv.join(' ')).toEqual([2, 3]);
    }
  });
});
