import type { Recorded } from '../../engine/event.ts';
import { closedAt } from '../../engine/state.ts';
import type { Cell, Section } from '../../report/document/section.ts';
import { momentWords, spanWords } from '../../report/document/time-words.ts';
import { words } from '../../report/document/words.ts';
import { isPlayersAct, type Played } from '../outcome/played.ts';
import { controllerRole } from '../scenario.ts';
import type { AarSource } from './aar-document.ts';

/** What was exercised, when and by whom: the first part of HSEEP's template. */
export function overviewSection({ played, report }: AarSource): Section {
  const { scenario, drill } = played;
  const { scope, threat, sponsor, contact } = scenario.overview;
  const { clock, scale, seed, solo } = drill.started.data;
  const speed =
    clock === 'scaled'
      ? `${scale} times as fast as the wall`
      : clock === 'real'
        ? 'as fast as the wall'
        : 'moved by the controller';
  const controllers = namesOf(played, isControllers);
  return {
    id: 'overview',
    title: 'Exercise overview',
    blocks: [
      {
        kind: 'facts',
        facts: [
          fact('Exercise', scenario.title, scenario.summary),
          fact('Held', heldWords(played)),
          fact(
            'Story',
            `begins ${momentWords(drill.started.data.story)}, ${speed}`,
            `planned for ${scenario.duration.text}`,
          ),
          fact('Scope', scope),
          fact('Objectives', ...scenario.objectives.map(({ text }) => text)),
          fact('Threat', threat),
          fact('Scenario', `${scenario.id} ${scenario.version}, seed ${seed}`),
          fact('Playbook', `${report.case.playbook.title}, ${report.case.playbook.version}`),
          fact('Sponsor', sponsor),
          fact(
            'Players',
            namesOf(played, record => isPlayersAct(record) && !isControllers(record)),
          ),
          fact('Controllers', solo && controllers === '' ? 'none: played without' : controllers),
          fact('Contact', contact),
        ],
      },
    ],
  };
}

function fact(name: string, ...texts: string[]): { name: string; values: Cell[] } {
  const said = texts.filter(text => text !== '');
  return {
    name,
    values: said.length === 0 ? [{ text: words.notRecorded, tone: 'quiet' }] : said.map(text => ({ text })),
  };
}

/** On the wall's clock, to the minute. */
function heldWords({ drill, records, state }: Played): string {
  const from = drill.started.hlc[0];
  const began = momentWords(`${minute(from)}:00Z`);
  const closing = records.find(({ type, ts }) => type === 'case.closed' && ts === closedAt(state));
  if (!closing) return began;
  return `${began} to ${momentWords(`${minute(closing.hlc[0])}:00Z`)}, ${spanWords(closing.hlc[0] - from)}`;
}

function minute(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16);
}

function isControllers({ actor }: Recorded): boolean {
  return actor.role === controllerRole;
}

function namesOf({ records }: Played, isTheirs: (record: Recorded) => boolean): string {
  return [...new Set(records.filter(isTheirs).map(({ actor }) => actor.name))].join(', ');
}
