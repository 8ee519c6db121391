import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeLine } from '../../src/case/encode-line.ts';
import { eventShapes } from '../../src/case/event-shapes.ts';
import type { Draft } from '../../src/engine/event.ts';
import { caseEvent } from '../../src/generated/case-event.js';

const files = readdirSync('schemas').filter(file => file.endsWith('.json'));

describe.each(files)('%s', file => {
  const schema = JSON.parse(readFileSync(`schemas/${file}`, 'utf8'));

  it('describes every key, with an example, for whoever writes with an editor', () => {
    const bare = propertiesOf(schema).filter(
      ({ schema }) => typeof schema.description !== 'string' || !Array.isArray(schema.examples),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

describe('the schema of case events', () => {
  const schema = JSON.parse(readFileSync('schemas/case-event.schema.json', 'utf8'));

  it('knows every type of event, and only those', () => {
    const source = readFileSync('src/engine/event.ts', 'utf8');
    const events = source.slice(source.indexOf('interface Events'), source.indexOf('interface Outcome'));
    const types = Array.from(events.matchAll(/^ {2}'([a-z.-]+)'/gm), ([, type]) => type);
    expect(types.length).toBeGreaterThan(20);
    expect(schema.properties.type.enum.toSorted()).toEqual(types.toSorted());
  });

  it('wants of each type what a reader does not do without', () => {
    for (const [type, shape] of Object.entries(eventShapes)) {
      const { required = [], properties } = schema.$defs[type.replace('.', '-')];
      const plain = required.filter((key: string) => {
        const { $ref, type, enum: words, const: only } = properties[key];
        return $ref !== undefined || typeof type === 'string' || words !== undefined || only !== undefined;
      });
      expect(plain, type).toEqual(expect.arrayContaining(Object.keys(shape)));
      expect(Object.keys(shape).length, type).toBeGreaterThanOrEqual(plain.length - 1);
    }
  });

  it('accepts a line as the case writes it', () => {
    expect(
      accepts(
        lineOf({
          type: 'step.failed',
          at: { in: '', step: 'confirm', pass: 2, redo: 1, item: 'a' },
          data: { reason: 'No answer' },
        }),
      ),
    ).toBe(true);
    expect(accepts(lineOf({ type: 'input.set', auto: true, data: { name: 'reporter', value: null } }))).toBe(
      true,
    );
  });

  it('refuses data that the event does not have, and a place that is none', () => {
    const line = lineOf({
      type: 'step.failed',
      at: { in: '', step: 'confirm', pass: 1, redo: 0 },
      data: { reason: 'No answer' },
    });
    expect(accepts({ ...line, data: {} })).toBe(false);
    expect(accepts({ ...line, data: { reason: 'No answer', colour: 'red' } })).toBe(false);
    const { pass: _, ...placeless } = line;
    expect(accepts(placeless)).toBe(false);
  });
});

function accepts(line: unknown): boolean {
  return caseEvent(line);
}

function lineOf(draft: Draft): Record<string, unknown> {
  const { bytes } = encodeLine({
    case: '01JD0000000000000000000000',
    w: 'dana@soc-7~k3f9q',
    seq: 4,
    id: '01JD0000000000000000000001',
    ts: '2026-11-21T03:09:51.123Z',
    mono: 12.5,
    hlc: [1795230591123, 0],
    actor: { name: 'dana' },
    draft,
    prev: 'a'.repeat(64),
  });
  return JSON.parse(bytes.toString());
}

interface Schema {
  description?: unknown;
  examples?: unknown;
}

function propertiesOf(node: unknown, path = ''): { name: string; schema: Schema }[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    const at = `${path}/${key}`;
    const own =
      key === 'properties'
        ? Object.entries(value as Record<string, Schema | boolean>).flatMap(([name, schema]) =>
            typeof schema === 'object' && !path.endsWith('/then') && !/\/allOf\/\d+\/(if|then)$/.test(path)
              ? [{ name: `${at}/${name}`, schema }]
              : [],
          )
        : [];
    return [...own, ...propertiesOf(value, at)];
  });
}
