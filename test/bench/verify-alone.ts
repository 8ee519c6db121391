import { verifyCase } from '../../src/case/verify-case.ts';

const from = performance.now();
verifyCase(process.argv[2] ?? '');
const seconds = (performance.now() - from) / 1000;
// maxRSS is in kilobytes.
console.log(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1000 }));
