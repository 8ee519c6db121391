import type { CommandEnd, Instance } from '../../engine/event.ts';
import { instanceName } from '../../engine/instance.ts';
import { mostKept } from '../../process/kept-output.ts';
import { shortestSecret } from '../../process/redactor.ts';
import { quoteArgv } from '../../report/quote-argv.ts';
import type { Line } from '../../terminal/line.ts';
import type { Live } from '../../terminal/prompter.ts';
import type { CommandPlan, CommandStep } from '../commands/plan-command.ts';

/** What a person sees before consenting: all that the digest is taken of, each argument by itself. */
export function consentLines(at: Instance, { start, unset, secrets, limited }: CommandPlan): Line[] {
  const row = (label: string, text: string): Line => [
    { text: `  ${label.padEnd(9)} `, tone: 'accent' },
    { text, hang: true },
  ];
  return [
    [{ text: `The command of ${instanceName(at)}`, tone: 'strong' }],
    row('PROGRAM', start.program),
    ...start.argv.slice(1).map((argument, i) => row(`ARG ${i + 1}`, quoteArgv([argument]))),
    row('FOLDER', start.cwd),
    row('ENV', start.env.join(', ') || 'nothing'),
    ...(unset.length > 0 ? [row('NOT SET', unset.join(', '))] : []),
    row('AT MOST', `${duration(start.timeout)}${limited ? '' : ', as the playbook sets no time'}`),
    row('DIGEST', start.digest),
    ...(secrets.length > 0 ? [row('OUTPUT', withheldText)] : []),
  ];
}

const withheldText = `what is sensitive is taken out before it is kept, where it stands as it was typed and has ${shortestSecret} bytes or more`;

/** The block while it runs. */
export function runningBlock(
  { step, at, plan }: { step: CommandStep; at: Instance; plan: CommandPlan },
  now: { tail: string[]; elapsed: number; stopping: boolean },
): Live {
  const time = `${duration(now.elapsed)} of at most ${duration(plan.start.timeout)}`;
  return {
    lines: [
      [
        { text: now.stopping ? 'STOPPING  ' : 'RUNNING  ', tone: 'warn' },
        { text: instanceName(at), tone: 'accent' },
        { text: `  ${time}`, hang: true },
      ],
      [{ text: `  ${quoteArgv(plan.start.argv)}`, tone: 'dim', hang: true }],
      ...(step.sensitive
        ? [[{ text: '  Its output is sensitive and not shown.', tone: 'dim' as const }]]
        : []),
      ...now.tail.map((text): Line => [{ text: `  ${text}`, hang: true }]),
    ],
    keys: [{ key: 'x', act: 'stop', label: now.stopping ? 'end it at once' : 'stop the command' }],
    status: [],
    redrawIn: 1,
  };
}

/** What is to be known of how it ended, beside its permanent line. */
export function endLines(end: CommandEnd): Line[] {
  const { output, unmatched, result, exit } = end;
  const failed = result !== 'not-run' && !(result === 'exited' && exit === 0);
  return [
    ...(output?.cut === undefined
      ? []
      : [warning(`Its output was cut: of ${output.cut} bytes the first ${mostKept} are kept as evidence.`)]),
    ...(unmatched ? [warning(`Not found in its output: ${unmatched.join(', ')}. Answer it by hand.`)] : []),
    ...(failed
      ? [warning('It did not end well: the step counts as failed, and stays on the attention list.')]
      : []),
    ...(result === 'not-run' ? [warning('Nothing was run: the step is open as before.')] : []),
  ];
}

function warning(text: string): Line {
  return [{ text, tone: 'warn', hang: true }];
}

/** `90 s`, `15 min`. */
function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 120 || seconds % 60 !== 0 ? `${seconds} s` : `${seconds / 60} min`;
}
