import type { ObservableKind, Recorded } from '../../engine/event.ts';
import { kindOfInput } from '../../engine/observables.ts';
import type { CaseState } from '../../engine/state.ts';
import { findIndicators } from '../../expression/values/find-indicators.ts';
import { isHostname, isIp } from '../../expression/values/forms.ts';
import { refang } from '../../expression/values/refang.ts';
import type { InputType } from '../../playbook/playbook.ts';
import { valuesIn } from '../../report/values-in.ts';

/** Something technical of a case that no exercise may name. */
export interface Original {
  /** `item`: whatever has a number or a sign in its name, as a device's tag. */
  kind: ObservableKind | 'item';
  value: string;
}

/**
 * Every address, name of a machine, link, account, file and digest that the record holds, each once, in case order: what was recorded as
 * one or answers a question for one, and what stands in a text, sensitive and privileged ones too. Longer ones bring along what they are
 * made of: a link its host, an address of e-mail its domain, a machine's full name its first part.
 */
export function originalsIn(state: CaseState, records: readonly Recorded[]): Original[] {
  const said = [...recorded(records), ...answered(state, records)];
  const written = records.flatMap(({ data, at }) => textsIn([data, at?.item ?? '']).flatMap(standingIn));
  const found = new Map<string, Original>();
  for (const original of [...said, ...written].flatMap(one => [one, ...partsOf(one)])) {
    const key = original.value.toLowerCase();
    if (key.length >= shortest && !found.has(key)) found.set(key, original);
  }
  return [...found.values()];
}

/** A single letter stands everywhere. */
const shortest = 2;

function recorded(records: readonly Recorded[]): Original[] {
  return records.flatMap(({ type, data }) =>
    type === 'observable.added' || type === 'observable.withdrawn'
      ? [{ kind: data.kind, value: data.value.trim() }]
      : [],
  );
}

function answered({ playbook }: CaseState, records: readonly Recorded[]): Original[] {
  return valuesIn(records).flatMap(({ name, text }) => {
    const input = playbook.inputs[name] ?? playbook.inputs[name.split('[', 1)[0] as string];
    const listed = input?.type === 'text' && input.many && technical.test(text) ? 'item' : undefined;
    const kind = input && (kindOf[input.type] ?? listed);
    return kind ? [{ kind, value: text.trim() }] : [];
  });
}

/** One word with a sign or a digit in it: `svc-deploy`, `LT-0200`. */
const technical = /^(?=\S*[\d._\\$-])[\p{L}\p{N}._\\$@-]+$/u;

/** Files too, for their names say whose they are. */
const kindOf: Partial<Record<InputType, ObservableKind>> = { ...kindOfInput, file: 'file' };

/** What can be told from other words. */
function standingIn(text: string): Original[] {
  const plain = refang(text);
  const ownNetwork = patterns.flatMap(({ kind, pattern }) =>
    Array.from(plain.matchAll(pattern), ([value]): Original => ({ kind, value })),
  );
  return [...findIndicators(text), ...ownNetwork.filter(({ kind, value }) => isOne[kind]?.(value) ?? true)];
}

/** What no root zone knows: addresses in any surroundings, servers of shares, accounts of a domain, names under endings of one's own. */
const patterns: readonly { kind: Original['kind']; pattern: RegExp }[] = [
  {
    kind: 'email',
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  },
  { kind: 'ip', pattern: /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\d|\.\d)/g },
  { kind: 'host', pattern: /(?<=\\\\)[\p{L}\p{N}._-]{2,63}/gu },
  {
    kind: 'account',
    pattern: /(?<![\p{L}\p{N}._\\-])[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}\\[\p{L}\p{N}._$-]{1,63}/gu,
  },
  {
    kind: 'host',
    pattern:
      /(?<![\p{L}\p{N}._-])(?:[\p{L}\p{N}_-]{1,63}\.){1,8}(?:local|localdomain|lan|internal|intern|intra|intranet|corp|home|private|test|example|invalid)(?![\p{L}\p{N}_-])/giu,
  },
];

const isOne: { [kind in Original['kind']]?: (value: string) => boolean } = { ip: isIp, host: isHostname };

function partsOf({ kind, value }: Original): Original[] {
  switch (kind) {
    case 'url': {
      const host = URL.canParse(value) ? new URL(value).hostname.replace(/^\[|\]$/g, '') : '';
      return host === '' ? [] : [{ kind: isIp(host) ? 'ip' : 'domain', value: host }];
    }
    case 'email':
      return [{ kind: 'domain', value: value.slice(value.lastIndexOf('@') + 1) }];
    case 'host': {
      const [first = ''] = value.split('.', 1);
      return isIp(value) || first === value || first.length < 3 ? [] : [{ kind: 'host', value: first }];
    }
    case 'account': {
      const name = value.slice(value.lastIndexOf('\\') + 1);
      return name === value || name.length < 3 ? [] : [{ kind: 'account', value: name }];
    }
    case 'ip':
    case 'domain':
    case 'hash':
    case 'file':
    case 'item':
      return [];
    default:
      return kind satisfies never;
  }
}

/** Every text in an entry but the program's own digests. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (ownDigests.has(key) ? [] : textsIn(inner)));
}

const ownDigests: ReadonlySet<string> = new Set(['compiled', 'digest', 'hash', 'heads', 'nonce', 'w']);
