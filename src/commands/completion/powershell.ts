import type { Completes } from '../command.ts';
import type { Word } from './vocabulary.ts';

/** A script for Windows PowerShell 5 and PowerShell 7. Where it returns nothing, the shell offers files. */
export function powershell(words: readonly Word[]): string {
  return `# PowerShell completion for tocsin. Made by \`tocsin completion powershell\`.
Register-ArgumentCompleter -Native -CommandName tocsin -ScriptBlock {
  param($word, $ast, $cursor)
  $abouts = [ordered]@{
${words.map(({ name, about }) => `    ${quoted(name)} = ${quoted(about)}`).join('\n')}
  }
  $flags = @{
${words.map(({ name, flags }) => `    ${quoted(name)} = ${list(flags.flatMap(({ names }) => names))}`).join('\n')}
  }
  $arguments = @{
${words.map(({ name, completes }) => `    ${quoted(name)} = ${argumentsOf(completes)}`).join('\n')}
  }
  $values = @{
${words.flatMap(({ name, flags }) => flags.flatMap(({ names, value }) => (value === undefined ? [] : names.map(flag => `    ${quoted(`${name} ${flag}`)} = { ${candidates(value)} }`)))).join('\n')}
  }
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
  $plain = @($typed | Where-Object { $_ -notlike '-*' })
  $command = if ($plain.Count -gt 0) { $plain[0] } else { '' }
  $before = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
  $offered =
    if ($values.ContainsKey("$command $before")) { & $values["$command $before"] }
    elseif ($word -like '-*') { if ($command) { $flags[$command] } else { '--help', '--version' } }
    elseif (-not $command) { $abouts.Keys }
    elseif ($arguments[$command]) { & $arguments[$command] ($plain.Count - 1) }
  $offered | Where-Object { $_ -like "$word*" } | ForEach-Object {
    $about = if (-not $command -and $abouts.Contains($_)) { $abouts[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $about)
  }
}
`;
}

function argumentsOf(completes: readonly Completes[]): string {
  const last = completes.length - 1;
  if (last < 0) return '$null';
  const cases = completes.map(
    (kind, index) => `${index === last ? 'default' : index} { ${candidates(kind)} }`,
  );
  return `{ param($at) switch ($at) { ${cases.join(' ')} } }`;
}

function candidates(kind: Completes): string {
  if (kind === 'path') return '';
  if (kind === 'playbook') return 'tocsin list --ids 2>$null';
  if (kind === 'case') return 'tocsin cases --names 2>$null';
  return list(kind);
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
