import { expect, it } from 'vitest';
import { practice } from '../../src/overview/readiness/practice.ts';
import type { Planned } from '../../src/overview/readiness/readiness.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { smallRecord } from '../drill/outcome/small-drill.ts';
import { door, PlayRecord, storyStart } from '../drill/play-record.ts';

it('says how the objectives of the last drill were rated, by the newest word on each', () => {
  const record = smallRecord();
  record.at(39, { type: 'objective.rated', data: { objective: 'o1', rating: 'M' } });
  expect(said(record)).toMatch(/\(001-door\), not brought to its end, rated 1 M$/);
});

it('says nothing of ratings where there are none', () => {
  expect(said(new PlayRecord(smallRecord().scenario))).toMatch(/not brought to its end$/);
});

function said(record: PlayRecord): string | undefined {
  record.at(0, {
    type: 'case.opened',
    data: {
      name: '001-door',
      playbook: { id: 'door', version: '1.2.0', digest: '', compiled: '' },
      mode: 'drill',
      scripted: false,
      nonce: '',
      inputs: {},
      tool: '',
      format: 1,
    },
  });
  const planned = {
    library: [{ id: 'door' }],
    cases: [{ name: '001-door', state: record.state, expressions: bindExpressions(door) }],
    workspace: { risks: [] },
    now: storyStart,
    months: 12,
  } as unknown as Planned;
  return practice(planned)[0]?.what;
}
