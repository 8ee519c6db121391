import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  endBySignal,
  quietBrokenPipe,
  stopAndGoOn,
  watchSignals,
  watchStream,
} from '../../src/terminal/signals.ts';
import { createDesk } from './desk.ts';

describe('watching', () => {
  it('tells which signal came, and stops', () => {
    const { signals, raise, listeners } = createDesk();
    const heard: string[] = [];
    const stop = watchSignals(signals, signal => heard.push(signal));
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) raise(signal);
    stop();
    expect(heard).toEqual(['SIGTERM', 'SIGHUP', 'SIGINT']);
    expect(listeners('SIGTERM')).toBe(0);
  });

  it('takes an error of a stream for its end, and catches errors even after it stopped', () => {
    const stream = new EventEmitter();
    let broken = 0;
    const stop = watchStream(stream, ['end'], () => broken++);
    stream.emit('error', new Error('EIO'));
    stream.emit('end');
    stop();
    stream.emit('error', new Error('EIO'));
    expect(broken).toBe(2);
  });
});

describe('ending by a signal', () => {
  it('removes whoever listens first, so that the signal does what it does', () => {
    const { signals, listeners, done } = createDesk();
    signals.on('SIGHUP', () => {});
    endBySignal('SIGHUP', signals);
    expect(listeners('SIGHUP')).toBe(0);
    expect(done).toEqual(['kill 42 SIGHUP']);
  });
});

describe('a stop', () => {
  const turns = () => {
    const done: string[] = [];
    return { done, turn: { before: () => done.push('before'), after: () => done.push('after') } };
  };

  it('gives the terminal back before it and takes it once, when the process goes on', async () => {
    const { signals, raise, done: killed } = createDesk();
    const { done, turn } = turns();
    stopAndGoOn(signals, turn);
    expect(killed).toEqual(['kill 42 SIGTSTP']);
    expect(done).toEqual(['before']);
    raise('SIGCONT');
    raise('SIGCONT');
    await new Promise(resolve => setTimeout(resolve, 150));
    expect(done).toEqual(['before', 'after']);
  });

  it('that the kernel drops takes the terminal again', async () => {
    const { signals } = createDesk();
    const { done, turn } = turns();
    stopAndGoOn(signals, turn);
    await new Promise(resolve => setTimeout(resolve, 150));
    expect(done).toEqual(['before', 'after']);
  });

  it('is nothing on Windows, which has none', () => {
    const { signals } = createDesk();
    const { done, turn } = turns();
    stopAndGoOn({ ...signals, platform: 'win32' }, turn);
    expect(done).toEqual([]);
  });
});

describe('a broken pipe', () => {
  it('is quiet, and any other error is not', () => {
    const { stdout } = createDesk();
    quietBrokenPipe(stdout);
    const fault = (code: string): Error => Object.assign(new Error(code), { code });
    expect(() => stdout.emit('error', fault('EPIPE'))).not.toThrow();
    expect(() => stdout.emit('error', fault('ENOSPC'))).toThrow('ENOSPC');
  });
});
