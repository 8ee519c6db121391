import { expect, it } from 'vitest';
import type { Run } from '../../src/drill/outcome/compare-runs.ts';
import { measuresOf } from '../../src/drill/outcome/measures.ts';
import { given } from '../../src/given.ts';
import { practice } from '../../src/overview/readiness/practice.ts';
import type { Planned } from '../../src/overview/readiness/readiness.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { playedOf, smallRecord } from '../drill/outcome/small-drill.ts';
import { door, type PlayRecord } from '../drill/play-record.ts';

it('says what the last drill came to once it is closed, the newest rating on each objective', () => {
  const record = smallRecord();
  record.at(39, { type: 'objective.rated', data: { objective: 'o1', rating: 'M' } });
  const run = { name: '001-door', played: playedOf(record), measures: measuresOf(playedOf(record)) };
  expect(said(record, run)[0]).toMatch(/\(001-door\), .*, 1 of 3 expectations missed, rated 1 M$/);
});

it('says nothing of that while players may not see it', () => {
  expect(said(smallRecord())[0]).toMatch(/not brought to its end$/);
});

it('says when each type of incident was last exercised, and how many never were', () => {
  expect(said(smallRecord())).toContain('last exercised: door on 2027-01-05; 1 of 2 types never');
});

/** An exercise that was held in January 2027, whatever day its story has. */
function said(record: PlayRecord, run?: Run): string[] {
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
  const opening = record.records.at(-1);
  if (opening) opening.hlc = [Date.UTC(2027, 0, 5), 0];
  const library = ['door', 'flood'].map(type => ({ id: type, playbook: { incidentTypes: [type] } }));
  const planned = {
    library,
    cases: [{ name: '001-door', state: record.state, expressions: bindExpressions(door), ...given({ run }) }],
    workspace: { risks: [] },
    now: Date.UTC(2027, 10, 5),
    months: 12,
  } as unknown as Planned;
  return practice(planned).map(({ what }) => what);
}
