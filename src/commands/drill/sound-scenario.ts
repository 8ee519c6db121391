import { loadScenario } from '../../drill/load-scenario.ts';
import type { Scenario } from '../../drill/scenario.ts';
import { RefusedError, UsageError } from '../../errors.ts';
import { findScenarios, type ShelvedScenario } from '../../library/list-scenarios.ts';
import { prettyReport } from '../../lint/reporters/pretty.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Context } from '../command.ts';
import { printLines } from '../print-lines.ts';
import { shelvesOf } from '../shelves-of.ts';

/**
 * The scenario of a text, laid over its playbook where that is given. What is wrong with it goes to stderr; throws `RefusedError` where
 * anything is.
 */
export function soundScenario(
  path: string,
  text: string,
  playbook: Playbook | undefined,
  context: Context,
): { scenario: Scenario } {
  const { scenario, findings } = loadScenario(text, path, playbook);
  if (scenario) return { scenario };
  if (/^tocsin(-fragment|-workspace|-walkthrough)?:/m.test(text) && !/^tocsin-scenario:/m.test(text))
    throw new UsageError(`${path} is no scenario.`, '`tocsin drill list` shows those that there are.');
  if (text.includes('\0'))
    throw new UsageError(
      `${path} is no scenario: it is not a text.`,
      'Name a YAML file, or a scenario by its id.',
    );
  printLines(
    prettyReport(findings, () => text),
    context,
    context.io.stderr,
  );
  throw new RefusedError(
    `${path} cannot be played before these are mended.`,
    `\`tocsin lint ${path}\` shows them again.`,
  );
}

/** The one scenario that the words name. Throws `UsageError` where they name none or several. */
export function namedScenario(
  [named, ...more]: readonly string[],
  { playbooks }: { playbooks?: string },
  context: Context,
): ShelvedScenario {
  if (named === undefined || more.length > 0)
    throw new UsageError(
      'one scenario is wanted.',
      'Name it by its id or file: `tocsin drill list` shows them.',
    );
  return onlyOne(findScenarios(named, shelvesOf(context, playbooks)), named);
}

export function onlyOne(found: ShelvedScenario[], named: string): ShelvedScenario {
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw new UsageError(
    `${named} has several scenarios: ${found.map(({ id }) => id).join(', ')}.`,
    'Name the one that you mean.',
  );
}
