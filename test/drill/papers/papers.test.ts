import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Run, whyNotComparable } from '../../../src/drill/outcome/compare-runs.ts';
import { measuresOf } from '../../../src/drill/outcome/measures.ts';
import { aarDocument } from '../../../src/drill/papers/aar-document.ts';
import { aarHtml } from '../../../src/drill/papers/aar-html.ts';
import { comparisonDocument } from '../../../src/drill/papers/comparison/comparison-document.ts';
import { mselCsv } from '../../../src/drill/papers/msel.ts';
import { planDocument } from '../../../src/drill/papers/plan-document.ts';
import { playerHandout } from '../../../src/drill/papers/player-handout.ts';
import { htmlPage } from '../../../src/report/html/html-page.ts';
import { markdownPage } from '../../../src/report/markdown.ts';
import { markupPayloads } from '../../report/markup-payloads.ts';
import { payloads } from '../../terminal/payloads.ts';
import { aarSource, playedOf, smallRecord, smallScenario } from '../outcome/small-drill.ts';

const golden = (name: string) => join(import.meta.dirname, '../../fixtures/drill', name);

describe('an after-action report', () => {
  it('says what was exercised, measured, rated and found', async () => {
    await expect(markdownPage(aarDocument(aarSource(smallRecord())))).toMatchFileSnapshot(golden('aar.md'));
  });

  it('tells players from whoever controls, and what was let go at the end from what was left out', () => {
    const record = smallRecord();
    record.at(39, { type: 'objective.rated', data: { objective: 'o1', rating: 'M' } });
    record.step(40, 'lock', { type: 'step.dropped', data: { reason: 'The exercise is over' } });
    const rated = record.records.at(-2);
    if (rated) rated.actor = { name: 'lee', role: 'controller' };
    const page = markdownPage(aarDocument(aarSource(record)));
    expect(page).toContain('**Players**\n\n- dana\n\n**Controllers**\n\n- lee\n');
    expect(page).toContain('| Lock the door<br>lock | not finished | The exercise is over | dana #16 |');
  });

  it('cites a person with one log by the name alone, and one with several by the log', () => {
    const record = smallRecord();
    const logs = ['dana@desk~aaaaa', 'dana@desk~bbbbb'];
    const pageOf = (logOf: (seq: number) => string | undefined) => {
      for (const one of record.records) one.w = logOf(one.seq) ?? '';
      return markdownPage(aarDocument(aarSource(record)));
    };
    expect(pageOf(() => logs[0])).toMatch(/ dana #5 /);
    expect(pageOf(seq => logs[seq % 2])).toMatch(/dana\\@desk\\~bbbbb #5 /);
  });

  it('draws the injects and the coverage, and says EXERCISE in every heading', () => {
    const page = aarHtml(aarSource(smallRecord()));
    expect(page).toContain('Injects and expectations');
    expect(page).toContain('Coverage of the playbook');
    const headings = page.match(/<h2>.*?<\/h2>/gs) ?? [];
    expect(headings.length).toBeGreaterThan(7);
    for (const heading of headings) expect(heading).toContain('EXERCISE');
  });

  it('tells nothing that only the trainer may know', () => {
    expect(aarHtml(aarSource(smallRecord()))).not.toContain('SECRET');
  });

  it.each([...markupPayloads, ...payloads.map(([, text]) => text)])(
    'keeps what people wrote text: %j',
    attack => {
      const record = smallRecord();
      record.at(39, { type: 'observation.added', data: { text: attack, objective: 'o1' } });
      record.at(39, { type: 'fact.asked', data: { asked: attack } });
      record.at(39, {
        type: 'inject.delivered',
        data: {
          inject: 'i2',
          type: 'contextual',
          text: attack,
          from: attack,
          channel: attack,
          cause: 'controller',
        },
      });
      record.at(39, { type: 'inject.answered', data: { inject: 'i2', text: attack } });
      record.at(39, {
        type: 'objective.rated',
        data: { objective: 'o1', rating: 'M', text: attack, refs: [attack] },
      });
      const body = aarHtml(aarSource(record)).replace(/<style>[\s\S]*?<\/style>/, '');
      expect(body.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
      for (const [tag] of body.matchAll(/<[^<>]*>/g)) {
        expect(tag).not.toMatch(/^<\/?(?:script|img|iframe|object|embed|base|form|link|details)\b/i);
        expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\son\w+=|\sstyle=|javascript:/i);
      }
    },
  );
});

describe('papers made before an exercise', () => {
  it('tell the planner what comes when, and what is expected', async () => {
    await expect(markdownPage(planDocument(smallScenario(), 'Exercise plan'))).toMatchFileSnapshot(
      golden('plan.md'),
    );
  });

  it('say whom they are for on every page, apart from that they are of an exercise', () => {
    expect(htmlPage(planDocument(smallScenario(), 'Exercise plan'), {})).toContain(
      '<header class="banner">EXERCISE EXERCISE EXERCISE · FOR CONTROLLERS, NOT FOR PLAYERS</header>',
    );
  });

  it('give the controller all, answers too', () => {
    const page = markdownPage(planDocument(smallScenario(), 'Controller hand-out'));
    for (const text of ['SECRET-ANSWER', 'SECRET-HINT', 'SECRET-SIGN', 'SECRET-FACT'])
      expect(page).toContain(text);
  });

  it('give a player the brief, and nothing of what is to come', () => {
    const scenario = smallScenario();
    const role = scenario.roles[0];
    if (!role) throw new Error('no role');
    const page = markdownPage(playerHandout(scenario, role));
    expect(page).toContain('You have the keys.');
    expect(page).toContain('EXERCISE');
    for (const { text } of [...scenario.injects, ...scenario.facts]) expect(page).not.toContain(text);
    expect(page).not.toContain('SECRET');
  });
});

describe('a master scenario events list', () => {
  it('has the columns in their order and an event for each inject', async () => {
    await expect(mselCsv(smallScenario())).toMatchFileSnapshot(golden('msel.csv'));
  });

  it('says of an exercise what came when and what was seen', () => {
    const played = playedOf(smallRecord());
    const csv = mselCsv(played.scenario, { played, measures: measuresOf(played) });
    expect(csv).toContain('delivered,2026-11-21T02:15:00.000Z,');
    expect(csv).toContain('taken in by dana');
    expect(csv).toContain('e3: missed');
    expect(csv).toContain('not delivered');
  });
});

describe('two exercises beside one another', () => {
  it('are comparable where scenario, playbook, seed and clock are the same', () => {
    expect(whyNotComparable(runOf('a', 's'), runOf('b', 's'))).toEqual([]);
    expect(markdownPage(comparisonDocument(runOf('a', 's'), runOf('b', 's')))).toContain(
      'Yes: scenario, playbook',
    );
  });

  it('are not where another seed drew the pools, and it says so first', () => {
    const [a, b] = [runOf('a', 's'), runOf('b', 't')];
    expect(whyNotComparable(a, b)).toEqual(['The seeds differ: a has s, b has t.']);
    const page = markdownPage(comparisonDocument(a, b));
    expect(page.indexOf('Not comparable')).toBeLessThan(page.indexOf('Measures'));
  });

  it.each([
    ['scenarios', { scenario: { id: 'door', version: '1.0.0', title: '', digest: 'other' } }],
    ['clocks', { clock: 'real' as const }],
    ['clocks', { scale: 8 }],
  ])('are not where the %s differ', (what, changed) => {
    const [a, b] = [runOf('a', 's'), runOf('b', 's')];
    const { drill } = b.played;
    const started = { ...drill.started, data: { ...drill.started.data, ...changed } };
    const other = { ...b, played: { ...b.played, drill: { ...drill, started } } };
    expect(whyNotComparable(a, other).join()).toContain(`The ${what} differ`);
  });
});

function runOf(name: string, seed: string): Run {
  const played = playedOf(smallRecord(seed));
  return { name, played, measures: measuresOf(played) };
}
