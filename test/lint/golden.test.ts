import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/lint/lint-text.ts';
import { prettyReport, prettySummary } from '../../src/lint/reporters/pretty.ts';

const folder = 'test/fixtures/lint';

describe('what a person reads about', () => {
  it.each(readdirSync(folder))('%s', async name => {
    const text = readFileSync(`${folder}/${name}/bad.yaml`, 'utf8');
    const findings = lintText(text, 'bad.yaml');
    const lines = [...prettyReport(findings, () => text), prettySummary(findings, 1)];
    const report = lines
      .map(line =>
        line
          .map(span => span.text)
          .join('')
          .trimEnd(),
      )
      .join('\n');
    await expect(`${report}\n`).toMatchFileSnapshot(`../fixtures/lint/${name}/expected.txt`);
  });
});
