import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { stixBundle } from '../../../src/report/export/stix/stix-bundle.ts';
import { tocsinNamespace, uuid5 } from '../../../src/report/export/uuid5.ts';
import { fullReport } from './full-report.ts';

const schemas = join(import.meta.dirname, '../../../../shared/corpus/stix2.1/schemas');
const folders = ['common', 'sdos', 'sros', 'observables'];
const hasSchemas = existsSync(schemas);

function validator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  for (const folder of folders) {
    for (const file of readdirSync(join(schemas, folder)))
      ajv.addSchema(JSON.parse(readFileSync(join(schemas, folder, file), 'utf8')));
  }
  return (type: string) => {
    const folder = folders.find(name => existsSync(join(schemas, name, `${type}.json`)));
    const base = 'http://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas';
    return ajv.getSchema(`${base}/${folder}/${type}.json`);
  };
}

const whole = { privileged: true };
const of = (objects: { type: string }[], type: string) => objects.filter(object => object.type === type);

describe('a case as a STIX bundle', () => {
  test.skipIf(!hasSchemas)(
    `each object is as OASIS describes it${hasSchemas ? '' : ' (SKIPPED: the STIX 2.1 schemas are not beside the repository)'}`,
    async () => {
      const schemaOf = validator();
      const { objects } = stixBundle(await fullReport(whole));
      for (const object of objects) {
        const validate = schemaOf(object.type);
        expect(validate, object.type).toBeDefined();
        validate?.(object);
        expect(validate?.errors ?? [], JSON.stringify(object)).toEqual([]);
      }
    },
  );

  test('each object has what every one must have, and an id of its own', async () => {
    const { type, id, objects } = stixBundle(await fullReport(whole));
    expect([type, id]).toEqual(['bundle', expect.stringMatching(/^bundle--[0-9a-f-]{36}$/)]);
    expect(new Set(objects.map(object => object.id)).size).toBe(objects.length);
    const ids = new Set(objects.map(object => object.id));
    const observed = ['ipv6-addr', 'file', 'user-account', 'email-addr', 'domain-name', 'url'];
    for (const object of objects) {
      expect(object.spec_version).toBe('2.1');
      expect(object.id).toMatch(
        new RegExp(
          `^${object.type}--[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
        ),
      );
      if (!observed.includes(object.type)) {
        expect(object.created).toMatch(/T\d\d:\d\d:\d\d\.\d{3}Z$/);
        if (object.type !== 'marking-definition')
          expect(String(object.modified) >= String(object.created)).toBe(true);
      }
      const refs = [
        object.created_by_ref,
        object.source_ref,
        object.target_ref,
        object.object_refs,
        object.object_marking_refs,
      ];
      for (const ref of refs.flat()) if (ref !== undefined) expect(ids).toContain(ref);
    }
  });

  test('made twice it is the same to the byte, at whatever time', async () => {
    const report = await fullReport(whole);
    const later = { ...report, made: '2030-01-01T00:00:00.000Z' };
    expect(JSON.stringify(stixBundle(later))).toBe(JSON.stringify(stixBundle(report)));
  });

  test('a later export gives the same objects the same ids, and the incident a later version', async () => {
    const before = await fullReport();
    const last = before.timeline.at(-1);
    if (!last) throw new Error('no entry');
    const recorded = '2030-01-01T00:00:00.000Z';
    const after = {
      ...before,
      timeline: [...before.timeline, { ...last, recorded, id: 'later', type: 'note.added' as const }],
    };
    const [old, young] = [stixBundle(before).objects, stixBundle(after).objects];
    expect(young.map(({ id }) => id)).toEqual(expect.arrayContaining(old.map(({ id }) => id)));
    expect(of(young, 'incident')[0]).toMatchObject({ modified: recorded });
  });

  test('the incident carries the core extension', async () => {
    const { objects } = stixBundle(await fullReport());
    expect(of(objects, 'incident')[0]).toMatchObject({
      name: 'phishing-common',
      extensions: {
        'extension-definition--ef765651-680c-498d-9894-99799f2fa126': {
          extension_type: 'property-extension',
          determination: 'suspected',
          investigation_status: 'open',
        },
      },
    });
  });

  test('what is the attacker’s or not known is an indicator; what is ours never is', async () => {
    const { objects } = stixBundle(await fullReport());
    const patterns = of(objects, 'indicator').map(
      object => (object as unknown as { pattern: string }).pattern,
    );
    expect(patterns).toEqual(
      expect.arrayContaining([
        "[domain-name:value = 'evil.example']",
        "[ipv4-addr:value = '192.0.2.7']",
        "[url:value = 'https://evil.example/a|b?c=\\'d']",
        "[email-addr:value = 'billing@evil.example']",
        `[file:hashes.'SHA-256' = '${'a'.repeat(64)}']`,
        "[file:name = 'C:\\\\temp\\\\in;voice.exe']",
      ]),
    );
    expect(patterns.join()).not.toMatch(/2001:db8|o'neil|FIN-WS|b{32}/);
    expect(of(objects, 'ipv6-addr')).toMatchObject([{ value: '2001:db8::7' }]);
    expect(of(objects, 'user-account')).toMatchObject([{ account_login: "CORP\\o'neil" }]);
    expect(of(objects, 'identity')).toContainEqual(
      expect.objectContaining({ name: 'FIN-WS-042', identity_class: 'system' }),
    );
  });

  test('there is a course of action for each step that was done, and none for one that was not', async () => {
    const report = await fullReport();
    const { objects } = stixBundle(report);
    const done = report.steps.filter(({ outcome }) =>
      ['done', 'chosen', 'sent', 'ran', 'approved'].includes(outcome),
    );
    expect(done.length).toBeGreaterThan(3);
    expect(of(objects, 'course-of-action')).toHaveLength(done.length);
  });

  test('a marked playbook marks every object, with the published marking', async () => {
    const report = await fullReport();
    const { objects } = stixBundle({ ...report, case: { ...report.case, tlp: 'green' } });
    const id = 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb';
    expect(objects[0]).toMatchObject({ id, name: 'TLP:GREEN' });
    expect(of(objects, 'indicator')[0]).toMatchObject({ object_marking_refs: [id] });
  });

  test('redacted, no indicator is made of what was withheld', async () => {
    const { objects } = stixBundle(await fullReport({ redact: true }));
    expect(JSON.stringify(objects)).not.toContain('billing@');
    expect(of(objects, 'indicator').length).toBeGreaterThan(3);
  });
});

test('a UUID of version 5 is that of RFC 9562', () => {
  expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
  expect(uuid5(tocsinNamespace, 'ä')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});
