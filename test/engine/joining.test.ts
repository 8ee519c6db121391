import { expect, it } from 'vitest';
import type { Joined, Occurred } from '../../src/engine/event.ts';
import { replay } from '../../src/engine/reduce.ts';
import { emptyState } from '../../src/engine/state.ts';
import { loadJoining } from '../../src/playbook/load-joining.ts';
import type { Playbook } from '../../src/playbook/playbook.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { compile, documentOf } from './compile.ts';
import { Person, steps, task } from './scene.ts';
import { view } from './view.ts';
import { start, Writer } from './writer.ts';

const ransomware = `tocsin: 1
id: ransomware
title: Ransomware
version: 2.0.0
inputs: { host: { ask: Which host?, type: hostname, required: true } }
phases:
  - id: contain
    title: Contain
    steps:
      - { id: isolate, title: "Isolate {{ host }}", collect: [{ id: note, what: The note }], marks: [aware, contained] }
      - { id: shares, title: Close the shares, needs: [isolate], when: 'host != "none"' }
`;

/** A case of one phase with two steps, and a playbook that may join it. */
async function malware() {
  const own = compile(
    documentOf([
      steps('find', task('sample', { asks: { host: null }, marks: ['aware', 'contained'] }), 'after'),
    ]),
  );
  const byDigest = new Map([
    ['ab', part('ransomware-1a2b')],
    ['ef', part('ransomware-3c4d')],
  ]);
  const parts = (digest: string): Playbook | undefined => byDigest.get(digest);
  const expressions = bindExpressions(own);
  const clock = { now: start };
  const person = (name: string) => {
    const writer = new Writer(name, own, expressions, clock, 0, parts);
    return new Person(writer, clock);
  };
  const [dana, lee] = [person('dana'), person('lee')];
  dana.writer.openCase();
  lee.writer.take(dana.writer);
  dana.writer.settle();
  return { dana, lee, own, parts, expressions };
}

function part(name: string): Playbook {
  const { playbook, findings } = loadJoining(
    { id: 'ransomware', name, title: 'Ransomware' },
    { readPlaybook: id => (id === 'ransomware' ? { text: ransomware, file: 'ransomware.yaml' } : undefined) },
  );
  if (!playbook) throw new Error(JSON.stringify(findings));
  return playbook;
}

const joining: Joined = {
  name: 'ransomware-1a2b',
  playbook: { id: 'ransomware', version: '2.0.0', digest: 'cd', compiled: 'ab' },
  with: { 'ransomware_1a2b.host': 'ws-1' },
};
const reason = 'Files are being encrypted';

it('opens beside the steps of the case, under its own name, with what the case knew', async () => {
  const { dana } = await malware();
  dana.act({ kind: 'attach-playbook', joining, reason });
  expect(dana.open).toEqual(['sample', 'ransomware-1a2b/isolate']);
  expect(
    dana.evidence('ransomware-1a2b/note', 'ransomware-1a2b/isolate').done('ransomware-1a2b/isolate').open,
  ).toEqual(['sample', 'ransomware-1a2b/shares']);
  expect(dana.done('sample', 'after').ended).toBe(false);
  expect(dana.done('ransomware-1a2b/shares').ended).toBe(true);
});

it('leaves the awareness of the case as it was, and moves what each playbook comes to in its own time', async () => {
  const { dana } = await malware();
  dana.done('sample').act({ kind: 'attach-playbook', joining, reason });
  const aware = dana.milestone('aware');
  dana.evidence('ransomware-1a2b/note', 'ransomware-1a2b/isolate').done('ransomware-1a2b/isolate');
  expect(dana.milestone('aware')).toBe(aware);
  expect(dana.milestone('contained')).not.toBe(aware);
});

it('moves the awareness of the case where somebody says so', async () => {
  const { dana } = await malware();
  dana.done('sample').act({ kind: 'attach-playbook', joining, reason });
  const later: Occurred = { at: new Date(start + 90_000).toISOString(), precision: 'second' };
  const isolate = dana
    .evidence('ransomware-1a2b/note', 'ransomware-1a2b/isolate')
    .at('ransomware-1a2b/isolate');
  dana.act({ kind: 'complete-step', at: isolate, marks: { aware: later } });
  expect(dana.milestone('aware')).toBe(later.at);
});

it('takes the place of the case where people switch to it, and what was open is left behind', async () => {
  const { dana } = await malware();
  dana.act({ kind: 'switch-playbook', joining, reason });
  expect(dana.open).toEqual(['ransomware-1a2b/isolate', 'sample (leftover)']);
  dana.done('ransomware-1a2b/isolate', 'ransomware-1a2b/shares');
  expect(dana.ended).toBe(true);
  expect(dana.drop('sample').close().closed).toBe(true);
});

