import { readFileSync } from 'node:fs';
import { lintText } from '../../src/lint/lint-text.ts';

const count = Number(process.argv[2]);
const text = readFileSync(process.argv[3] ?? '', 'utf8');
/** What is compiled on the way counts in neither. */
for (let i = 0; i < 100; i++) lintText(text, 'first.yaml');
const from = performance.now();
for (let i = 0; i < count; i++) lintText(text.replace('id: bench', `id: bench-${i}`), `${i}.yaml`);
const ms = (performance.now() - from) / count;
// maxRSS is in kilobytes.
console.log(JSON.stringify({ ms, megabytes: process.resourceUsage().maxRSS / 1000 }));
