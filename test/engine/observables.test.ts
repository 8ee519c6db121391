import { describe, expect, it, test } from 'vitest';
import { foundObservables } from '../../src/engine/found-observables.ts';
import { observablesOf } from '../../src/engine/observables.ts';
import { readObservable } from '../../src/engine/read-observable.ts';
import { isClosed } from '../../src/engine/state.ts';
import { type Person, scene, steps } from './scene.ts';

const evil = { kind: 'domain', value: 'evil.example' } as const;

function standing({ writer }: Person): string[] {
  return observablesOf(writer.state).map(({ kind, value, verdict }) => `${kind} ${value} ${verdict}`);
}

describe('an observable', () => {
  it('stands once it is recorded, and a later word on it counts', async () => {
    const { dana } = await scene([steps('look', 'one')]);
    dana.act({ kind: 'add-observable', observable: evil });
    expect(standing(dana)).toEqual(['domain evil.example unknown']);
    expect(
      dana.refusal({ kind: 'add-observable', observable: { ...evil, value: 'EVIL.example' } }),
    ).toContain('It is recorded already, by dana');
    dana.act({ kind: 'add-observable', observable: { ...evil, verdict: 'malicious' } });
    expect(standing(dana)).toEqual(['domain evil.example malicious']);
  });

  it('can be withdrawn with a reason, and recorded again', async () => {
    const { dana } = await scene([steps('look', 'one')]);
    dana.act({ kind: 'add-observable', observable: evil });
    expect(dana.refusal({ kind: 'withdraw-observable', observable: evil, reason: ' ' })).toBe(
      'A reason is needed.',
    );
    dana.act({ kind: 'withdraw-observable', observable: evil, reason: 'our own' });
    expect(standing(dana)).toEqual([]);
    expect(dana.refusal({ kind: 'withdraw-observable', observable: evil, reason: 'x' })).toBe(
      'The case has no such observable.',
    );
    dana.act({ kind: 'add-observable', observable: evil });
    expect(standing(dana)).toEqual(['domain evil.example unknown']);
  });

  it('is recorded in a closed case without opening it again', async () => {
    const { dana } = await scene([steps('look', 'one')]);
    dana.act({ kind: 'complete-step', at: { in: '', step: 'one', pass: 1, redo: 0 } });
    dana.act({ kind: 'close-case', heads: {} });
    dana.act({ kind: 'add-observable', observable: evil });
    expect(isClosed(dana.writer.state)).toBe(true);
    expect(standing(dana)).toEqual(['domain evil.example unknown']);
  });

  it('of a host or an account is our own unless somebody says otherwise', async () => {
    const { dana } = await scene([steps('look', 'one')]);
    dana.act({ kind: 'add-observable', observable: { kind: 'host', value: 'FIN-WS-042' } });
    expect(standing(dana)).toEqual(['host FIN-WS-042 affected']);
  });
});

describe('what notes hold', () => {
  it('is offered until it is recorded or withdrawn', async () => {
    const { dana } = await scene([steps('look', 'one')]);
    dana.act({ kind: 'add-note', text: 'evil[.]example at 192[.]0[.]2[.]7' });
    const values = () => foundObservables(dana.writer.state).map(({ value }) => value);
    expect(values()).toEqual(['evil.example', '192.0.2.7']);
    dana.act({ kind: 'add-observable', observable: evil });
    expect(values()).toEqual(['192.0.2.7']);
    dana.act({ kind: 'withdraw-observable', observable: evil, reason: 'ours' });
    expect(values()).toEqual(['192.0.2.7']);
  });

  it('is not looked for in privileged ones', async () => {
    const { dana } = await scene([steps('look', 'one')]);
    dana.act({ kind: 'add-note', text: 'counsel on 192.0.2.7', privileged: true });
    expect(foundObservables(dana.writer.state)).toEqual([]);
  });
});

describe('an observable as it is typed', () => {
  test.each([
    ['evil[.]example', undefined, { kind: 'domain', value: 'evil.example' }],
    ['hxxp://Evil.example/A', undefined, { kind: 'url', value: 'http://Evil.example/A' }],
    ['2001:DB8::7', undefined, { kind: 'ip', value: '2001:db8::7' }],
    ['127.0.0.1', undefined, { kind: 'ip', value: '127.0.0.1' }],
    ['A[at]b[.]example', undefined, { kind: 'email', value: 'A@b.example' }],
    ['FIN-WS-042', 'host', { kind: 'host', value: 'FIN-WS-042' }],
    ['CORP\\dana', 'account', { kind: 'account', value: 'CORP\\dana' }],
    ['invoice.zip', 'file', { kind: 'file', value: 'invoice.zip' }],
    ['invoice.zip', 'domain', { kind: 'domain', value: 'invoice.zip' }],
  ] as const)('%s as %s', (typed, kind, read) => expect(readObservable(typed, kind)).toEqual(read));

  test.each([
    ['FIN-WS-042', undefined],
    ['invoice.zip', undefined],
    ['', undefined],
    ['evil', 'domain'],
    ['abc123', 'hash'],
    ['a\nb', 'file'],
    ['x'.repeat(5000), 'file'],
  ] as const)('%j as %s is refused', (typed, kind) =>
    expect(readObservable(typed, kind)).toHaveProperty('error'),
  );
});
