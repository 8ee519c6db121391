import { expect, test } from 'vitest';
import { observablesOf } from '../../../src/engine/observables.ts';
import { isClosed, modeOf } from '../../../src/engine/state.ts';
import { formatText } from '../../../src/lint/format/format-text.ts';
import { lintText } from '../../../src/lint/lint-text.ts';
import { valuesIn } from '../../../src/report/values-in.ts';
import { load, playFile, walkthroughFiles } from '../../playbooks/play-file.ts';
import { draftOf } from './draft-of.ts';

/** As cases that people might have had: the long ones of each playbook, what is soon over, and where another playbook joins. */
const files = walkthroughFiles.filter(name =>
  /-(?:bad|common|false-alarm|joined|ransomware|talk-only)\.yaml$/.test(name),
);

test.each(files)(
  '%s as a case becomes a scenario that holds, and tells nothing of whose it was',
  async file => {
    const { session, records } = await playFile(file);
    const { state } = session;
    if (!isClosed(state) || modeOf(state) !== 'live') return;
    const text = draftOf(state, records);
    const playbook = await load(`${state.opened.id}.yaml`);
    const ports = { playbooks: () => new Map([[playbook.id, []]]), walked: () => playbook };
    const findings = lintText(text, 'draft.yaml', ports);
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect(formatText(text, 'draft.yaml', 'scenario')).toEqual({ text });
    expect(draftOf(state, records)).toBe(text);

    const sensitive = valuesIn(records).filter(({ name }) => state.playbook.inputs[name]?.sensitive);
    const hidden = [
      ...people,
      ...observablesOf(state).map(({ value }) => value),
      ...sensitive.map(({ text }) => text).filter(text => text.length >= 4),
    ];
    const told = hidden.filter(value => standsIn(value, text));
    expect(told).toEqual([]);
  },
);

test('cases of all shipped playbooks are among them', async () => {
  const closed = await Promise.all(
    files.map(async file => {
      const { session } = await playFile(file);
      return isClosed(session.state) && modeOf(session.state) === 'live' ? session.state.opened.id : '';
    }),
  );
  expect(new Set(closed.filter(id => id !== '')).size).toBe(12);
});

/** Others that walkthroughs name are roles, as `counsel`, and stand in playbooks too. */
const people = ['dana', 'lee'];

/** As a word of its own. */
function standsIn(value: string, text: string): boolean {
  const literal = value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
