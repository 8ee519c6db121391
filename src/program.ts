import { Argument, Command as Commander, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import type { Command, Option as CommandOption, Context } from './commands/command.ts';
import { globalOptions } from './commands/global-options.ts';
import { exitCodes } from './commands/help-exit-codes.ts';
import { UsageError } from './errors.ts';
import type { Io } from './io.ts';
import { display, displayLines } from './terminal/display.ts';

/** What `tocsin` alone does at a terminal. */
const menu: Command = {
  name: 'menu',
  group: 'Cases',
  summary: 'go on with a case, or open one',
  examples: [],
  load: () => import('./commands/menu.ts'),
};

/** Runs the command that the command line asked for. */
export type Dispatch = (
  command: Command,
  args: unknown[],
  options: unknown,
  context: Context,
) => Promise<void>;

/**
 * The command line as commander reads it. Where its first word names a command, only that one is built: forty take
 * longer than most of them run. Help is always 80 columns wide, so that it can be rendered ahead of time.
 */
export function buildProgram(
  commands: readonly Command[],
  argv: readonly string[],
  io: Io,
  dispatch: Dispatch,
): Commander {
  const program = new Commander('tocsin')
    .description(
      'Steps people through incident-response playbooks and keeps a record that stands up afterwards.',
    )
    .usage('[command] [options]')
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      outputError: (text, write) => write(safely(text.replace(/^error: /, 'tocsin: '), argv)),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: 20, subcommandTerm: command => command.name() })
    .helpCommand(false)
    .allowExcessArguments()
    .allowUnknownOption()
    .version(manifest.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .action(async () => {
      const [word] = program.args;
      if (word !== undefined) throw await unknownWord(word, program);
      if (io.stdin.isTTY && io.stdout.isTTY) await dispatch(menu, [], {}, context());
      else program.outputHelp();
    });
  for (const option of globalOptions) addOption(program, option);
  const named = commands.filter(({ name }) => name === argv[0]);
  for (const command of named.length > 0 ? named : commands) {
    addCommand(program, command, (args, options) => dispatch(command, args, options, context()));
  }
  addHelp(program);
  return program;

  function context(): Context {
    const { cases, as, role, plain = false, color = 'auto' } = program.opts();
    return { io, cases, as, role, plain, color, commands };
  }
}

function addCommand(
  program: Commander,
  command: Command,
  run: (args: unknown[], options: unknown) => Promise<void>,
): void {
  const sub = program
    .command(command.name)
    .helpGroup(`${command.group}:`)
    .summary(command.summary)
    .description(sentence(command.summary))
    .allowExcessArguments(false)
    .showHelpAfterError(`\`tocsin help ${command.name}\` shows what it takes.`)
    .addHelpText('before', examples(command))
    .action(() => run(takesCase(command) ? withCase(sub) : sub.processedArgs, sub.opts()));
  if (takesCase(command)) sub.addOption(new Option('--case <case>').hideHelp());
  for (const { syntax, about } of command.arguments ?? []) sub.addArgument(new Argument(syntax, about));
  for (const option of command.options ?? []) addOption(sub, option);
}

/** A command whose argument is a case takes it as `--case` too, as the acts do. */
function takesCase({ arguments: [first] = [] }: Command): boolean {
  return first?.syntax === '[case]';
}

function withCase(sub: Commander): unknown[] {
  const [argument, ...rest] = sub.processedArgs;
  const { case: named } = sub.opts<{ case?: string }>();
  if (argument !== undefined && named !== undefined && argument !== named)
    throw new UsageError(`two cases are named: ${argument} and ${named}.`, 'Name one of them.');
  return [argument ?? named, ...rest];
}

function addOption(to: Commander, { flags, about, choices, repeat, after, required }: CommandOption): void {
  const option = new Option(flags, about);
  if (choices) option.choices(choices);
  if (repeat) {
    const { parseArg } = option;
    option.argParser((value: string, former: string[] = []) => {
      parseArg?.(value, undefined);
      return [...former, value];
    });
  }
  if (after !== undefined) {
    option.argParser((value: string, former: [number, string][] = []): [number, string][] => {
      const before: readonly unknown[] = to.getOptionValue(after) ?? [];
      return [...former, [before.length, value]];
    });
  }
  if (required) option.makeOptionMandatory();
  to.addOption(option);
}

function addHelp(program: Commander): void {
  program
    .command('help')
    .helpGroup('Tool:')
    .summary('explain a command, or the exit codes')
    .argument('[topic]', 'a command, or `exit-codes`')
    .addHelpText('before', 'Examples:\n  tocsin help lint\n  tocsin help exit-codes\n')
    .action(async (topic: string | undefined) => {
      const named = topic === undefined ? program : program.commands.find(sub => sub.name() === topic);
      if (named) named.outputHelp();
      else if (topic === 'exit-codes') program.configureOutput().writeOut?.(exitCodes());
      else throw await unknownWord(topic ?? '', program);
    });
}

/** Side by side where all fit the line, else what each does stands below it. */
function examples({ examples }: Command): string {
  const width = Math.max(...examples.map(({ line }) => line.length));
  const fit = examples.every(({ about = '' }) => 2 + width + 2 + about.length <= 80);
  const rows = examples.map(({ line, about }) => {
    if (about === undefined) return `  ${line}`;
    return fit ? `  ${line.padEnd(width)}  ${about}` : `  ${line}\n      ${about}`;
  });
  return `Examples:\n${rows.join('\n')}\n`;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** What commander says of a command line, with the words that it quotes made safe to show. */
function safely(text: string, argv: readonly string[]): string {
  const quoted = argv.filter(word => word !== '' && display(word) !== word);
  const shown = quoted.reduce((said, word) => said.replaceAll(word, display(word)), text);
  return displayLines(shown).join('\n');
}

async function unknownWord(word: string, program: Commander): Promise<UsageError> {
  const { nearest } = await import('./nearest.ts');
  const isFlag = word.startsWith('-');
  const known = isFlag
    ? program.options.flatMap(({ long }) => long ?? [])
    : [...program.commands.map(command => command.name()), 'exit-codes'];
  const meant = nearest(word, known);
  return new UsageError(
    `there is no ${isFlag ? 'option' : 'command'} \`${word}\`.`,
    meant ? `Did you mean \`${meant}\`?` : '`tocsin --help` lists what there is.',
  );
}
