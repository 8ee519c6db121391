import type { Recorded } from '../../engine/event.ts';
import type { ReportDocument } from '../../report/document/section.ts';

/** Entries cited as `dana #5` instead of `dana@desk~k3v9c #5`, for people who kept one log: nobody else's can be meant. */
export function withShortCitations(document: ReportDocument, records: readonly Recorded[]): ReportDocument {
  const logs = new Map<string, Set<string>>();
  for (const { w, actor } of records) logs.set(actor.name, (logs.get(actor.name) ?? new Set()).add(w));
  const short = [...logs].flatMap(([name, own]): [string, string][] => {
    const [only, ...others] = own;
    return only !== undefined && others.length === 0 && only.startsWith(`${name}@`) ? [[only, name]] : [];
  });
  return mapped(document, text =>
    short.reduce((said, [w, name]) => said.replaceAll(`${w} #`, `${name} #`), text),
  );
}

function mapped<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map(each => mapped(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapped(each, change)])) as T;
}