it('takes the place by a step that switches, which is done by it', async () => {
  const turn = task('turn', { use: 'ransomware', mode: 'switch' });
  const own = compile(documentOf([steps('find', turn, 'after')]));
  const { dana } = await malware();
  const writer = new Writer(
    'dana',
    own,
    dana.writer.expressions.of(own),
    { now: start },
    0,
    dana.writer.parts,
  );
  const kim = new Person(writer.openCase().settle(), { now: start });
  expect(kim.refusal({ kind: 'complete-step', at: kim.at('turn') })).toContain('goes on by another playbook');
  kim.act({ kind: 'switch-playbook', at: kim.at('turn'), joining });
  expect(kim.open).toEqual(['ransomware-1a2b/isolate']);
  expect(kim.standing('turn')).toBe('done');
});

it('is given nothing by a switch that somebody ended otherwise without knowing, until one of the two is kept', async () => {
  const own = compile(documentOf([steps('find', task('turn', { use: 'ransomware', mode: 'switch' }))]));
  const { dana: any } = await malware();
  const clock = { now: start };
  const [dana, lee] = ['dana', 'lee'].map(
    name => new Person(new Writer(name, own, bindExpressions(own), clock, 0, any.writer.parts), clock),
  ) as [Person, Person];
  dana.writer.openCase().settle();
  lee.reads(dana).fail('turn');
  dana.act({ kind: 'switch-playbook', at: dana.at('turn'), joining });
  expect(dana.input('ransomware_1a2b.host')).toBe('ws-1');
  expect(dana.reads(lee).input('ransomware_1a2b.host')).toBeUndefined();
  expect(lee.reads(dana).input('ransomware_1a2b.host')).toBeUndefined();
});

it('can be entered at a step, and passes over what stands before that', async () => {
  const { dana } = await malware();
  const from = 'ransomware-1a2b/shares';
  dana.act({ kind: 'switch-playbook', joining: { ...joining, from }, reason });
  expect(dana.open).toEqual(['ransomware-1a2b/shares', 'sample (leftover)']);
  expect(dana.standing('ransomware-1a2b/isolate')).toBe('not-applicable');
});

it('joins once, for a reason or for none that is said', async () => {
  for (const said of [{ reason }, {}]) {
    const { dana } = await malware();
    dana.act({ kind: 'attach-playbook', joining, ...said });
    expect(dana.refusal({ kind: 'attach-playbook', joining, ...said })).toContain(
      'has joined this case already',
    );
  }
});

it('makes one playbook, in whatever order two of them join', async () => {
  const { dana, lee } = await malware();
  const other: Joined = {
    name: 'ransomware-3c4d',
    playbook: { id: 'ransomware', version: '3.0.0', digest: 'gh', compiled: 'ef' },
  };
  dana.act({ kind: 'attach-playbook', joining, reason });
  lee.act({ kind: 'attach-playbook', joining: other, reason });
  dana.reads(lee);
  lee.reads(dana);
  dana.reads(lee);
  expect(JSON.stringify(lee.writer.playbook)).toBe(JSON.stringify(dana.writer.playbook));
  const { state, expressions } = lee.writer;
  expect(view(state, expressions)).toBe(view(dana.writer.state, dana.writer.expressions));
});

it('is entered where the first to join it said, though another said otherwise without knowing', async () => {
  const { dana, lee } = await malware();
  dana.act({ kind: 'attach-playbook', joining, reason });
  lee.act({ kind: 'attach-playbook', joining: { ...joining, from: 'ransomware-1a2b/shares' }, reason });
  for (const [person, other] of [
    [dana, lee],
    [lee, dana],
  ] as const)
    person.reads(other);
  expect(dana.open).toContain('ransomware-1a2b/isolate');
  expect(lee.reads(dana).open).toEqual(dana.reads(lee).open);
});

it('makes one state, in whatever order the facts come', async () => {
  const { dana, lee, own, parts, expressions } = await malware();
  dana.act({ kind: 'attach-playbook', joining, reason });
  lee.reads(dana).done('ransomware-1a2b/isolate');
  dana.reads(lee).done('sample');
  const facts = dana.writer.seen();
  const shown = (records: typeof facts) => {
    const state = replay(emptyState(own, parts), records);
    return view(state, expressions.of(state.playbook));
  };
  expect(shown([...facts].reverse())).toBe(shown(facts));
  expect(shown(facts)).toContain('ransomware-1a2b/shares');
});

it('is a stray where the case does not carry it, and loses nothing', async () => {
  const { dana, own } = await malware();
  dana.act({ kind: 'attach-playbook', joining, reason }).done('ransomware-1a2b/isolate');
  const state = replay(emptyState(own), dana.writer.seen());
  expect(state.strays.map(({ type }) => type)).toContain('playbook.attached');
  expect(state.strays.map(({ type }) => type)).toContain('step.completed');
});
