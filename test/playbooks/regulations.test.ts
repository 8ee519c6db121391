import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintText } from '../../src/lint/lint-text.ts';
import type { ClockBody } from '../../src/playbook/document.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import type { Input } from '../../src/playbook/playbook.ts';
import { playbookOf } from '../playbook/write-playbook.ts';
import { folder, playbookFiles, ports } from './play-file.ts';

const regimes = readdirSync(join(folder, 'regulations')).map(name => name.replace('.yaml', ''));
const readFragment = (path: string) => readFileSync(join(folder, path), 'utf8');
const using = (names: readonly string[]) =>
  `clocks: [${names.map(name => `{ use: regulations/${name} }`).join(', ')}]\nphases:`;

/** What each clock runs from and for how long, as the law of its `source` has it. */
const anchors: [string, unknown, string?, string?][] = [
  ['gdpr-33-authority', aware(), '72h'],
  ['gdpr-33-controller', aware()],
  ['gdpr-34-people', aware()],
  ['uk-gdpr-33-ico', aware(), '72h'],
  ['uk-gdpr-33-controller', aware()],
  ['uk-gdpr-34-people', aware()],
  ['nis2-early-warning', aware(), '24h'],
  ['nis2-notification', aware(), '72h'],
  ['nis2-notification-trust', aware(), '24h'],
  [
    'nis2-final',
    earliest({ clock_met: 'nis2-notification' }, { clock_met: 'nis2-notification-trust' }),
    '1 month',
  ],
  ['nis2-final-after-progress', { milestone: 'handled-after-progress-report' }, '1 month'],
  ['dora-initial', { milestone: 'classified' }, '4h'],
  ['dora-intermediate', { clock_met: 'dora-initial' }, '72h'],
  ['dora-intermediate-update', { milestone: 'recovered' }],
  ['dora-final', { clock_last_met: 'dora-intermediate' }, '1 month'],
  ['sec-8k-determination', aware()],
  ['sec-8k-105', { milestone: 'material' }, '4 business days'],
  ['sec-8k-105-amendment', { milestone: 'missing-information-found' }, '4 business days'],
  ['nydfs-500-incident', { milestone: 'determined' }, '72h'],
  ['nydfs-500-payment', { milestone: 'paid' }, '24h'],
  ['nydfs-500-payment-reasons', { milestone: 'paid' }, '30 days'],
  ['hipaa-individuals', discovered(), '60 days'],
  ['hipaa-media', discovered(), '60 days'],
  ['hipaa-hhs', discovered(), '60 days'],
  ['hipaa-hhs-annual', { milestone: 'discovery-year-ended' }, '60 days'],
  ['hipaa-covered-entity', discovered(), '60 days'],
  ['cert-in-report', discovered(), '6h'],
  ['au-privacy-assessment', { milestone: 'suspected' }, '30 days'],
  ['au-privacy-statement', aware()],
  ['au-privacy-individuals', { clock_met: 'au-privacy-statement' }],
  ['eu-cra-vulnerability-warning', aware(), '24h'],
  ['eu-cra-vulnerability-notification', aware(), '72h'],
  ['eu-cra-vulnerability-final', { milestone: 'fix-available' }, '14 days'],
  ['eu-cra-incident-warning', aware(), '24h'],
  ['eu-cra-incident-notification', aware(), '72h'],
  ['eu-cra-incident-final', { clock_met: 'eu-cra-incident-notification' }, '1 month'],
  ['payment-cards-acquirer', suspected()],
  ['payment-cards-report', suspected(), '3 days'],
  ['payment-cards-accounts', suspected(), '10 business days'],
  ['circia-incident', aware(), '72h', 'not-in-force'],
  ['circia-payment', { milestone: 'paid' }, '24h', 'not-in-force'],
  ['eu-digital-omnibus-33-authority', aware(), '96h', 'pending'],
  ['uk-csr-initial', aware(), '24h', 'pending'],
  ['uk-csr-full', aware(), '72h', 'pending'],
];

