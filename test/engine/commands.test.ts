import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/engine/command.ts';
import type { CommandEnd } from '../../src/engine/event.ts';
import { fillArgv } from '../../src/engine/fill-argv.ts';
import { bindExpressions } from '../../src/session/bind-expressions.ts';
import { compile, documentOf } from './compile.ts';
import { at, type Person, scene, steps, task } from './scene.ts';

const command = { run: ['edr', 'isolate'] };
const start = {
  program: '/usr/bin/edr',
  argv: ['edr', 'isolate'],
  cwd: '/',
  env: [],
  timeout: 1,
  digest: '',
};

describe('a command step', () => {
  it('is done when its command exits with 0, and what follows it opens', async () => {
    const { dana } = await scene([steps('contain', task('a', command), 'b')]);
    started(dana, 'a');
    ended(dana, 'a', { result: 'exited', exit: 0, duration: 5 });
    expect([dana.standing('a'), dana.open]).toEqual(['done', ['b']]);
  });

  it.each<CommandEnd>([
    { result: 'exited', exit: 1 },
    { result: 'signalled', signal: 'SIGKILL' },
    { result: 'timed-out' },
    { result: 'stopped' },
    { result: 'unknown' },
  ])('has failed where its command came to $result: the list goes on, what needs it does not', async end => {
    const { dana } = await scene([
      steps(
        'contain',
        task('a', { ...command, marks: 'contained', measure: { what: 'Block', undo: 'Unblock' } }),
        'b',
        task('c', { needs: ['a'] }),
      ),
    ]);
    started(dana, 'a');
    ended(dana, 'a', end);
    dana.done('b');
    expect([dana.standing('a'), dana.held]).toEqual(['failed', { c: ['a'] }]);
    expect(dana.writer.agenda().attention.map(({ what }) => what)).toEqual(['failed']);
    expect([dana.milestone('contained'), dana.writer.agenda().measures]).toEqual([undefined, []]);
  });

  it('is as open as before where nothing ran', async () => {
    const { dana } = await scene([steps('contain', task('a', command))]);
    started(dana, 'a');
    ended(dana, 'a', { result: 'not-run', problem: 'it cannot be started: EACCES' });
    expect([dana.open, dana.writer.agenda().unended]).toEqual([['a'], []]);
    started(dana, 'a');
    ended(dana, 'a', { result: 'exited', exit: 0 });
    expect(dana.standing('a')).toBe('done');
  });

  it('that is declined is over, with its reason, and not met as a need', async () => {
    const { dana } = await scene([steps('contain', task('a', command), task('b', { needs: ['a'] }))]);
    expect(dana.refusal({ kind: 'decline-command', at: at('a'), reason: ' ' })).toBe('A reason is needed.');
    dana.act({ kind: 'decline-command', at: at('a'), reason: 'the host is down' });
    expect([dana.standing('a'), dana.held]).toEqual(['skipped', { b: ['a'] }]);
  });

  it('puts its measure in force, marks, and sets what its output gave', async () => {
    const measure = { what: 'Isolation, ticket {{ host }}', undo: 'Release' };
    const outputs = { host: { match: '(.*)' } };
    const { dana } = await scene([
      steps('contain', task('a', { ...command, measure, outputs, marks: 'contained' })),
    ]);
    started(dana, 'a');
    dana.act({
      kind: 'end-command',
      at: at('a'),
      end: end(dana, { result: 'exited', exit: 0 }),
      answers: { host: 'fin-1' },
    });
    expect(dana.writer.agenda().measures.map(m => m.what)).toEqual(['Isolation, ticket fin-1']);
    expect([dana.input('host'), dana.milestone('contained')]).toEqual(['fin-1', expect.any(String)]);
  });

  it('wants what the step wants before it runs, not after', async () => {
    const { dana } = await scene([
      steps('contain', task('a', { ...command, checklist: ['Told the owner'], critical: 'true' })),
    ]);
    const begin: Command = { kind: 'start-command', at: at('a'), ...start };
    expect(dana.refusal(begin)).toBe('Not all of a is there: checklist: Told the owner.');
    dana.act({ kind: 'tick', at: at('a'), entry: 'Told the owner', state: 'done' });
    expect(dana.refusal(begin)).toBe('a is critical.');
    expect(dana.refusal({ ...begin, confirm: 'a' })).toBeUndefined();
  });

  it('can be told to have been run by hand, and cannot be called done', async () => {
    const { dana } = await scene([steps('contain', task('a', command))]);
    expect(dana.refusal({ kind: 'complete-step', at: at('a') })).toBe('a is a command.');
    dana.act({ kind: 'end-command', at: at('a'), end: { told: true, result: 'exited', exit: 0 } });
    expect(dana.standing('a')).toBe('done');
  });

  it('records its output as evidence beside its end', async () => {
    const { dana } = await scene([steps('contain', task('a', command))]);
    started(dana, 'a');
    const output = { sha256: 'f'.repeat(64), size: 10, cut: 99 };
    dana.act({
      kind: 'end-command',
      at: at('a'),
      name: 'a.out',
      end: end(dana, { result: 'exited', exit: 0, output }),
    });
    expect(dana.writer.log.at(-2)).toMatchObject({
      type: 'evidence.added',
      data: {
        what: 'Output of the command a (its first 10 of 99 bytes)',
        sha256: output.sha256,
        size: 10,
        name: 'a.out',
      },
    });
  });
});

