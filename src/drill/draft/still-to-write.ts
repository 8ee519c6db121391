import type { DraftedScenario } from './draft-scenario.ts';
import { atLength } from './pacing.ts';

/** What a draft leaves to its trainer, one matter each, in the order in which one goes about it. */
export function stillToWrite({ document, pacing, judged }: DraftedScenario): string[] {
  const { injects, facts = [], roles = [] } = document;
  const told = injects.filter(({ type }) => type !== 'decision').map(({ id }) => id);
  const asked = injects.filter(({ type }) => type === 'decision').map(({ id }) => id);
  return [
    'Every text: names and values that the record knows are replaced; a nickname, a customer or a place that nobody recorded as one is not.',
    'title, summary and overview: what players and the report may read of it. None of it should give away how it ends.',
    ...some(
      told,
      ids =>
        `text of ${ids}: in the words of whoever tells it, with \`from\` and \`channel\`; strike what teaches nothing.`,
    ),
    ...some(
      asked,
      ids => `trainer of ${ids}: what was decided is not what is right. Add hints and watch_for.`,
    ),
    ...some(
      roles.map(({ id }) => id),
      ids => `brief of ${ids}: what each knows at the start, not what the playbook says of the role.`,
    ),
    ...some(
      facts.map(({ id }) => id),
      ids => `facts ${ids}: who knows each (\`from\`), and other words in which it may be asked for.`,
    ),
    ...some(judged, ids => `expectations ${ids}: no mark of the playbook shows them, a controller judges.`),
    'objectives: three to five are enough, each with a target of yours.',
    ...(pacing.scale === 1 && pacing.length > longTable
      ? [
          `duration: ${document.duration} is as long as it took. With --duration 75m it has room in an afternoon.`,
        ]
      : []),
    ...(pacing.longestSilence === undefined
      ? []
      : [
          `Silences were cut to ${atLength(pacing.longestSilence)}: times of day in the texts are no longer those of the clock.`,
        ]),
  ];
}

/** Enough of them to see which; the rest is counted. */
function some(ids: readonly string[], tell: (ids: string) => string): string[] {
  if (ids.length === 0) return [];
  const shown = ids.slice(0, most).join(', ');
  return [tell(ids.length > most ? `${shown} and ${ids.length - most} more` : shown)];
}

const most = 6;

/** Nobody sits at a table for longer. */
const longTable = 4 * 3_600_000;
