import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRenderer, type Frame } from '../../src/terminal/renderer.ts';
import { createXterm } from './xterm.ts';

const block = (text: string): string[] => [
  '────────',
  'NEXT DEADLINE 59m',
  text,
  ' d done  s skip',
  ' saved #34',
];

describe.each([
  [80, 24],
  [60, 20],
  [200, 50],
])('a live block on %i columns and %i rows', (columns, rows) => {
  it('is drawn, changed, shortened and taken away', async () => {
    const xterm = createXterm(columns, rows);
    const renderer = createRenderer(xterm);
    renderer.draw({ rows: block('one') });
    expect(await xterm.transcript()).toEqual(block('one'));
    renderer.draw({ rows: block('two') });
    expect(await xterm.transcript()).toEqual(block('two'));
    renderer.draw({ rows: ['a', 'b'] });
    expect(await xterm.transcript()).toEqual(['a', 'b']);
    renderer.draw({ rows: block('three') });
    expect(await xterm.transcript()).toEqual(block('three'));
    renderer.clear();
    expect(await xterm.transcript()).toEqual([]);
  });

  it('stays below a guide of sixty lines that is printed once, and nothing stands twice in the scrollback', async () => {
    const guide = Array.from({ length: 60 }, (_, line) => `${line + 1}. do this`);
    const xterm = createXterm(columns, rows);
    const renderer = createRenderer(xterm);
    renderer.print(['opened']);
    renderer.draw({ rows: block('isolate-host') });
    renderer.print(guide);
    for (let second = 59; second > 0; second--) renderer.draw({ rows: block(`due in ${second}s`) });
    renderer.print(['done']);
    expect(await xterm.transcript()).toEqual(['opened', ...guide, 'done', ...block('due in 1s')]);
  });

  it('shows its lower end where the terminal is too low for it', async () => {
    const tall = Array.from({ length: rows + 10 }, (_, row) => `row ${row}`);
    const xterm = createXterm(columns, rows);
    const renderer = createRenderer(xterm);
    renderer.draw({ rows: tall, cursor: { row: tall.length - 1, left: 'row' } });
    renderer.draw({ rows: [...tall.slice(0, -1), 'last'], cursor: { row: tall.length - 1, left: 'la' } });
    expect(await xterm.transcript()).toEqual([...tall.slice(11, -1), 'last']);
  });

  it('is drawn whole again after a resize', async () => {
    const xterm = createXterm(columns, rows);
    const renderer = createRenderer(xterm);
    renderer.print(['opened']);
    renderer.draw({ rows: block('before') });
    for (const [nextColumns, nextRows] of [
      [columns - 20, rows],
      [columns + 20, rows - 8],
      [columns, rows + 5],
    ] as const) {
      xterm.resize(nextColumns, nextRows);
      renderer.resized();
      renderer.draw({ rows: block(`${nextColumns} columns`) });
      expect(await xterm.transcript()).toEqual(['opened', ...block(`${nextColumns} columns`)]);
    }
  });
});

describe('a terminal that wraps its rows anew when it is made narrow', () => {
  it('may keep a piece of an old row, but never loses what was printed', async () => {
    const ruled = (columns: number): string[] => ['─'.repeat(columns - 1), 'title', ' saved'];
    const xterm = createXterm(100, 24);
    const renderer = createRenderer(xterm);
    renderer.print(['opened', 'confirmed']);
    renderer.draw({ rows: ruled(100) });
    for (const columns of [50, 120, 60, 30, 100]) {
      xterm.resize(columns, 24);
      renderer.resized();
      renderer.draw({ rows: ruled(columns) });
      const transcript = await xterm.transcript();
      expect(transcript.slice(0, 2)).toEqual(['opened', 'confirmed']);
      expect(transcript.slice(-3)).toEqual(ruled(columns));
    }
  });
});

describe('one frame', () => {
  it('is one write, synchronized, without automatic wrap', () => {
    const xterm = createXterm(80, 24);
    const renderer = createRenderer(xterm);
    renderer.draw({ rows: block('one') });
    renderer.print(['printed', 'above']);
    expect(xterm.writes.length).toBe(2);
    for (const write of xterm.writes)
      expect(write).toMatch(/^\x1b\[\?2026h\x1b\[\?7l[\s\S]*\x1b\[\?7h\x1b\[\?2026l$/);
  });

  it('that changes nothing writes nothing', () => {
    const xterm = createXterm(80, 24);
    const renderer = createRenderer(xterm);
    const frame = { rows: block('one'), cursor: { row: 2, left: 'on' } };
    renderer.draw(frame);
    renderer.draw(structuredClone(frame));
    expect(xterm.writes.length).toBe(1);
  });

  it('sends only the row that changed', () => {
    const xterm = createXterm(80, 24);
    const renderer = createRenderer(xterm);
    renderer.draw({ rows: block('on'), cursor: { row: 2, left: 'on' } });
    renderer.draw({ rows: block('one'), cursor: { row: 2, left: 'one' } });
    expect(xterm.writes[1]).toBe('\x1b[?2026h\x1b[?7l\rone\x1b[K\rone\x1b[?7h\x1b[?2026l');
  });

  it('puts the cursor behind wide and combined characters wherever the terminal counts them to', async () => {
    const xterm = createXterm(80, 24);
    const renderer = createRenderer(xterm);
    renderer.draw({ rows: ['› 日本e\u0301x', 'foot'], cursor: { row: 0, left: '› 日本e\u0301' } });
    expect(await xterm.cursor()).toEqual({ row: 0, column: 7 });
  });
});

describe('any sequence of frames, prints and clearings', () => {
  const row = fc
    .string({ unit: fc.constantFrom('a', 'b', '日', ' '), maxLength: 10 })
    .map(text => `${text}.`);
  const rows = fc.array(row, { minLength: 1, maxLength: 6 });
  const step = fc.oneof(
    rows.map(drawn => ({ kind: 'draw' as const, rows: drawn })),
    rows.map(printed => ({ kind: 'print' as const, rows: printed })),
    fc.constant({ kind: 'clear' as const, rows: [] }),
    fc.constant({ kind: 'stale' as const, rows: [] }),
  );

  it('leaves what was printed, in order, and the last frame below it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async steps => {
        const xterm = createXterm(60, 8);
        const renderer = createRenderer(xterm);
        const printed: string[] = [];
        let last: Frame = { rows: [] };
        for (const { kind, rows: given } of steps) {
          if (kind === 'draw') {
            last = { rows: given };
            renderer.draw(last);
          }
          if (kind === 'print') {
            renderer.print(given);
            printed.push(...given);
          }
          if (kind === 'clear') {
            renderer.clear();
            last = { rows: [] };
          }
          if (kind === 'stale') {
            renderer.resized();
            renderer.draw(last);
          }
        }
        expect(await xterm.transcript()).toEqual([...printed, ...last.rows]);
      }),
      { numRuns: 60 },
    );
  });
});