describe('a command that was cut off', () => {
  it('keeps the case from closing until somebody says what became of it', async () => {
    const { dana, lee } = await scene([steps('contain', task('a', command))]);
    started(dana, 'a');
    dana.writer.crash(0);
    lee.reads(dana).skip('a');
    expect(() => lee.close()).toThrow('a command without an end: a');
    ended(lee, 'a', { told: true, result: 'unknown' });
    expect([lee.standing('a'), lee.close().closed]).toEqual(['failed', true]);
  });

  it('is not started once more, nor run by hand, before that', async () => {
    const { dana, lee } = await scene([steps('contain', task('a', command))]);
    started(dana, 'a');
    lee.reads(dana);
    expect(lee.refusal({ kind: 'start-command', at: at('a'), ...start })).toContain('was started by dana');
    expect(
      lee.refusal({ kind: 'end-command', at: at('a'), end: { told: true, result: 'exited', exit: 0 } }),
    ).toContain('was started here');
  });

  it('that ends after all opens a closed case again', async () => {
    const { dana, lee } = await scene([steps('contain', task('a', command))]);
    lee.reads(dana).skip('a').close();
    started(dana, 'a');
    dana.reads(lee);
    expect(dana.closed).toBe(false);
    ended(dana, 'a', { result: 'exited', exit: 0 });
    expect([dana.standing('a'), dana.closed]).toEqual(['done', false]);
  });
});

it('two commands that came to different ends, unseen by each other, are a conflict', async () => {
  const { dana, lee } = await scene([steps('contain', task('a', command))]);
  lee.reads(dana);
  for (const [person, exit] of [
    [dana, 0],
    [lee, 1],
  ] as const) {
    started(person, 'a');
    ended(person, 'a', { result: 'exited', exit });
  }
  expect(dana.reads(lee).conflicts).toEqual(['a']);
});

describe('the arguments of a command', () => {
  const values = [
    'two words',
    '"',
    "'",
    '$(id)',
    '`id`',
    ';id',
    '&&',
    '|',
    '>x',
    '*',
    '\n',
    '\r\n',
    '\t',
    '\\',
    '\u202e',
    ' -x',
    '--',
    '%PATH%',
    '~',
    'x'.repeat(8_000),
  ];

  it.each(values.map(value => [JSON.stringify(value).slice(0, 20), value]))(
    'hold %s as one, whatever stands around it',
    async (_, value) => {
      expect(await filled(['edr', 'x', '--', '{{ host }}', '--host={{ host }}', 'end'], value)).toEqual({
        argv: ['edr', 'x', '--', value, `--host=${value}`, 'end'].map(text => ({ text, shown: text })),
      });
    },
  );

  it.each([
    ['edr {{ host }}', 'a', 'a value would choose the program, which only a playbook may'],
    ['{{ host }}', 'edr', 'a value would choose the program, which only a playbook may'],
  ])('leave the program alone: %s', async (program, value, problem) => {
    expect(await filled([program], value)).toEqual({ problem });
  });

  it('refuse a value that would begin with a dash, unless the playbook has said -- before', async () => {
    const problem = 'argument 1 would be read as an option, for the value in it begins with a dash: -rf';
    expect(await filled(['rm', '{{ host }}'], '-rf')).toEqual({ problem });
    expect(await filled(['rm', '{{ host }}', '{{ host }}'], '--')).toHaveProperty('problem');
    expect(await filled(['rm', '--', '{{ host }}'], '-rf')).toHaveProperty('argv');
    expect(await filled(['rm', '-{{ host }}'], 'rf')).toHaveProperty('argv');
  });

  it.each([
    ['a\0b', 'argument 1 would hold a NUL character'],
    ['\ud800', 'argument 1 would hold half a character'],
    ['x'.repeat(8_193), 'argument 1 is longer than 8192 characters'],
  ])('refuse what no argument can hold', async (value, problem) => {
    expect(await filled(['edr', '{{ host }}'], value)).toEqual({ problem });
  });

  it('name what is missing', async () => {
    expect(await filled(['edr', '{{ spread }}'], 'x')).toEqual({
      problem: 'it depends on what nobody has answered: spread',
    });
  });
});

function started(person: Person, step: string): void {
  person.act({ kind: 'start-command', at: at(step), ...start, confirm: step });
}

function ended(person: Person, step: string, told: CommandEnd): void {
  person.act({ kind: 'end-command', at: at(step), end: end(person, told) });
}

/** As the end of the command that is running. */
function end(person: Person, told: CommandEnd): CommandEnd {
  const [running] = person.writer.agenda().unended;
  return { ...told, ...(running ? { started: running.started.id } : {}) };
}

async function filled(argv: string[], host: string) {
  const expressions = await bindExpressions(compile(documentOf([steps('contain', 'a')])));
  const nothing = () => undefined;
  return fillArgv(argv, expressions, {
    values: { host },
    now: 0,
    outcome: nothing,
    passes: () => 0,
    reached: nothing,
    timeOf: nothing,
    hasEvidence: () => false,
  });
}
