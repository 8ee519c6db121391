import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Recorded } from '../../src/engine/event.ts';
import { lintText } from '../../src/lint/lint-text.ts';
import { checkExpectations } from '../../src/walkthrough/check-expectations.ts';
import { playedCase } from '../walkthrough/played-case.ts';
import {
  answerFiles,
  endState,
  library,
  opening,
  type Procedure,
  playOn,
  ports,
  procedures,
  readPlaybook,
  readProcedure,
} from './procedure.ts';

// Each case is played on from every entry of its record, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

test.each([...procedures, ...answerFiles.map(file => join('walkthroughs', file))])(
  '%s has no errors',
  file => {
    const findings = lintText(readFileSync(join(library, file), 'utf8'), file, ports);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);

test('each procedure has three sets of answers or more, unless it is only called by another', async () => {
  const playbooks = await Promise.all(procedures.map(readPlaybook));
  const answered = (await Promise.all(answerFiles.map(readProcedure))).map(p => p.walkthrough.playbook);
  const called = playbooks.flatMap(({ steps }) =>
    Object.values(steps).flatMap(step => (step.kind === 'use' ? [step.playbook] : [])),
  );
  for (const { id } of playbooks.filter(playbook => !called.includes(playbook.id))) {
    expect([id, answered.filter(playbook => playbook === id).length >= 3]).toEqual([id, true]);
  }
});

describe.each(answerFiles)('%s', file => {
  test('plays to what it expects', async () => {
    const procedure = await readProcedure(file);
    const played = await playOn(procedure, opening(procedure));
    expect(unmet(procedure, played)).toEqual([]);
  });

  test('comes to the same where the process is killed again and again, after one to five entries', async () => {
    const procedure = await readProcedure(file);
    const undisturbed = await playOn(procedure, opening(procedure));
    let life = await playOn(procedure, opening(procedure), 1);
    for (let lives = 1; life.killed; lives++) {
      expect(lives).toBeLessThan(undisturbed.records.length);
      life = await playOn(procedure, life.records, 1 + (lives % 5));
    }
    expect(endState(life)).toEqual(endState(undisturbed));
    expect(unmet(procedure, life)).toEqual([]);
  });

  test('comes to the same from each entry at which it can be cut off', async () => {
    const procedure = await readProcedure(file);
    const undisturbed = await playOn(procedure, opening(procedure));
    for (let kept = 1; kept < undisturbed.records.length; kept++) {
      const resumed = await playOn(procedure, undisturbed.records.slice(0, kept));
      expect(endState(resumed)).toEqual(endState(undisturbed));
    }
  });
});

test('somebody who is cleared is never led on to measures', async () => {
  for (const file of answerFiles.filter(name => name.includes('-cleared'))) {
    const procedure = await readProcedure(file);
    const { records } = await playOn(procedure, opening(procedure));
    expect(records.filter(isMeasure)).toEqual([]);
    expect(records.some(r => r.type === 'step.opened' && r.at?.step === 'act')).toBe(false);
  }
});

test('a false alarm reaches no milestone that a clock of a law could start from', async () => {
  for (const file of answerFiles.filter(name => /-(false-\w+|cleared.*)\.yaml$/.test(name))) {
    const procedure = await readProcedure(file);
    const { session } = await playOn(procedure, opening(procedure));
    expect([...session.state.milestones.keys()]).toEqual(['opened', 'closed']);
  }
});

test('a false alarm never starts a clock of a law', async () => {
  const procedure = await readProcedure('several-timers-false-alarm.yaml');
  const { session } = await playOn(procedure, opening(procedure));
  const legal = session.agenda().clocks.filter(({ clock }) => clock.regime !== undefined);
  expect(legal.map(({ clock, state, due }) => [clock.id, state, due])).toEqual([
    ['gdpr-33-authority', 'waiting', undefined],
    ['gdpr-33-controller', 'waiting', undefined],
    ['gdpr-34-people', 'waiting', undefined],
  ]);
});

function unmet({ walkthrough }: Procedure, { session, records }: Awaited<ReturnType<typeof playOn>>) {
  expect(walkthrough.expect?.outcome).toBe('closed');
  return checkExpectations(playedCase(session, records), walkthrough.expect ?? {});
}

function isMeasure(record: Recorded): boolean {
  return record.type === 'step.completed' && record.data.measure !== undefined;
}
