import { exploreWorld } from '../../session/explore-world.ts';
import { explore } from '../../walkthrough/explore/explore.ts';
import type { ExploredPlaybook, ExploreReport } from '../../walkthrough/explore-report.ts';
import { headOf, type Tests } from './find-tests.ts';
import type { Library } from './library.ts';
import { playbookOf } from './run-tests.ts';

/** Walks every way through each playbook, until `limit` positions of it were seen. */
export async function exploreAll(
  { playbooks }: Tests,
  library: Library,
  limit: number,
): Promise<ExploreReport> {
  const explored: ExploredPlaybook[] = [];
  for (const [file, text] of playbooks) explored.push(await exploreOne(file, text, library, limit));
  return { playbooks: explored };
}

async function exploreOne(
  file: string,
  text: string,
  library: Library,
  limit: number,
): Promise<ExploredPlaybook> {
  const id = headOf(text, 'id') ?? file;
  const tested = playbookOf(file, file, library);
  if ('failures' in tested)
    return {
      playbook: id,
      file,
      positions: 0,
      moves: 0,
      complete: false,
      faults: [],
      refused: tested.failures,
    };
  const { playbook, expressions, shelves, place } = tested;
  const calendars = library.workspace?.workspace.calendars ?? {};
  const world = exploreWorld(playbook, expressions, { start, calendars, shelves });
  const { faults, ...told } = await explore({ playbook, expressions, world, limit });
  return {
    playbook: playbook.id,
    file,
    ...told,
    faults: faults.map(fault => ({ ...fault, place: place({ step: fault.step ?? '' }) })),
    refused: [],
  };
}

/** Any moment would do: no way depends on it. */
const start = Date.parse('2026-01-05T08:00:00Z');