describe.each(regimes)('%s', regime => {
  const text = readFragment(`regulations/${regime}.yaml`);

  test('is clean, and says that it is no legal advice', () => {
    expect(lintText(text, `${regime}.yaml`)).toEqual([]);
    expect(text).toMatch(/^# Not legal advice/m);
    expect(text.slice(0, text.indexOf('clocks:')).match(/Not legal advice/g)).toHaveLength(2);
  });

  test('names its clocks after itself, each with a role, what to say, source and day of review', () => {
    for (const clock of clocksOf(regime)) {
      expect(clock.id).toMatch(new RegExp(`^${regime}-`));
      expect(clock).toMatchObject({
        role: expect.any(String),
        source: expect.stringMatching(/^https:\S+ ./),
        reviewed: '2026-11-01',
      });
      expect(clock.content?.length).toBeGreaterThan(0);
    }
  });
});

test('each clock runs from the moment that its law names, as long as it says', () => {
  const clocks = regimes.flatMap(clocksOf);
  const written = clocks.map(({ id, starts, within, status }) => [id, starts, within, status]);
  expect(written.sort(byId)).toEqual(
    anchors.map(([id, starts, within, status]) => [id, starts, within, status]).sort(byId),
  );
});

test('what DORA caps is capped by awareness', () => {
  expect(clocksOf('dora').flatMap(({ id, at_most }) => (at_most ? [[id, at_most]] : []))).toEqual([
    ['dora-initial', { within: '24h', of: aware() }],
  ]);
});

test('an end on a day off is moved, or held, where the law settles that itself', () => {
  const rolls = regimes.flatMap(clocksOf).flatMap(({ id, roll }) => (roll ? [`${id}: ${roll}`] : []));
  expect(rolls).toEqual([
    'dora-initial: none',
    'dora-intermediate: none',
    'dora-final: none',
    'eu-cra-vulnerability-final: next-working-day',
    'eu-cra-incident-final: next-working-day',
    'hipaa-individuals: none',
    'hipaa-media: none',
    'hipaa-hhs: none',
    'hipaa-hhs-annual: none',
    'hipaa-covered-entity: none',
  ]);
});

test('a question that several regimes ask is the same question', async () => {
  const asked = new Map<string, Input>();
  for (const regime of regimes) {
    for (const [name, input] of Object.entries((await take([regime])).inputs)) {
      expect(input).toEqual(asked.get(name) ?? input);
      asked.set(name, input);
    }
  }
  expect(asked.has('personal_data')).toBe(true);
});

test.each(playbookFiles)('%s takes all of them', file => {
  const written = readFileSync(join(folder, file), 'utf8');
  const others = regimes.filter(regime => !written.includes(`use: regulations/${regime}\n`));
  const text = /^clocks:/m.test(written)
    ? written.replace(
        /^clocks:/m,
        `clocks:\n${others.map(name => `  - use: regulations/${name}`).join('\n')}`,
      )
    : written.replace(/^phases:/m, using(others));
  const { findings, playbook } = loadPlaybook(text, file, ports);
  expect(findings).toEqual([]);
  expect(playbook?.milestones).toContain('discovery-year-ended');
});

function clocksOf(regime: string): ClockBody[] {
  return parse(readFragment(`regulations/${regime}.yaml`)).clocks;
}

function byId([a]: unknown[], [b]: unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

async function take(names: readonly string[]) {
  const text = playbookOf('- { id: look, title: Look }\n').replace('phases:', using(names));
  const { playbook, findings } = loadPlaybook(text, 'p.yaml', { readFragment });
  if (!playbook) throw new Error(JSON.stringify(findings));
  return playbook;
}

function aware() {
  return { milestone: 'aware' };
}

function discovered() {
  return earliest({ milestone: 'detected' }, aware());
}

function suspected() {
  return earliest({ milestone: 'suspected' }, aware());
}

function earliest(...anchors: object[]) {
  return { earliest_of: anchors };
}
