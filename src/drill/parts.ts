import type { Path } from '../playbook/yaml/source.ts';
import type { InjectEntry, MarkEntry, ScenarioDocument, TriggerEntry } from './scenario-document.ts';

/** A trigger or one inside it, and where it stands. */
export interface PlacedTrigger {
  inject: InjectEntry;
  entry: TriggerEntry;
  path: Path;
}

/** Every trigger of every inject as written, those that hold others before what they hold. */
export function triggersIn({ injects }: ScenarioDocument): PlacedTrigger[] {
  return injects.flatMap((inject, i) =>
    inject.when ? within(inject.when, ['injects', i, 'when'], inject) : [],
  );
}

function within(entry: TriggerEntry, path: Path, inject: InjectEntry): PlacedTrigger[] {
  const lists = (['all', 'any'] as const).flatMap(key =>
    (entry[key] ?? []).flatMap((inner, i) => within(inner, [...path, key, i], inject)),
  );
  const negated = entry.not ? within(entry.not, [...path, 'not'], inject) : [];
  return [{ inject, entry, path }, ...lists, ...negated];
}

/** What meets an expectation, where no controller says so. */
export function marksIn({ injects }: ScenarioDocument): { entry: MarkEntry; path: Path }[] {
  return injects.flatMap(({ expect = [] }, i) =>
    expect.flatMap(({ met_by: entry }, n) =>
      entry === 'manual' ? [] : [{ entry, path: ['injects', i, 'expect', n, 'met_by'] }],
    ),
  );
}
