import { expect, test } from 'vitest';
import { joinPlaybook } from '../../src/playbook/join-playbook.ts';
import { loadJoining } from '../../src/playbook/load-joining.ts';
import { loadPlaybook } from '../../src/playbook/load-playbook.ts';
import { keepJoining } from '../../src/session/join-playbook.ts';
import { playbookOf } from '../playbook/write-playbook.ts';
import { folder, load, playbookFiles, playFile, ports } from './play-file.ts';

test.each(playbookFiles)('%s can join a case of any other', async file => {
  const id = file.replace('.yaml', '');
  const { playbook, findings } = loadJoining({ id, name: 'joined', title: id }, ports);
  expect(findings).toEqual([]);
  if (!playbook) throw new Error(`${id} does not join`);
  for (const host of playbookFiles) {
    const { inputs, steps } = joinPlaybook(await load(host), playbook);
    const asked = Object.values(steps).flatMap(({ asks }) => asks);
    expect(asked.filter(name => !(name in inputs))).toEqual([]);
  }
});

test('what a regime asks is asked once, whichever playbook asks it', () => {
  const { playbook } = loadJoining({ id: 'data-breach', name: 'joined', title: 'Data breach' }, ports);
  expect(playbook?.steps['joined/what-data']?.asks).toEqual([
    'personal_data',
    'joined.data_kinds',
    'joined.readable',
  ]);
  const risk = playbook?.steps['joined/weigh-risk'];
  expect(risk?.kind === 'decision' && risk.options.map(({ sets }) => sets)).toEqual([
    { risk_to_people: 'unlikely' },
    { risk_to_people: 'likely' },
    { risk_to_people: 'high' },
  ]);
});

test('a playbook can call one that names the same regime', () => {
  const text = playbookOf('- { id: breach, title: Go through the data breach, use: data-breach }\n').replace(
    'phases:',
    'clocks: [{ use: regulations/gdpr }]\nphases:',
  );
  const { playbook, findings } = loadPlaybook(text, 'p.yaml', ports);
  expect(findings).toEqual([]);
  expect(playbook?.clocks.filter(({ id }) => id === 'gdpr-33-authority')).toHaveLength(1);
});

test('it is given what a fragment that both include has asked, and not what it gives to fragments itself', async () => {
  const { session } = await playFile('malware-common.yaml', { fresh: true });
  const { name, with: values } = keepJoining(session, 'data-breach', { cwd: folder, playbooks: '.' });
  const prefix = name.replaceAll('-', '_');
  expect(values?.[`${prefix}.start.codename`]).toBe('Tin Robin');
  expect(Object.keys(values ?? {})).not.toContain(`${prefix}.line.what_happened`);
});
