import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createCase } from '../../src/case/create-case.ts';
import { agendaOf } from '../../src/engine/agenda.ts';
import { renderer } from '../../src/engine/renderer.ts';
import type { CaseReport } from '../../src/report/case-report.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { readSession } from '../../src/session/open-session.ts';
import { smallPlaybook } from '../library/small-playbook.ts';

/** A case of many entries over some days: its lines as they stand in the log, and what makes a report of it once it is read. */
export function longReport(events: number): { lines: string[]; report(): CaseReport } {
  mkdirSync('dist.bench', { recursive: true });
  const folder = mkdtempSync('dist.bench/report-');
  try {
    const dir = record(folder, events);
    const { reading, state, expressions } = readSession(dir);
    const log = readdirSync(join(dir, 'log')).find(name => name.endsWith('.jsonl')) ?? '';
    const lines = readFileSync(join(dir, 'log', log), 'utf8')
      .trimEnd()
      .split('\n');
    const now = Date.UTC(2026, 11, 1);
    const source = {
      id: reading.id,
      name: 'INC-2026-001-bench',
      state,
      agenda: agendaOf(state, expressions, now),
      records: reading.records,
      problems: [],
      verdict: { intact: true, anchored: false, notCovered: [] },
      render: renderer(state, expressions, now),
      heads: [],
      now,
    };
    return { lines, report: () => reportOf(source, { privileged: false }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function record(casesDir: string, events: number): string {
  const start = Date.UTC(2026, 10, 21);
  let passed = 0;
  const clock = {
    now: () => {
      passed += 20_000;
      return start + passed;
    },
    mono: () => passed,
  };
  const io = { clock, random: Math.random, nonce: () => '0'.repeat(32), host: 'soc-7' };
  const store = createCase({
    io,
    actor: { name: 'dana' },
    tool: 'tocsin bench',
    casesDir,
    name: 'INC-2026-001-bench',
    opening: {
      mode: 'live',
      scripted: true,
      inputs: {},
      playbook: { id: smallPlaybook.id, version: smallPlaybook.version },
    },
    texts: ['tocsin: 1\n'],
    compiled: smallPlaybook,
  });
  for (let i = 0; i < events; i += 100) store.append(Array.from({ length: 100 }, (_, j) => entry(i + j)));
  store.end('done');
  return store.dir;
}

function entry(i: number) {
  if (i % 20 === 0)
    return {
      type: 'evidence.added',
      data: { what: `Memory image of FIN-WS-${i}`, held: 'Evidence safe, shelf 3' },
    } as const;
  if (i % 7 === 0)
    return {
      type: 'note.added',
      data: { text: `Über FIN-WS-${i} kam “<invoice> & more”, said lee.` },
    } as const;
  return {
    type: 'note.added',
    data: { text: `Called the network team about FIN-WS-${i}; they will call back.` },
  } as const;
}
