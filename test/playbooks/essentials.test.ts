import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/engine/measures.ts';
import type { Step } from '../../src/playbook/playbook.ts';
import type { Essentials } from './essentials.ts';
import { load, playbookFiles, playFile } from './play-file.ts';

const tables = readdirSync(join(import.meta.dirname, 'essentials')).map(name => name.replace('.ts', ''));

test('every shipped playbook has a table', () => {
  expect([...tables].sort()).toEqual(playbookFiles.map(name => name.replace('.yaml', '')).sort());
});

describe.each(tables)('%s', id => {
  test('covers by a step of its own what every playbook must do, and what its type needs', async () => {
    const { essentials }: { essentials: Essentials } = await import(`./essentials/${id}.ts`);
    const { steps } = await load(`${id}.yaml`);
    const covered = Object.entries({ ...essentials.spine, ...essentials.own });
    expect(covered.filter(([, step]) => !(step in steps))).toEqual([]);
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

test('nothing technical is done to a suspected person before legal and the security officer have said yes in writing', async () => {
  const { lists, steps } = await load('insider-threat.yaml');
  const technical = Object.values(steps).filter(({ role = '' }) =>
    ['analyst', 'operations', 'facility'].includes(role),
  );
  expect(technical.length).toBeGreaterThan(10);
  const bare = technical.filter(step => {
    const needs: string[] = [];
    for (let at: Step | undefined = step; at; at = steps[lists[at.list]?.owner ?? ''])
      needs.push(...(at.needs ?? []));
    return !['legal-leave', 'security-leave', 'mandate'].every(id => needs.includes(id));
  });
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('the mailbox is kept before the account is frozen, and the evidence handed over before the person knows', async () => {
  const { lists, steps } = await load('insider-threat.yaml');
  expect(steps['freeze-account']?.needs).toContain('mailbox');
  const order = lists.contain?.children ?? [];
  expect(order.indexOf('hand-evidence')).toBeLessThan(order.indexOf('freeze'));
});

test('no measure was ever taken against whoever is cleared', async () => {
  const { session } = await playFile('insider-threat-false-alarm.yaml');
  expect(measuresOf(session.state)).toEqual([]);
});

test('in a flood the service, a smokescreen and people are looked after side by side', async () => {
  const { steps } = await load('denial-of-service.yaml');
  expect(['keep-up', 'behind', 'communicate'].map(phase => steps[phase]?.needs)).toEqual([
    ['aware'],
    ['aware'],
    ['declared'],
  ]);
});

test('what shields a service is taken back after two quiet hours', async () => {
  const { lists } = await load('denial-of-service.yaml');
  const recover = lists.recover?.children ?? [];
  expect(recover.slice(0, 4)).toEqual(['quiet-hours', 'quiet-check', 'order-back', 'measures']);
});

test('the people concerned are written to after the desk was briefed and those in danger were called', async () => {
  const { lists, steps } = await load('data-breach.yaml');
  expect(lists[steps['people/send-letters']?.list ?? '']?.children).toEqual([
    'people/list-people',
    'people/brief-desk',
    'people/call-endangered',
    'people/send-letters',
    'people/follow-letters',
  ]);
  expect(steps['people/send-letters']?.needs).toContain('people/brief-desk');
});

test('what the case that data-breach joins has declared already is not declared again', async () => {
  const { lists, steps } = await load('data-breach.yaml');
  expect(steps.declare?.when).toBe('!reached("declared")');
  expect(lists.declare?.children).toEqual(['start', 'bridge']);
});

test('a wipe from afar waits for the record that proves encryption, and asks when it was commanded and when acknowledged', async () => {
  const { inputs, steps } = await load('lost-device.yaml');
  expect(steps['wipe-order']).toMatchObject({ critical: true, needs: ['device-record'] });
  expect(steps.wipe).toMatchObject({ needs: ['device-record'], asks: ['wipe_commanded'] });
  expect(steps['record-wiped']?.asks).toEqual(['wipe_acknowledged']);
  expect([inputs.wipe_commanded, inputs.wipe_acknowledged]).toMatchObject([
    { type: 'time', within: 'from-afar' },
    { type: 'time', within: 'from-afar' },
  ]);
});

test('a device that came back is used again only after it was examined', async () => {
  const { steps } = await load('lost-device.yaml');
  expect(steps['after-examination']?.needs).toContain('examination');
  expect(steps['rebuild-device']?.needs).toContain('examination');
});

test('a cloud key is preserved, disabled, and then what was made with it ended', async () => {
  const { lists } = await load('cloud-credential-leak.yaml');
  const order = (scope: string) => ({
    container: 'steps',
    children: [`${scope}/preserve`, `${scope}/disable`, `${scope}/end-sessions`],
  });
  expect(lists.cut).toMatchObject(order('cut'));
  expect(lists.unused).toMatchObject(order('unused'));
});

test('what stops without the supplier is weighed before the executive decides about the cut', async () => {
  const { lists, steps } = await load('supply-chain.yaml');
  expect(lists['cut-or-not']?.children).toEqual(['call-supplier', 'weigh-cut', 'red-button']);
  expect(steps['red-button']).toMatchObject({ authority: 'executive', critical: true });
});

test('a weak system is patched after its traces were kept and looked at, and rebuilt after both', async () => {
  const { lists, steps } = await load('exploited-vulnerability.yaml');
  expect(lists.look?.children).toEqual(['first-move', 'preserve', 'hunt', 'used-check']);
  expect(steps.hunt?.needs).toEqual(['traces']);
  expect(steps['apply-patch']?.needs).toEqual(['rollback-plan', 'used-check', 'traces']);
  expect(steps['rebuild-hosts']?.needs).toContain('traces');
});

test('the release of the fix marks what the final report of the Cyber Resilience Act runs from', async () => {
  const { steps } = await load('exploited-vulnerability.yaml');
  expect(steps['release-fix']?.marks).toEqual(['fix-available']);
  expect(steps['cra-final']).toMatchObject({
    needs: ['fix-available'],
    meets: expect.arrayContaining(['eu-cra-vulnerability-final']),
  });
});

test('a site is overwritten only after copies of disk, logs and database, and after its flaw was looked for', async () => {
  const { steps } = await load('web-compromise.yaml');
  expect(steps['rebuild-way']?.destroys).toEqual(['disk-copy', 'web-logs', 'database-copy']);
  expect(steps.eradicate?.needs).toEqual(['contained', 'investigate']);
});

test('users set a new password only after the flaw is closed', async () => {
  const { steps } = await load('web-compromise.yaml');
  expect(steps['force-reset']?.needs).toContain('close-flaw');
});
