import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { walkthroughFiles } from '../playbooks/play-file.ts';
import { playedReport } from './played-report.ts';

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/case-report.schema.json'), 'utf8'),
);
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

test.each(walkthroughFiles)('the report of %s is as its schema says, redacted or not', async file => {
  for (const redact of [false, true]) {
    validate(JSON.parse(JSON.stringify(await playedReport(file, { redact }))));
    expect(validate.errors).toBeNull();
  }
});
