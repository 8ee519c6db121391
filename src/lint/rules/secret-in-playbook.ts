import type { Path } from '../../playbook/yaml/source.ts';
import { found, foundAt } from '../found.ts';
import type { Linted, Rule } from '../rule.ts';
import { writtenSteps } from '../written-steps.ts';

export const secretInPlaybook: Rule = {
  id: 'secret-in-playbook',
  severity: 'error',
  why: 'A playbook is read by many, copied into every case and exported with it. A secret in it is known to all of them, and to whoever reads the repository.',
  bad: `- id: block
  title: Block the address
  run: [fwctl, --password, Winter2026!, block, 192.0.2.7]
`,
  good: `- id: block
  title: Block the address
  env: [FWCTL_PASSWORD]
  run: [fwctl, block, 192.0.2.7]
`,
  check: ({ source, document }) => [
    ...secretsIn(source.text).map(([start, end]) =>
      foundAt(secretInPlaybook, source, source.range(start, end), said),
    ),
    ...(document ? flagSecrets(document) : []).map(path =>
      found(secretInPlaybook, source, path, 'value', said),
    ),
  ],
};

const said = {
  message: 'this looks like a secret, and everybody who can read the playbook or a case of it has it',
  help: 'change it where it is used, then pass it by an environment variable named under `env`, or say where it is kept',
};

/** Comments are read as well. One place is found once, whatever finds it, and after some it is enough. */
function secretsIn(text: string): [start: number, end: number][] {
  const found: [number, number][] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (found.length === most) return found;
      const [whole, secret = whole] = match;
      if (/EXAMPLE|\{\{|^<|^\$|\*{3}/.test(secret)) continue;
      const start = match.index + whole.lastIndexOf(secret);
      const end = start + secret.length;
      if (found.every(([from, until]) => end <= from || start >= until)) found.push([start, end]);
    }
  }
  return found;
}

const most = 20;

/** Forms that issuers give their keys, and values that are assigned to a word for a secret. Each matches in linear time. */
const patterns: readonly RegExp[] = [
  /-----BEGIN (?:[A-Z]{1,12} ){0,3}PRIVATE KEY-----/g,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g,
  /\bgithub_pat_[A-Za-z0-9_]{40,255}\b/g,
  /\bglpat-[A-Za-z0-9_-]{20,64}\b/g,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,255}\b/g,
  /\bhttps:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{16,64}\b/g,
  /\bAIza[A-Za-z0-9_-]{35}\b/g,
  /\b[sr]k_live_[A-Za-z0-9]{16,255}\b/g,
  /\bnpm_[A-Za-z0-9]{36}\b/g,
  /\bsk-[A-Za-z0-9_-]{32,255}\b/g,
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,2000}/g,
  /\bAccountKey=([A-Za-z0-9+/]{40,120}={0,2})/g,
  /\b[a-z][a-z0-9+]{1,12}:\/\/[^\s/:@"']{1,64}:([^\s/:@"'{}]{3,64})@/g,
  /\bBearer ([A-Za-z0-9._~+/-]{20,2000}=*)/g,
  /(?:password|passwd|passphrase|secret|api[_-]?key|access[_-]?key|token)["']?[ \t]?[:=][ \t]?["']?((?=[^\s"'`,;)\]}]{0,64}[0-9])(?=[^\s"'`,;)\]}]{0,64}[A-Za-z])[^\s"'`,;)\]}]{8,128})/gi,
];

/** Values of a command's flags that name a secret. */
function flagSecrets(document: NonNullable<Linted['document']>): Path[] {
  return writtenSteps(document).flatMap(({ entry: { run = [] }, path }) =>
    run.flatMap((word, i) => {
      const before = run[i - 1] ?? '';
      const given = flag.test(before) && !word.startsWith('-') ? word : assigned.exec(word)?.[1];
      const isSecret = given !== undefined && !given.includes('{{') && secretsIn(word).length === 0;
      return isSecret ? [[...path, 'run', i]] : [];
    }),
  );
}

const flag = /^--?(?:password|passwd|passphrase|pwd|secret|api-?key|access-?key|token)$/i;
const assigned = /^--?(?:password|passwd|passphrase|pwd|secret|api-?key|access-?key|token)=(.+)$/i;
