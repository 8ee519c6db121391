import { parseTemplate } from '../../expression/template.ts';
import type { InputEntry } from '../../playbook/document.ts';
import { found } from '../found.ts';
import type { LintedDocument, Rule } from '../rule.ts';
import { type WrittenStep, writtenSteps } from '../written-steps.ts';

export const interpolatedFlag: Rule = {
  id: 'interpolated-flag',
  severity: 'error',
  why: 'A value that begins with `-` is read as a flag of the program, and who names accounts or files may well be the attacker. The command is refused then, in the middle of the incident.',
  bad: `- id: block-account
  title: Block the account
  asks:
    account: { ask: Which account? }
  run: [idctl, block, "{{ account }}"]
`,
  good: `- id: block-account
  title: Block the account
  asks:
    account: { ask: Which account? }
  run: [idctl, block, --, "{{ account }}"]
`,
  check: ({ source, document }) => {
    if (!document) return [];
    const steps = writtenSteps(document);
    const inputs = inputsOf(document, steps);
    return steps.flatMap(step => {
      const argv = step.entry.run ?? [];
      const end = argv.indexOf('--');
      const open = end === -1 ? argv : argv.slice(0, end);
      return open.flatMap((word, i) => {
        const name = leadingName(word);
        if (i === 0 || name === undefined || cannotBeAFlag(inputOf(name, step, inputs))) return [];
        return [
          found(interpolatedFlag, source, [...step.path, 'run', i], 'value', {
            message: 'a value that begins with `-` would be a flag here, and the command is refused then',
            help: 'put `--` before it, or write it as part of an argument: `--account={{ account }}`',
          }),
        ];
      });
    });
  },
};

/** The expression that a word begins with. */
function leadingName(word: string): string | undefined {
  const [first] = parseTemplate(word);
  return first?.kind === 'expression' ? first.text.trim() : undefined;
}

function inputsOf(document: LintedDocument, steps: readonly WrittenStep[]): Map<string, InputEntry> {
  const top = 'inputs' in document ? Object.entries(document.inputs ?? {}) : [];
  const asked = steps.flatMap(({ entry }) => Object.entries(entry.asks ?? {}));
  return new Map([...top, ...asked].flatMap(([name, input]) => (input ? [[name, input]] : [])));
}

/** What a name stands for at a step: the entry of a list where an `each` around it says so. */
function inputOf(
  name: string,
  step: WrittenStep,
  inputs: ReadonlyMap<string, InputEntry>,
): InputEntry | undefined {
  const each = [step, ...step.around].find(({ entry }) => entry.each && name in entry.each);
  return inputs.get(each?.entry.each?.[name] ?? name);
}

/** Types whose values never begin with `-`. Of what is no input alone, nothing is known. */
function cannotBeAFlag(input: InputEntry | undefined): boolean {
  if (!input || (input.many === 'true' && input.type === undefined)) return false;
  if (input.choices) return input.choices.every(choice => !choice.startsWith('-'));
  return safeTypes.has(input.type ?? 'text');
}

const safeTypes: ReadonlySet<string> = new Set([
  'ip',
  'hostname',
  'url',
  'hash',
  'yes-no',
  'boolean',
  'time',
  'duration',
]); // prettier-ignore
