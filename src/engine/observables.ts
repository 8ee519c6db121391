import type { Input, InputType, Value } from '../playbook/playbook.ts';
import type { ObservableData, ObservableKind, Recorded } from './event.ts';
import { observableKey } from './observable-key.ts';
import { caseOrder, newest } from './order.ts';
import { type CaseState, counts } from './state.ts';

/** Something technical that was seen in the case, and the entry that tells of it. */
export interface Observable {
  kind: ObservableKind;
  /** As it is: not defanged. */
  value: string;
  verdict: 'malicious' | 'affected' | 'unknown';
  comment: string;
  source: Recorded;
  /** The input whose answer it is; absent where a person recorded it as an observable. */
  answers?: string;
}

type Added = Extract<Recorded, { type: 'observable.added' }>;

/**
 * Those that stand, in case order: recorded ones, and the answers to inputs of type ip, hostname, email, url and hash. Where a person has
 * recorded or withdrawn a value, that counts and its answers do not. Of two people one of whom recorded what the other withdrew,
 * without knowing of each other, the recording stands.
 */
export function observablesOf(state: CaseState): Observable[] {
  const said = [...state.observables.values()].flatMap(words => newest(words));
  const recorded = firstOfEach(said.filter(record => record.type === 'observable.added')).map(fromRecord);
  const spoken = new Set(said.map(({ data }) => ('value' in data ? String(data.value).toLowerCase() : '')));
  const answered = answersIn(state).filter(({ value }) => !spoken.has(value.toLowerCase()));
  return [...recorded, ...answered].sort(
    (a, b) => caseOrder(a.source, b.source) || (observableKey(a) < observableKey(b) ? -1 : 1),
  );
}

function fromRecord(source: Added): Observable {
  const { kind, value, verdict, comment = '' } = source.data;
  return { kind, value, verdict: verdict ?? usual(kind), comment, source };
}

/** One's own hosts and accounts are what people name; of anything else nobody can tell. */
function usual(kind: ObservableKind): Observable['verdict'] {
  return kind === 'host' || kind === 'account' ? 'affected' : 'unknown';
}

function firstOfEach(records: readonly Added[]): Added[] {
  const first = new Map<string, Added>();
  for (const record of records) {
    const key = observableKey(record.data);
    if (!first.has(key)) first.set(key, record);
  }
  return [...first.values()];
}

/** What an answer of that type is an observable of. */
export const kindOfInput: Partial<Record<InputType, ObservableKind>> = {
  ip: 'ip',
  hostname: 'host',
  email: 'email',
  url: 'url',
  hash: 'hash',
};

/** Of every value that a typed input has, in whichever instance; the first of equal ones. Sensitive inputs tell nothing. */
function answersIn(state: CaseState): Observable[] {
  const found = new Map<string, Observable>();
  for (const [name, register] of state.inputs) {
    const input = inputNamed(state, name);
    const kind = input && !input.sensitive ? kindOfInput[input.type] : undefined;
    const reading = register.read(by => counts(state, by));
    if (!input || !kind || reading.kind !== 'set') continue;
    for (const value of valuesIn(reading.value)) {
      const answer: Observable = {
        kind,
        value,
        verdict: usual(kind),
        comment: '',
        source: reading.by,
        answers: input.name,
      };
      if (!found.has(observableKey(answer))) found.set(observableKey(answer), answer);
    }
  }
  return [...found.values()];
}

/** Inside an `each` an input is kept once per value: `address[lee]`. */
function inputNamed({ playbook }: CaseState, name: string): Input | undefined {
  return playbook.inputs[name] ?? playbook.inputs[name.split('[', 1)[0] as string];
}

function valuesIn(value: Value): string[] {
  return [value].flat().map(String);
}

/** A recorded or withdrawn observable, or an answer: what nothing has to be offered for. */
export function knownValues(state: CaseState): Set<string> {
  const said = [...state.observables.values()].flat() as { data: ObservableData }[];
  return new Set(
    [...said.map(({ data }) => data), ...observablesOf(state)].map(({ value }) => value.toLowerCase()),
  );
}
